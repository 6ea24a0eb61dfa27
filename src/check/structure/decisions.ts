/** What decision records refer to in the model: requirements, elements, options modelled as variants, confirmations. */
import type { Finding } from '../../findings/finding.ts'
import type { Context } from '../context.ts'
import { type Expected, referee } from './references.ts'

/** A dangling link of a decision is told at the record, and does not stop the analyses of the model. */
export function checkDecisions(context: Context): Finding[] {
  const { refer, findings } = referee(context)
  for (const decision of context.decisions) {
    const before = findings.length
    const own = `decision:${decision.slug}`
    const each = (ids: readonly (string | undefined)[], expected: Expected, field: string) => {
      ids.forEach((id, i) => {
        if (id !== undefined) refer(id, expected, `${own}.${field}.${i}`, field, decision.slug)
      })
    }
    each(decision.addresses, 'requirement', 'addresses')
    each(decision.affects, 'thing', 'affects')
    each(decision.confirmedBy, 'confirmation', 'confirmedBy')
    each(
      decision.options.map((option) => option.variant),
      'variant',
      'options',
    )
    // Without places of its own in the source map, a record is named by its first line.
    if (own in context.sources) continue
    for (let i = before; i < findings.length; i++) findings[i] = { ...findings[i]!, place: decision.place }
  }
  return findings
}
