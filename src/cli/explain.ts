/** `loadpath explain SYSTEM ID`. */
import { explain, renderDerivation } from '../judge/explain.ts'
import { CannotRun, timeLimitOption, uiLanguage } from './options.ts'
import { runPipeline } from './pipeline.ts'
import { inert } from './terminal.ts'

export interface ExplainOptions {
  ui?: string
  variant?: string
  stage?: string
  timeLimit?: string
}

/** Prints the derivation tree; returns the exit code. */
export async function explainCommand(system: string, id: string, options: ExplainOptions): Promise<0> {
  const language = uiLanguage(options.ui, process.env)
  const timeLimitMs = timeLimitOption(options.timeLimit)
  const result = await runPipeline(undefined, {
    only: [system],
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
  })
  const judged = result.systems[0]?.judged
  if (!judged)
    throw new CannotRun({
      ru: `в модели ${system} есть ошибки: сначала выполните loadpath check`,
      en: `${system} has errors: run loadpath check first`,
    })
  const derivation = explain(judged.judgement, judged.analysis, id, judged.model.document)
  if (!derivation)
    throw new CannotRun({
      ru: `в системе ${system} нет ни требования, ни величины «${id}»`,
      en: `${system} has no requirement or quantity "${id}"`,
    })
  const tree = renderDerivation(derivation, language)
  process.stdout.write(
    `${tree
      .split('\n')
      .map((line) =>
        line.replace(/^\s*/, '') === '' ? '' : `${/^\s*/.exec(line)?.[0] ?? ''}${inert(line.trimStart())}`,
      )
      .join('\n')
      .trimEnd()}\n`,
  )
  return 0
}
