/** The other data centre is lost: a person promotes the standby cluster. The person's time is an input, never a guess. */
import type { Alerting, TimeEstimate } from '../../language/vocabulary/index.ts'
import { estimate, fromModel, given } from '../derive.ts'
import { reader, type Values } from '../values.ts'
import { pageChain } from './alerting.ts'
import { automatic, byHand, type MechanismPhase } from './phase.ts'

/**
 * Alert chain, notice and decision of a person with the fencing of the lost site (`human`; absent: unknown, NaN), the
 * command, the promotion of PostgreSQL.
 */
export function standbyClusterPromotion(
  human: TimeEstimate | undefined,
  alerting: Partial<Alerting> | undefined,
  path: string,
  values: Values<'patroni'> = {},
): MechanismPhase[] {
  const label = {
    ru: 'Человек решает, ограждает потерянную площадку и даёт команду',
    en: 'A person decides, fences the lost site and gives the command',
  }
  const decision = fromModel(label, 's', human ? estimate(human) : Number.NaN, `${path}.manualPromotion`)
  return [
    ...pageChain(alerting, `${path}.alerting`),
    byHand(decision),
    automatic('act', reader('patroni', values, path)('promote_cluster')),
    automatic('act', given('postgresql', 'promotion', undefined, '')),
  ]
}
