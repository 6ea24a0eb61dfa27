/** `check --format json`: the contract for machines. Keys are stable; messages are English unless `--ui` says otherwise. */
import type { Finding } from '../../findings/finding.ts'
import type { MeasureVerdict } from '../../judge/verdict.ts'
import type { Language } from '../../language/text.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import type { PipelineResult } from '../pipeline.ts'
import { findingFix, findingMessage } from './sentences.ts'

function finite(value: number | undefined): number | string | null {
  if (value === undefined || Number.isNaN(value)) return null
  return Number.isFinite(value) ? value : value > 0 ? 'Infinity' : '-Infinity'
}

function valueJson(value: Quantity | undefined): unknown {
  return value
    ? { best: finite(value.best), typical: finite(value.typical), worst: finite(value.worst), unit: value.unit }
    : null
}

function measureJson(m: MeasureVerdict, language: Language): Record<string, unknown> {
  return {
    verdict: m.verdict,
    metric: m.measure.metric,
    scope: m.scope,
    target: 'target' in m.measure && m.measure.target !== undefined ? m.measure.target : null,
    value: valueJson(m.value),
    margin: finite(m.margin),
    // One line, also when a title of the model has several.
    cause: (m.missing ?? m.cause)[language].replace(/\s*\n\s*/g, ' '),
  }
}

/** The object of the contract. */
export function resultJson(result: Pick<PipelineResult, 'systems' | 'findings'>, language: Language): unknown {
  return {
    version: 1,
    findings: result.findings.map((f) => findingJson(f, language)),
    requirements: result.systems.flatMap((s) =>
      (s.judged?.judgement.verdicts ?? []).map((v) => ({
        system: s.loaded.document.system.id,
        id: v.requirement,
        ...measureJson(v.binding, language),
        verdict: v.verdict,
        ...(v.due === undefined ? {} : { due: v.due }),
        measures: v.measures.map((m) => measureJson(m, language)),
      })),
    ),
  }
}

function findingJson(f: Finding, language: Language): unknown {
  return {
    code: f.code,
    severity: f.severity,
    message: findingMessage(f, language),
    fix: findingFix(f, language),
    file: f.place?.file ?? null,
    line: f.place?.line ?? null,
    column: f.place?.column ?? null,
    element: f.element ?? null,
    ...(f.accepted ? { accepted: f.accepted } : {}),
  }
}
