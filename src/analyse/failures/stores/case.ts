/** What becomes of a shard group: the shape that the families of stores fill in. */
import { byConvention, estimate, fromModel, given, sumOf } from '../../../catalogue/derive.ts'
import type { Said } from '../../../language/text.ts'
import type { Store } from '../../../language/vocabulary/index.ts'
import { exactly, type Quantity, quantity } from '../../../quantity/quantity.ts'
import type { ElementRecovery, Phase } from '../../analysis.ts'
import { familyOf } from '../../data/family.ts'
import type { Hit } from '../hit.ts'

export interface Case {
  effect: ElementRecovery['effect']
  what: Said
  phases: Phase[] | Said
  /** When it comes back by itself, s after the start of the scenario. */
  backAt?: number
  /** The same when more than the return of a copy is waited for: the votes, and what they decide. */
  back?: Quantity
  blocks: Hit['blocks']
  /** Default true. */
  visible?: false
  /** What else holds beside it, for other operations. */
  also?: Case[]
}

/** What comes back by itself: the end of the fault and a start of the store, when there is one to wait for. */
export function comesBack(store: Store, returns: number): Quantity | undefined {
  if (!Number.isFinite(returns)) return undefined
  const end = byConvention({ ru: 'Отказ кончается', en: 'The fault ends' }, 's', exactly(returns), {
    ru: 'длительность отказа в сценарии или время ремонта площадки',
    en: 'the length of the fault in the scenario, or the repair time of the place',
  })
  const restart = store.restart
    ? [fromModel({ ru: 'Перезапуск', en: 'Restart' }, 's', estimate(store.restart), `${store.id}.restart`)]
    : familyOf(store) === 'sql'
      ? [given('postgresql', 'crash_recovery', undefined, '')]
      : []
  return quantity(sumOf({ ru: 'Возвращается само', en: 'Comes back by itself' }, 's', [end, ...restart]))
}
