/** SARIF 2.1.0. Every result has a place: GitHub rejects a whole file for one result without. Fingerprints come from model ids, not lines. */

import type { Finding, SourcePlace } from '../../findings/finding.ts'
import type { Language, Said } from '../../language/text.ts'
import { type PipelineResult, systemPlace } from '../pipeline.ts'
import { codeEntry, findingFix, findingMessage } from './sentences.ts'

interface Result {
  rule: string
  level: 'error' | 'warning' | 'note'
  text: string
  file: string
  line: number
  column: number
  key: string
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** A finding as a result; `otherwise` is its place when it has none of its own. */
function ofFinding(f: Finding, otherwise: SourcePlace, system: string, language: Language): Result {
  return {
    rule: f.code,
    level: levels[f.severity],
    text: `${findingMessage(f, language)} ${findingFix(f, language)}`.trim(),
    ...(f.place ?? otherwise),
    key: `${system}/${f.code}/${f.element ?? ''}`,
  }
}

/** Equal keys get a number: GitHub takes two results with one fingerprint for one. */
function fingerprints(keys: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key}#${times}`
  })
}

const requirementTitles: Record<string, Said> = {
  'requirement-fail': { ru: 'Требование не выполнено', en: 'A requirement does not hold' },
  'requirement-at-risk': { ru: 'Требование под угрозой', en: 'A requirement is at risk' },
}

/** What code scanning shows of a rule beside its results. */
function ruleOf(id: string, language: Language): unknown {
  const entry = codeEntry(id)
  const title = entry?.title ?? requirementTitles[id]
  return {
    id,
    shortDescription: { text: title?.[language] ?? id },
    ...(entry ? { fullDescription: { text: entry.why[language] } } : {}),
  }
}

/** A path as a URI reference: `encodeURI` leaves the characters that would end it. */
function uriOf(file: string): string {
  return encodeURI(file).replaceAll('#', '%23').replaceAll('?', '%3F')
}

/** The log as one object. */
export function resultSarif(result: PipelineResult, language: Language): unknown {
  const ofSystems = result.systems.flatMap((s) => {
    const system = s.loaded.document.system.id
    const root = systemPlace(s.loaded)
    const verdicts = (s.judged?.judgement.verdicts ?? [])
      .filter((v) => v.verdict === 'fail' || v.verdict === 'at-risk')
      .map((v): Result => {
        const place = s.loaded.sources[v.requirement] ?? root
        return {
          rule: `requirement-${v.verdict}`,
          level: v.due !== undefined ? 'note' : v.verdict === 'fail' ? 'error' : 'warning',
          text: `${v.requirement}: ${(v.binding.missing ?? v.binding.cause)[language]}`,
          ...place,
          key: `${system}/${v.requirement}`,
        }
      })
    const found = s.findings.filter((f) => !f.accepted).map((f) => ofFinding(f, root, system, language))
    return [...verdicts, ...found]
  })
  const whole = { file: 'model', line: 1, column: 1 }
  const results = [...ofSystems, ...result.ofWorkspace.map((f) => ofFinding(f, whole, '', language))]
  const keys = fingerprints(results.map((r) => r.key))
  const rules = [...new Set(results.map((r) => r.rule))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'loadpath',
            rules: rules.map((id) => ruleOf(id, language)),
          },
        },
        results: results.map((r, at) => ({
          ruleId: r.rule,
          ruleIndex: rules.indexOf(r.rule),
          level: r.level,
          message: { text: r.text },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(r.file) },
                region: { startLine: Math.max(1, r.line), startColumn: Math.max(1, r.column) },
              },
            },
          ],
          partialFingerprints: { modelId: keys[at] },
        })),
      },
    ],
  }
}
