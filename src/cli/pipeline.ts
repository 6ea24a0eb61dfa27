/** load -> check -> analyse -> judge for the commands. */
import { join, resolve } from 'node:path'
import { analyse } from '../analyse/analyse.ts'
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import { type CheckOptions, check } from '../check/check.ts'
import { optionsFor, ownFindings, settingsFindings } from '../check/workspace.ts'
import type { Finding, SourcePlace } from '../findings/finding.ts'
import { sortFindings } from '../findings/message.ts'
import { judge } from '../judge/judge.ts'
import type { Judgement } from '../judge/verdict.ts'
import { applyStage, applyVariant } from '../language/variant.ts'
import { type CheckedModel, type LoadedModel, placeOf } from '../load/loaded-model.ts'
import { loadSettings } from '../load/settings/load.ts'
import type { WorkspaceSettings } from '../load/settings/settings.ts'
import type { Workspace } from '../load/workspace.ts'
import { reasonOf } from '../publish/output.ts'
import { unmetWhenDue } from './due.ts'
import { loadPath } from './early.ts'
import { CannotRun } from './options.ts'
import { findingFix, findingMessage } from './output/sentences.ts'

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
  /** How long one TypeScript model may run. */
  timeLimitMs?: number
  /** ISO date against which waivers expire and trials grow old; without it neither happens. */
  today?: string
  /** Compute only what verdicts read. */
  verdictsOnly?: boolean
  /** `false`: the baseline accepts nothing in this run. */
  baseline?: boolean
}

export interface PipelineResult {
  root: string
  systems: JudgedSystem[]
  /** Findings of the workspace itself and of all systems, worst first. */
  findings: Finding[]
  /** Those of them that belong to no system: files that could not be loaded, and the settings. */
  ofWorkspace: Finding[]
  /** What the workspace decides about findings. */
  settings?: WorkspaceSettings
}

/**
 * Runs the stages on a workspace, folder or model file; without a path, on the nearest workspace upwards. `loading` is that
 * workspace when it is being loaded already.
 */
export async function runPipeline(
  path: string | undefined,
  options: PipelineOptions,
  loading?: Promise<Workspace>,
): Promise<PipelineResult> {
  const { dataOnly = false, timeLimitMs, verdictsOnly } = options
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs }
  const workspace = await (loading ?? loadPath(path, { dataOnly, bodies: verdictsOnly !== true, ...limit }))
  refuseUnreadable(workspace)
  const chosen = workspace.systems.filter((s) => options.only?.includes(s.document.system.id) ?? true)
  const known = (id: string): boolean => chosen.some((s) => s.document.system.id === id)
  for (const wanted of options.only ?? []) if (!known(wanted)) refuse('system', wanted, workspace)
  const { settings, findings: ofSettings } = await loadSettings(workspace.root, {
    withBaseline: options.baseline !== false,
    confined: dataOnly,
  })
  const judged = overlaid(chosen, workspace, options, settings)
  const checked = judged.map((s) => ({ id: s.loaded.document.system.id, findings: s.findings }))
  const broken = workspace.findings.some((f) => f.severity === 'error')
  const overlay = options.variant ?? options.stage
  // Not all rules speak about a model with errors: whether a waiver is needed is not known then.
  const asked = !broken && judged.every((s) => s.judged !== undefined)
  const whole = isWhole(path, workspace.root) && !options.only && overlay === undefined && asked
  const ofWorkspace = [...workspace.findings, ...ofSettings, ...settingsFindings(settings, checked, whole)]
  const systems = judged.map(withOwnFindings)
  const findings = sortFindings([...ofWorkspace, ...systems.flatMap((s) => s.findings)])
  return { root: workspace.root, systems, findings, ofWorkspace, settings }
}

/** The path means the workspace with all its systems. */
function isWhole(path: string | undefined, root: string): boolean {
  const at = path === undefined ? root : resolve(path)
  return at === root || at === join(root, 'model')
}

/** What is about the settings is told for the workspace, not for each of its systems. */
function withOwnFindings(system: JudgedSystem): JudgedSystem {
  const findings = ownFindings(system.findings)
  if (!system.judged) return { ...system, findings }
  return { ...system, findings, judged: { ...system.judged, model: { ...system.judged.model, findings } } }
}

/** Codes that say that there was nothing to read: no run, rather than a run with findings. */
const unreadable: ReadonlySet<string> = new Set(['path-not-found', 'not-a-model-file', 'workspace-empty'])

function refuseUnreadable(workspace: Workspace): void {
  if (workspace.systems.length > 0) return
  const { findings } = workspace
  // The folder of all models, not that of one of them.
  const ofModels = (f: Finding): boolean => f.place?.file === 'model' || f.place?.file === '.'
  const finding =
    findings.find((f) => unreadable.has(f.code) || (f.code === 'unreadable-folder' && ofModels(f))) ??
    // Nothing was read and nothing is wrong: that would look like a success.
    (findings.some((f) => f.severity === 'error') ? undefined : findings[0])
  if (!finding) return
  const hint = { ru: 'начать можно командой loadpath init', en: 'loadpath init makes a first one' }
  const said = (language: 'ru' | 'en'): string => {
    const sentence = findingMessage(finding, language).replace(/\.$/, '')
    if (finding.code === 'workspace-empty') return `${sentence}; ${hint[language]}`
    return finding.code === 'model-without-entry' ? `${sentence}. ${findingFix(finding, language)}` : sentence
  }
  throw new CannotRun({ ru: said('ru'), en: said('en') })
}

/** An id that nothing has. A model that was not loaded may be the one that has it: that is said too. */
function refuse(kind: 'system' | 'variant' | 'stage', id: string, workspace: Workspace): never {
  const broken = workspace.findings.some((f) => f.severity === 'error')
  const word = { system: 'системы', variant: 'варианта', stage: 'этапа' }[kind]
  throw new CannotRun({
    ru: `здесь нет ${word} «${id}»${broken ? '; часть моделей не прочитана: выполните loadpath check' : ''}`,
    en: `there is no ${kind} "${id}" here${broken ? '; some models were not loaded: run loadpath check' : ''}`,
  })
}

/** The models judged, with one variant, or with all stages up to one, laid over those that have it. */
function overlaid(
  chosen: readonly LoadedModel[],
  workspace: Workspace,
  options: PipelineOptions,
  settings: WorkspaceSettings,
): JudgedSystem[] {
  const { variant, stage } = options
  const changed = chosen.map((loaded) => withOverlay(loaded, variant, stage))
  const wanted = variant ?? stage
  if (wanted !== undefined && !changed.some(Boolean)) {
    refuse(variant === undefined ? 'stage' : 'variant', wanted, workspace)
  }
  return chosen.map((loaded, at) => {
    const checkOptions = optionsFor(settings, loaded.document.system.id, options.today)
    const laid = changed[at]
    const overlaid = laid !== undefined
    const judged = judgeSystem(laid ?? loaded, { ...checkOptions, overlaid }, options.verdictsOnly === true)
    if (overlaid || wanted === undefined) return judged
    return { ...judged, findings: [...judged.findings, notOverlaid(loaded, variant === undefined, wanted)] }
  })
}

/** A system without the variant or stage asked for is told apart from those that have it. */
function notOverlaid(loaded: LoadedModel, stage: boolean, id: string): Finding {
  const name = loaded.document.system.id
  const params = { name, kind: stage ? 'stage' : 'variant', id }
  return { code: 'not-overlaid', severity: 'info', place: systemPlace(loaded), element: name, params }
}

function withOverlay(loaded: LoadedModel, variantId?: string, stageId?: string): LoadedModel | undefined {
  const { variants, stages } = loaded.document
  if (variantId !== undefined) {
    const variant = variants.find((v) => v.id === variantId)
    return variant && { ...loaded, document: applyVariant(loaded.document, variant) }
  }
  const last = stageId === undefined ? undefined : stages.find((s) => s.id === stageId)
  if (!last) return undefined
  return { ...loaded, document: applyStage(loaded.document, last.id) }
}

function judgeSystem(loaded: LoadedModel, options: CheckOptions, verdictsOnly: boolean): JudgedSystem {
  let findings = loaded.findings
  try {
    const checked = check(loaded, options)
    findings = checked.findings
    const model = checked.model
    if (!model) return { loaded, findings }
    const { topology, analysis } = analyse(model.document, { verdictsOnly })
    const judgement = judge(model, topology, analysis)
    if (options.overlaid !== true) findings = [...findings, ...unmetWhenDue(loaded, judgement)]
    return { loaded, findings, judged: { model, topology, analysis, judgement } }
  } catch (error) {
    return { loaded, findings: [...findings, crashFinding(loaded, error)] }
  }
}

/** A failure of the program itself on one system: told as a finding, the other systems go on. */
export function crashFinding(loaded: LoadedModel, error: unknown): Finding {
  if (process.env.LOADPATH_DEBUG) console.error(error)
  const name = loaded.document.system.id
  const place = systemPlace(loaded)
  return { code: 'stage-crashed', severity: 'error', place, element: name, params: { name, reason: reasonOf(error) } }
}

/** Where a system is declared: the place of what has none of its own. Always a file, never a folder. */
export function systemPlace(loaded: LoadedModel): SourcePlace {
  return placeOf(loaded.sources, 'system') ?? { file: loaded.path, line: 1, column: 1 }
}

/** 1 when an error finding or a failed requirement that is due now stands (with `strict` also an unknown one), else 0. */
export function exitCode(result: PipelineResult, strict: boolean): 0 | 1 {
  const error = result.findings.some((f) => f.severity === 'error' && !f.accepted)
  const failed = result.systems.some((s) =>
    s.judged?.judgement.verdicts.some(
      (v) => v.due === undefined && (v.verdict === 'fail' || (strict && v.verdict === 'unknown')),
    ),
  )
  return error || failed ? 1 : 0
}
