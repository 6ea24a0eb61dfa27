/** Declared round trips between places: enough for the rules, which compare a link with a timer. */
import { seconds } from '../language/units.ts'
import type { Id } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

/** Seconds of the direct link between two places (or the places around them); undefined when none is declared. */
export function directRoundTrip(context: Context, a: Id, b: Id): number | undefined {
  const around = { a: context.ancestors(a), b: context.ancestors(b) }
  let shortest: number | undefined
  for (const link of context.document.links) {
    const [x = '', y = ''] = link.between
    const joins = (around.a.includes(x) && around.b.includes(y)) || (around.a.includes(y) && around.b.includes(x))
    const time = seconds(link.roundTrip)
    if (joins && Number.isFinite(time) && (shortest === undefined || time < shortest)) shortest = time
  }
  return shortest
}
