/** `loadpath build`: every deliverable of every system, or the named ones. What could not be made is named at the end. */
import { readdirSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { SimulationAnalysis } from '../analyse/analysis.ts'
import { deliverableNames, writeDocuments } from '../document/documents.ts'
import type { DeliverableName, SystemDocuments } from '../document/tree.ts'
import type { Finding } from '../findings/finding.ts'
import { sortFindings } from '../findings/message.ts'
import { compareGrowth, compareVariants } from '../judge/compare.ts'
import { withFixes } from '../judge/fix.ts'
import { tornados } from '../judge/sensitivity.ts'
import type { Language } from '../language/text.ts'
import { describePlan } from '../publish/output.ts'
import { planOutput } from '../publish/plan.ts'
import { writeOutput } from '../publish/write.ts'
import { drawPictures } from '../render/pictures.ts'
import { type Needed, neededFor } from './needed.ts'
import { CannotRun, listOption, timeLimitOption, uiLanguage } from './options.ts'
import { findingSentences } from './output/sentences.ts'
import { resultText } from './output/text.ts'
import { crashFinding, exitCode, type JudgedSystem, type PipelineResult, runPipeline } from './pipeline.ts'
import { runInWorker } from './simulation/in-worker.ts'
import { inert, paintFor, progress } from './terminal.ts'

export interface BuildOptions {
  ui?: string
  out?: string
  only?: string
  language?: string
  deliverable?: string
  pdf?: string
  dataOnly?: boolean
  strict?: boolean
  dryRun?: boolean
  timeLimit?: string
}

/**
 * Runs the command; returns the exit code. A system with model errors gets no documents. The others are still built, unless
 * the folder already holds an output: documents made earlier do not vanish because of a mistake made today.
 */
export async function buildCommand(paths: readonly string[], options: BuildOptions): Promise<0 | 1 | 2> {
  const language = uiLanguage(options.ui, process.env)
  if (paths.length > 1)
    throw new CannotRun({
      ru: 'build принимает один путь: рабочее пространство, каталог или файл модели',
      en: 'build takes one path: a workspace, a folder or a model file',
    })
  const only = listOption('--only', options.only)
  const languages = languagesOption(options.language)
  const deliverables = deliverablesOption(options.deliverable)
  const timeLimitMs = timeLimitOption(options.timeLimit)
  const bar = progress(process.stderr)
  bar.step('check')
  const result = await runPipeline(paths[0], {
    dataOnly: options.dataOnly === true,
    ...(only ? { only } : {}),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  })
  refuseForeignLanguages(result, languages)
  const documents: SystemDocuments[] = []
  const problems: Finding[] = []
  const lost: string[] = only ? [] : unloaded(result)
  for (const system of result.systems) {
    bar.step(system.loaded.document.system.id)
    const made = await documentsOf(system, languages, neededFor(deliverables, options.dryRun === true))
    problems.push(...made.findings)
    if (made.documents) documents.push(made.documents)
    else lost.push(system.loaded.document.system.id)
  }
  const out = resolve(options.out ?? (paths.length === 0 ? resolve(result.root, 'dist') : 'dist'))
  const plan = await planOutput(documents, {
    pdf: options.pdf === 'none' ? 'none' : 'typst',
    ...(languages ? { languages } : {}),
    ...(deliverables ? { deliverables } : {}),
  })
  if (options.dryRun) {
    bar.done()
    process.stdout.write(describePlan(plan))
    return exitCode(withFindings(result, [...problems, ...plan.findings]), options.strict === true)
  }
  const written =
    documents.length === 0 || (lost.length > 0 && holdsSomething(out))
      ? { written: [], findings: plan.findings }
      : await writeOutput(plan, out, { progress: bar.step })
  bar.done()
  const all = withFindings(result, [...problems, ...written.findings])
  process.stdout.write(resultText(all, language, paintFor(process.stdout.isTTY === true, process.env)))
  process.stdout.write(
    `${closing(all.findings, lost, written.written.length, inert(relative(process.cwd(), out) || '.'), language)}\n`,
  )
  return exitCode(all, options.strict === true)
}

function withFindings(result: PipelineResult, more: readonly Finding[]): PipelineResult {
  return { ...result, findings: sortFindings([...result.findings, ...more]) }
}

/** Files of models that could not be loaded at all: their systems are not known, only where they are. */
function unloaded(result: PipelineResult): string[] {
  const errors = result.ofWorkspace.filter((f) => f.severity === 'error' && f.code !== 'duplicate-system')
  return [...new Set(errors.map((f) => f.place?.file ?? f.code))]
}

function holdsSomething(folder: string): boolean {
  return (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false) && readdirSync(folder).length > 0
}

function languagesOption(value: string | undefined): Language[] | undefined {
  const list = listOption('--language', value)
  for (const item of list ?? [])
    if (item !== 'ru' && item !== 'en')
      throw new CannotRun({
        ru: `--language принимает ru и en, а не «${item}»`,
        en: `--language takes ru and en, not "${item}"`,
      })
  return list as Language[] | undefined
}

/** A language that no system is written in would give an empty output without a word. */
function refuseForeignLanguages(result: PipelineResult, languages: readonly Language[] | undefined): void {
  const written = result.systems.flatMap((s) => s.loaded.document.system.languages)
  for (const language of languages ?? []) {
    if (written.length > 0 && !written.includes(language))
      throw new CannotRun({
        ru: `ни одна система не описана на языке ${language}`,
        en: `no system is written in the language ${language}`,
      })
  }
}

function deliverablesOption(value: string | undefined): DeliverableName[] | undefined {
  const list = listOption('--deliverable', value)
  const names = deliverableNames.join(', ')
  for (const name of list ?? []) {
    if (!(deliverableNames as readonly string[]).includes(name))
      throw new CannotRun({
        ru: `нет документа «${name}»; есть ${names}`,
        en: `there is no deliverable "${name}"; there are ${names}`,
      })
  }
  return list as DeliverableName[] | undefined
}

/** Pictures and document trees of one system; nothing when its model has errors. */
async function documentsOf(
  system: JudgedSystem,
  languages: Language[] | undefined,
  needed: Needed,
): Promise<{ documents?: SystemDocuments; findings: Finding[] }> {
  if (!system.judged) return { findings: [] }
  try {
    return await drawAndWrite(system, system.judged, languages, needed)
  } catch (error) {
    return { findings: [crashFinding(system.loaded, error)] }
  }
}

async function drawAndWrite(
  system: JudgedSystem,
  judged: NonNullable<JudgedSystem['judged']>,
  languages: Language[] | undefined,
  needed: Needed,
): Promise<{ documents: SystemDocuments; findings: Finding[] }> {
  const { model, topology, analysis, judgement } = judged
  const checking = needed.simulation ? simulationOf(system, judged) : undefined
  const wanted = model.document.system.languages.filter((l) => languages?.includes(l) ?? true)
  const drawn = await drawPictures(model.document, topology, analysis, judgement, wanted, needed.picture)
  const moved = needed.searches ? tornados(model.document, judgement.verdicts) : []
  const verdicts = needed.searches ? withFixes(model.document, judgement.verdicts) : judgement.verdicts
  const comparisons = compareVariants(model.document, model.decisions)
  const growth = needed.growth ? compareGrowth(model.document, model.decisions) : []
  const checked = await checking
  const documents = writeDocuments({
    model,
    topology,
    analysis: checked?.simulation ? { ...analysis, simulation: checked.simulation } : analysis,
    judgement: { ...judgement, verdicts },
    comparisons,
    growth,
    sensitivities: new Map(moved.map((tornado) => [tornado.requirement, tornado])),
    pictures: drawn.pictures,
    oversize: drawn.oversize,
    searched: needed.searches,
    findings: system.findings.map(findingSentences),
  })
  return { documents, findings: [...drawn.findings, ...(checked?.findings ?? [])] }
}

/** Events of each simulated part: three seconds of a core beside the pictures, so that a 95th percentile has an interval. */
const EVENTS = 3e6

/** The second way to the figures, worked out in a thread of its own. Documents are written without it when it fails. */
async function simulationOf(
  system: JudgedSystem,
  { model, analysis }: NonNullable<JudgedSystem['judged']>,
): Promise<{ simulation?: SimulationAnalysis; findings: Finding[] }> {
  const { availability, failures, performance } = analysis
  try {
    const task = { document: model.document, analysis: { availability, failures, performance } }
    return { simulation: await runInWorker({ ...task, options: { seed: 1, events: EVENTS } }), findings: [] }
  } catch (error) {
    return { findings: [crashFinding(system.loaded, error)] }
  }
}

/** The last line: what was written where, and what is missing. */
function closing(
  findings: readonly Finding[],
  systems: readonly string[],
  files: number,
  out: string,
  language: Language,
): string {
  const missing = findings.filter(
    (f) => f.severity === 'error' && /^(view|picture|document|pdf|output|stage)-/.test(f.code),
  )
  // Of a folder that could not be replaced the folder is meant, not what was found in it.
  const subject = (f: Finding) => (f.code === 'output-foreign' ? f.params.file : (f.params.name ?? f.params.file))
  const names = missing.map((f) => String(subject(f) ?? f.element ?? f.code))
  const lost = inert([...new Set([...systems, ...names])].join(', '))
  if (language === 'ru') {
    const head =
      files > 0 ? `Записано файлов: ${files}, папка ${out}.` : 'Ничего не записано, прежний результат не тронут.'
    return lost === '' ? head : `${head} Не сделано: ${lost}.`
  }
  const head =
    files > 0 ? `${files} files written to ${out}.` : 'Nothing was written; the previous output is untouched.'
  return lost === '' ? head : `${head} Not made: ${lost}.`
}
