/** The other data centre is lost: a person promotes the standby cluster. The person's time is an input, never a guess. */
import { given } from '../derive.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/**
 * How people learn of it (`alert`), what they do with the fencing of the lost site (`people`), then the command that the next
 * loop of Patroni carries out and the promotion of PostgreSQL.
 */
export function standbyClusterPromotion(
  alert: readonly MechanismPhase[],
  people: readonly MechanismPhase[],
): MechanismPhase[] {
  return [
    ...alert,
    ...people,
    automatic('act', given('patroni', 'promote_cluster', undefined, '')),
    automatic('act', given('postgresql', 'promotion', undefined, '')),
  ]
}
