/** A virtual address moves to the backup node by VRRP (keepalived). */
import { ranged } from '../derive.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/**
 * The master falls silent: missed adverts and the skew by priority. The typical case is the backup's own priority; the
 * bounds are those of any priority.
 */
export function vrrpTakeover(
  values: Values<'keepalived'> = {},
  path: Paths<'keepalived'> = 'keepalived',
): MechanismPhase[] {
  const read = reader('keepalived', values, path)
  const advert = read('advert_int')
  const missed = read('missed_adverts')
  const priority = read('priority')
  const a = advert.value.typical
  const silent = missed.value.typical * a
  const skew = Math.min(1, Math.max(0, (256 - priority.value.typical) / 256)) * a
  const label = { ru: 'Резервный узел забирает адрес', en: 'The backup node takes the address' }
  const value = { best: silent, typical: silent + skew, worst: silent + a }
  const formula = '3 x advert_int + (256 - priority) / 256 x advert_int'
  return [automatic('detect', ranged(label, 's', formula, value, [advert, missed, priority]))]
}
