/** `loadpath explain SYSTEM ID`. */
import { explain, quantities, renderDerivation } from '../judge/explain.ts'
import { nearest } from '../text/nearest.ts'
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
  const known = quantities(judged.analysis).map(([name]) => name)
  const derivation = explain(judged.judgement, judged.analysis, fullName(id, known), judged.model.document)
  if (!derivation) {
    const names = namesLike(id, [...judged.judgement.verdicts.map(({ requirement }) => requirement), ...known])
    throw new CannotRun({
      ru: `в системе ${system} нет ни требования, ни величины «${id}»; есть, например: ${names}`,
      en: `${system} has no requirement or quantity "${id}"; there are, for example: ${names}`,
    })
  }
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

/** `rto:zone-loss:orders` for `rto:zone-loss:orders/main` when the store has no other group. */
function fullName(id: string, known: readonly string[]): string {
  if (known.includes(id)) return id
  const [only, ...others] = known.filter((name) => name.replace(/\/[^/:@]+(?=[:@]|$)/g, '') === id)
  return only !== undefined && others.length === 0 ? only : id
}

/** Names shown when an id is not known. */
const SHOWN = 12

/** The nearest name, then those that hold the id, then one of each kind, so that one learns how names are made. */
function namesLike(id: string, names: readonly string[]): string {
  const near = nearest(id, names)
  const holding = names.filter((name) => name.toLowerCase().includes(id.toLowerCase()))
  const kinds = new Map(names.map((name) => [/^[^:@]*(?=:)|@|^/.exec(name)?.[0], name]))
  return [...new Set([...(near ? [near] : []), ...holding, ...kinds.values()])].slice(0, SHOWN).join(', ')
}
