/**
 * What only repeats a mistake that has been told: one mistake is one finding. A model with errors is not judged, so what
 * merely may be wrong with it is told when it is whole.
 */
import type { Finding } from '../findings/finding.ts'
import type { Lost } from '../load/loaded-model.ts'

/** Codes that say "there is nothing here" where something was, before a mistake in it was told. */
const emptiness: ReadonlySet<string> = new Set([
  'journey-empty',
  'members-empty',
  'requirement-no-measure',
  'scenario-empty',
  'title-empty',
])

/** Structure findings of a model that is not sound, without the echoes of what the load stage has told. */
export function withoutEchoes(
  findings: readonly Finding[],
  told: readonly Finding[],
  lost: Lost | undefined,
): Finding[] {
  const broken = new Set(told.map((finding) => finding.element))
  return withoutLost(findings, lost).filter(
    ({ severity, code, element }) => severity === 'error' && !(emptiness.has(code) && broken.has(element)),
  )
}

/** Findings without references to what a mistake told before has taken out of the model. */
export function withoutLost(findings: readonly Finding[], lost: Lost | undefined): Finding[] {
  if (!lost) return [...findings]
  const ids = new Set<unknown>(lost.ids)
  return findings.filter(({ code, params }) => code !== 'ref-unknown' || !(lost.nameless || ids.has(params.id)))
}
