/** `loadpath export FORMAT [SYSTEM]`: a model, or what is computed from it, for other tools. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NamedTree, openPsaName, writeOpenPsa, writeOpenPsaModel } from '../analyse/availability/open-psa/write.ts'
import { type JourneyTree, journeyTrees } from '../analyse/availability/trees.ts'
import { canonicalJson } from '../language/canonical.ts'
import { CannotRun, timeLimitOption } from './options.ts'
import { type JudgedSystem, runPipeline } from './pipeline.ts'

export type ExportFormat = 'json' | 'open-psa' | 'schema'

export interface ExportOptions {
  variant?: string
  stage?: string
  journey?: string
  region?: string
  out?: string
  timeLimit?: string
}

/** Files by their name; a single one may also go to standard output. */
type Exported = Map<string, string>

/** Runs the command; returns the exit code. */
export async function exportCommand(
  format: ExportFormat,
  system: string | undefined,
  options: ExportOptions,
): Promise<0> {
  const { out } = options
  const made = format === 'schema' ? schema() : await ofSystem(format, system, options)
  if (out === undefined) {
    process.stdout.write([...made.values()].join(''))
    return 0
  }
  try {
    mkdirSync(out, { recursive: true })
    for (const [name, text] of made) writeFileSync(join(out, name), text)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CannotRun({ ru: `в папку ${out} не записать (${code})`, en: `${out} cannot be written (${code})` })
  }
  return 0
}

function schema(): Exported {
  const file = new URL('../language/schema/architecture.schema.json', import.meta.url)
  return new Map([['architecture.schema.json', readFileSync(file, 'utf8')]])
}

async function ofSystem(
  format: Exclude<ExportFormat, 'schema'>,
  wanted: string | undefined,
  options: ExportOptions,
): Promise<Exported> {
  const timeLimitMs = timeLimitOption(options.timeLimit)
  const { systems } = await runPipeline(undefined, {
    ...(wanted === undefined ? {} : { only: [wanted] }),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  })
  const [first, ...others] = systems
  if (!first || others.length > 0) {
    const names = systems.map((one) => one.loaded.document.system.id).join(', ')
    throw new CannotRun({
      ru: `назовите одну систему: ${names || 'в моделях ни одной нет'}`,
      en: `name one system: ${names || 'the models hold none'}`,
    })
  }
  const { document } = first.loaded
  if (format === 'json') return new Map([[`${document.system.id}.json`, canonicalJson(document)]])
  return faultTrees(first, options)
}

function faultTrees(system: JudgedSystem, options: ExportOptions): Exported {
  const { id } = system.loaded.document.system
  if (!system.judged) {
    throw new CannotRun({
      ru: `в модели ${id} есть ошибки: сначала выполните loadpath check`,
      en: `${id} has errors: run loadpath check first`,
    })
  }
  const { topology, analysis } = system.judged
  const all = journeyTrees(topology, analysis.performance.peak)
  const trees = all
    .filter(({ journey }) => options.journey === undefined || journey === options.journey)
    .filter(({ region }) => options.region === undefined || region === options.region)
  if (trees.length === 0) {
    const has = all.map(nameOf).join(', ')
    throw new CannotRun({
      ru: `у ${id} нет такого сценария и региона; есть: ${has || 'ни одного'}`,
      en: `${id} has no such journey and region; there are: ${has || 'none'}`,
    })
  }
  const named = trees.map((one): NamedTree => ({ name: openPsaName(nameOf(one)), tree: one.tree }))
  if (options.out === undefined) return new Map([[`${id}.xml`, writeOpenPsaModel(named)]])
  return new Map(named.map(({ name, tree }) => [`${name}.xml`, writeOpenPsa(tree, name)]))
}

function nameOf({ journey, region }: JourneyTree): string {
  return `${journey}_${region}`
}
