/** load -> check -> analyse -> judge for the commands. */
import { analyse } from '../analyse/analyse.ts'
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import { check } from '../check/check.ts'
import type { Finding } from '../findings/finding.ts'
import { judge } from '../judge/judge.ts'
import type { Judgement } from '../judge/verdict.ts'
import { applyVariant } from '../language/variant.ts'
import type { CheckedModel, LoadedModel } from '../load/loaded-model.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { CannotRun } from './options.ts'

/** A system that went through all the stages it could. */
export interface JudgedSystem {
  loaded: LoadedModel
  findings: Finding[]
  /** Absent when an error finding stopped it before the analyses. */
  judged?: { model: CheckedModel; topology: Topology; analysis: Analysis; judgement: Judgement }
}

export interface PipelineOptions {
  dataOnly?: boolean
  variant?: string
  stage?: string
  only?: readonly string[]
}

export interface PipelineResult {
  root: string
  systems: JudgedSystem[]
  /** Findings of the workspace itself and of all systems. */
  findings: Finding[]
}

/** Runs the stages on a workspace, folder or model file. */
export async function runPipeline(path: string, options: PipelineOptions): Promise<PipelineResult> {
  const workspace = await loadWorkspace(path, { dataOnly: options.dataOnly ?? false })
  const chosen = workspace.systems.filter((s) => !options.only || options.only.includes(s.document.system.id))
  for (const wanted of options.only ?? []) {
    if (!chosen.some((s) => s.document.system.id === wanted))
      throw new CannotRun(`there is no system "${wanted}" in this workspace`)
  }
  const systems = chosen.map((loaded) => judgeSystem(withOverlay(loaded, options)))
  return { root: workspace.root, systems, findings: [...workspace.findings, ...systems.flatMap((s) => s.findings)] }
}

/** The model with one variant, or with all stages up to one, laid over it. */
function withOverlay(loaded: LoadedModel, options: PipelineOptions): LoadedModel {
  const { variants, stages } = loaded.document
  if (options.variant !== undefined) {
    const variant = variants.find((v) => v.id === options.variant)
    if (!variant) throw new CannotRun(`${loaded.document.system.id} has no variant "${options.variant}"`)
    return { ...loaded, document: applyVariant(loaded.document, variant) }
  }
  if (options.stage !== undefined) {
    const last = stages.find((s) => s.id === options.stage)
    if (!last) throw new CannotRun(`${loaded.document.system.id} has no stage "${options.stage}"`)
    const upTo = [...stages].filter((s) => s.order <= last.order).sort((a, b) => a.order - b.order)
    return { ...loaded, document: upTo.reduce(applyVariant, loaded.document) }
  }
  return loaded
}

function judgeSystem(loaded: LoadedModel): JudgedSystem {
  const checked = check(loaded)
  const findings = checked.findings
  const model = checked.model
  if (!model) return { loaded, findings }
  const { topology, analysis } = analyse(model.document)
  return { loaded, findings, judged: { model, topology, analysis, judgement: judge(model, topology, analysis) } }
}

/** 1 when an error finding or a failed requirement stands (with `strict` also an unknown one), else 0. */
export function exitCode(result: PipelineResult, strict: boolean): 0 | 1 {
  const error = result.findings.some((f) => f.severity === 'error' && !f.accepted)
  const failed = result.systems.some((s) =>
    s.judged?.judgement.verdicts.some((v) => v.verdict === 'fail' || (strict && v.verdict === 'unknown')),
  )
  return error || failed ? 1 : 0
}
