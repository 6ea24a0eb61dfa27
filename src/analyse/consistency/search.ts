/**
 * Elasticsearch: writes go to the in-sync copies of a shard under a master of the majority; searches see what was refreshed.
 * Facts: reading-and-writing-documents, modules-discovery-quorums, cluster.no_master_block.
 */
import { byConvention } from '../../catalogue/derive.ts'
import { settingsOf } from '../../catalogue/settings.ts'
import { reader } from '../../catalogue/values.ts'
import type { Quantity } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import type { StoreOperation } from '../analysis.ts'
import { replicasOf } from '../data/quorum.ts'
import { missingNodes } from '../data/search-nodes.ts'
import { type Behaviour, lossOf, nothing, plain, type Subject } from './behaviour.ts'
import type { Side, Situation } from './situations.ts'

const kept = [
  'подтверждённое есть на всех согласованных копиях шарда',
  'every in-sync copy of the shard has what was acknowledged',
] as const

/** Rule of Elasticsearch. */
export function searchRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  if (operation === 'write') return { ...write(subject, situation), loss: lossIn(subject, situation) }
  return read(subject, situation)
}

/** Without replicas a lost node takes its shards along. */
function lossIn({ store }: Subject, { kind }: Situation): Quantity {
  if (kind !== 'failover' || replicasOf(store) > 0) return nothing(...kept)
  const label = { ru: 'шарды потерянного узла', en: 'shards of the lost node' }
  const why = {
    ru: 'number_of_replicas = 0: других копий нет',
    en: 'number_of_replicas = 0: there are no other copies',
  }
  return lossOf([byConvention(label, 's', Number.POSITIVE_INFINITY, why)])
}

function write(subject: Subject, { kind, here }: Situation): Behaviour {
  if (kind === 'failover') {
    return plain(
      'refused',
      replicasOf(subject.store) > 0 ? 'linearizable' : 'none',
      'пока мастер не исключит узел, запись в его шарды ждёт; затем главной становится согласованная реплика',
      'until the master takes the node out, writes to its shards wait; then an in-sync replica becomes the primary',
    )
  }
  if (!here) {
    return plain(
      'served',
      'linearizable',
      'запись документа подтверждают все согласованные копии его шарда',
      'a write of a document is acknowledged by every in-sync copy of its shard',
    )
  }
  if (!here.majority) {
    return plain(
      'refused',
      'none',
      'мастера на этой стороне нет: запись запрещена (no_master_block)',
      'there is no master on this side: writes are blocked (no_master_block)',
    )
  }
  return hasEveryShard(subject, here)
    ? plain(
        'served',
        'linearizable',
        'мастер большинства исключает узлы той стороны и повышает согласованные копии',
        'the master of the majority takes the nodes of the other side out and promotes in-sync copies',
      )
    : plain(
        'refused',
        'none',
        'обе копии части шардов могли остаться на той стороне',
        'both copies of some shards may be on the other side',
      )
}

/** The nodes of this side surely hold a copy of every shard. */
function hasEveryShard({ topology, store, group }: Subject, here: Side): boolean {
  const away = group.copies.filter((copy) => copy.role !== 'witness' && !here.has(copy))
  return missingNodes(topology, group, store, away) === 0
}

function read({ store }: Subject, { here }: Situation): Behaviour {
  if (here && here.copies.length === 0)
    return plain('refused', 'none', 'на этой стороне нет узла с данными', 'no data node on this side')
  const settings = 'elasticsearch' in store ? store.elasticsearch : undefined
  if (here && !here.majority) {
    if (settings?.noMasterBlock === 'all')
      return plain('refused', 'none', 'без мастера закрыто и чтение', 'without a master reads are blocked too')
    return plain(
      'stale',
      'eventual',
      'поиск отвечает последним известным состоянием, старым и неполным; отрезанный главный шард может показать неподтверждённое',
      'searches answer from the last known state, old and partial; a primary shard that is cut off may show what is not acknowledged',
    )
  }
  const stated = settingsOf('elasticsearch', settings, `${store.id}.elasticsearch`)
  const refresh = sayValue(reader('elasticsearch', stated.values)('refresh_interval').value.typical, 's')
  return plain(
    'stale',
    'eventual',
    `поиск видит записанное после обновления шарда (refresh_interval, ${refresh.ru}); копии обновляются порознь`,
    `a search sees what was written once the shard is refreshed (refresh_interval, ${refresh.en}); copies refresh apart`,
  )
}
