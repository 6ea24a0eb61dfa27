/** What decision records refer to in the model: requirements, elements, options modelled as variants, confirmations. */
import type { Finding } from '../../findings/finding.ts'
import type { Context } from '../context.ts'
import { type Expected, referee } from './references.ts'

/** A dangling link of a decision is told at the record, and does not stop the analyses of the model. */
export function checkDecisions(context: Context): Finding[] {
  const { refer, findings } = referee(context)
  for (const decision of context.decisions) {
    const before = findings.length
    const each = (ids: readonly string[], expected: Expected, field: string) => {
      for (const id of ids) refer(id, expected, `${decision.slug}.${field}`, field, decision.slug)
    }
    each(decision.addresses, 'requirement', 'addresses')
    each(decision.affects, 'thing', 'affects')
    each(decision.confirmedBy, 'confirmation', 'confirmed-by')
    each(
      decision.options.flatMap((option) => option.variant ?? []),
      'variant',
      'options',
    )
    for (let i = before; i < findings.length; i++) findings[i] = { ...findings[i]!, place: decision.place }
  }
  return findings
}
