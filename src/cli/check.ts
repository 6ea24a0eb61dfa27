/** `loadpath check`. */

import type { Workspace } from '../load/workspace.ts'
import { writeBaseline } from './baseline.ts'
import { CannotRun, machineLanguage, timeLimitOption, todayOption, uiLanguage } from './options.ts'
import { resultGithub } from './output/github.ts'
import { resultJson } from './output/json.ts'
import { resultJunit } from './output/junit.ts'
import { resultSarif } from './output/sarif.ts'
import { resultText } from './output/text.ts'
import { exitCode, type PipelineOptions, type PipelineResult, runPipeline } from './pipeline.ts'
import { paintFor, progress } from './terminal.ts'

export interface CheckOptions {
  ui?: string
  format?: string
  variant?: string
  stage?: string
  dataOnly?: boolean
  strict?: boolean
  timeLimit?: string
  /** ISO date; without it the date of the machine. */
  today?: string
  writeBaseline?: boolean
}

/** Runs the command over all paths, the first of which may be loading already; returns the exit code. */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  loading?: Promise<Workspace>,
): Promise<0 | 1 | 2> {
  const people = (options.format ?? 'text') === 'text'
  const language = people ? uiLanguage(options.ui, process.env) : machineLanguage(options.ui)
  if (options.variant !== undefined && options.stage !== undefined)
    throw new CannotRun({
      ru: '--variant и --stage вместе не применяются',
      en: '--variant and --stage do not go together',
    })
  const timeLimitMs = timeLimitOption(options.timeLimit)
  const pipeline: PipelineOptions = {
    dataOnly: options.dataOnly === true,
    verdictsOnly: true,
    today: todayOption(options.today, new Date()),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  }
  if (options.writeBaseline === true) await writeBaseline(paths, pipeline)
  const bar = progress(process.stderr)
  const results: PipelineResult[] = []
  for (const [at, path] of (paths.length === 0 ? [undefined] : paths).entries()) {
    bar.step(path ?? '.')
    results.push(await runPipeline(path, pipeline, at === 0 ? loading : undefined))
  }
  bar.done()
  const result: PipelineResult = {
    root: results[0]?.root ?? '',
    systems: results.flatMap((r) => r.systems),
    findings: results.flatMap((r) => r.findings),
    ofWorkspace: results.flatMap((r) => r.ofWorkspace),
  }
  process.stdout.write(format(result, options.format ?? 'text', language))
  return exitCode(result, options.strict === true)
}

function format(result: PipelineResult, name: string, language: 'ru' | 'en'): string {
  switch (name) {
    case 'json':
      return `${JSON.stringify(resultJson(result, language), null, 2)}\n`
    case 'sarif':
      return `${JSON.stringify(resultSarif(result, language), null, 2)}\n`
    case 'junit':
      return resultJunit(result, language)
    case 'github':
      return resultGithub(result, language)
    default:
      return resultText(result, language, paintFor(process.stdout.isTTY === true, process.env))
  }
}
