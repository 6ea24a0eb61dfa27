/** `loadpath build`: every deliverable of every system, or the named ones. What could not be made is named at the end. */
import { relative, resolve } from 'node:path'
import type { Sensitivities } from '../document/context.ts'
import { deliverableNames, writeDocuments } from '../document/documents.ts'
import type { DeliverableName, SystemDocuments } from '../document/tree.ts'
import type { Finding } from '../findings/finding.ts'
import { sortFindings } from '../findings/message.ts'
import { compareVariants } from '../judge/compare.ts'
import { sensitivities } from '../judge/sensitivity.ts'
import type { Language } from '../language/text.ts'
import { describePlan, type OutputPlan } from '../publish/output.ts'
import { planOutput } from '../publish/plan.ts'
import { writeOutput } from '../publish/write.ts'
import { drawPictures } from '../render/pictures.ts'
import { CannotRun, listOption, uiLanguage } from './options.ts'
import { findingSentences } from './output/sentences.ts'
import { resultText } from './output/text.ts'
import { exitCode, type JudgedSystem, type PipelineResult, runPipeline } from './pipeline.ts'
import { paintFor, progress } from './terminal.ts'

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
}

/** Runs the command; returns the exit code. A system with model errors gets no documents, the others are still built. */
export async function buildCommand(paths: readonly string[], options: BuildOptions): Promise<0 | 1 | 2> {
  const language = uiLanguage(options.ui, process.env)
  if (paths.length > 1) throw new CannotRun('build takes one path: a workspace, a folder or a model file')
  const only = listOption(options.only)
  const bar = progress(process.stderr)
  bar.step('check')
  const result = await runPipeline(paths[0] ?? '.', { dataOnly: options.dataOnly === true, ...(only ? { only } : {}) })
  const languages = languagesOption(options.language)
  const documents: SystemDocuments[] = []
  const problems: Finding[] = []
  for (const system of result.systems) {
    bar.step(system.loaded.document.system.id)
    const made = await documentsOf(system, languages)
    problems.push(...made.findings)
    if (made.documents) documents.push(made.documents)
  }
  const out = resolve(options.out ?? (paths.length === 0 ? resolve(result.root, 'dist') : 'dist'))
  const plan = await plannedOutput(documents, options, languages)
  if (options.dryRun) {
    bar.done()
    process.stdout.write(describePlan(plan))
    return exitCode(withFindings(result, [...problems, ...plan.findings]), options.strict === true)
  }
  const written =
    documents.length === 0
      ? { written: [], findings: plan.findings }
      : await writeOutput(plan, out, { progress: bar.step })
  bar.done()
  const all = withFindings(result, [...problems, ...written.findings])
  process.stdout.write(resultText(all, language, paintFor(process.stdout.isTTY === true, process.env)))
  process.stdout.write(`${closing(all, written.written.length, relative(process.cwd(), out) || '.', language)}\n`)
  return exitCode(all, options.strict === true)
}

function withFindings(result: PipelineResult, more: readonly Finding[]): PipelineResult {
  return { ...result, findings: sortFindings([...result.findings, ...more]) }
}

function languagesOption(value: string | undefined): Language[] | undefined {
  const list = listOption(value)
  for (const item of list ?? [])
    if (item !== 'ru' && item !== 'en') throw new CannotRun(`--language takes ru and en, not "${item}"`)
  return list as Language[] | undefined
}

async function plannedOutput(
  documents: readonly SystemDocuments[],
  options: BuildOptions,
  languages: Language[] | undefined,
): Promise<OutputPlan> {
  const deliverables = listOption(options.deliverable)
  for (const name of deliverables ?? []) {
    if (!(deliverableNames as readonly string[]).includes(name))
      throw new CannotRun(`there is no deliverable "${name}"; there are ${deliverableNames.join(', ')}`)
  }
  return planOutput(documents, {
    pdf: options.pdf === 'none' ? 'none' : 'typst',
    ...(languages ? { languages } : {}),
    ...(deliverables ? { deliverables: deliverables as DeliverableName[] } : {}),
  })
}

/** Pictures and document trees of one system; nothing when its model has errors. */
async function documentsOf(
  system: JudgedSystem,
  languages: Language[] | undefined,
): Promise<{ documents?: SystemDocuments; findings: Finding[] }> {
  if (!system.judged) return { findings: [] }
  const { model, topology, analysis, judgement } = system.judged
  const wanted = model.document.system.languages.filter((l) => languages?.includes(l) ?? true)
  const drawn = await drawPictures(model.document, topology, analysis, judgement, wanted)
  const moved = new Map<string, Sensitivities>(
    model.document.requirements.map((r) => [r.id, sensitivities(model.document, r.id)]),
  )
  const documents = writeDocuments({
    model,
    topology,
    analysis,
    judgement,
    comparisons: compareVariants(model.document, model.decisions),
    sensitivities: moved,
    pictures: drawn.pictures,
    findings: system.findings.map(findingSentences),
  })
  return { documents, findings: drawn.findings }
}

/** The last line: what was written where, and what is missing. */
function closing(result: PipelineResult, files: number, out: string, language: Language): string {
  const missing = result.findings.filter(
    (f) => f.severity === 'error' && /^(view|picture|document|pdf|output|stage)-/.test(f.code),
  )
  const names = [
    ...new Set(missing.map((f) => String(f.params.path ?? f.params.key ?? f.params.name ?? f.element ?? f.code))),
  ]
  const skipped = result.systems.filter((s) => !s.judged).map((s) => s.loaded.document.system.id)
  const lost = [...skipped, ...names]
  if (language === 'ru') {
    const head =
      files > 0 ? `Записано файлов: ${files}, папка ${out}.` : 'Ничего не записано, прежний результат не тронут.'
    return lost.length > 0 ? `${head} Не сделано: ${lost.join(', ')}.` : head
  }
  const head =
    files > 0 ? `${files} files written to ${out}.` : 'Nothing was written; the previous output is untouched.'
  return lost.length > 0 ? `${head} Not made: ${lost.join(', ')}.` : head
}
