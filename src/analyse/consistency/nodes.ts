/** Stores whose copies do not follow one another by votes: memcached, and object stores with a copy in another region. */
import { byConvention } from '../../catalogue/derive.ts'
import type { StoreOperation } from '../analysis.ts'
import { freshest } from '../data/lag.ts'
import { type Behaviour, followers, lossOf, nothing, plain, replicaRead, type Subject } from './behaviour.ts'
import type { Situation } from './situations.ts'

const promises = ['кэш не обещает хранить', 'a cache promises to keep nothing'] as const
const objectKept = ['объект записан в своём регионе', 'the object is written in its region'] as const

/** memcached: every key on one node, no copies; clients spread the keys over the nodes that they reach. */
export function memoryRule({ store }: Subject, { kind, here }: Situation, operation: StoreOperation): Behaviour {
  const kept = store.kind === 'cache' ? nothing(...promises) : undefined
  const loss = (lost: boolean) => {
    if (operation !== 'write') return undefined
    const label = { ru: 'сессии потерянного узла', en: 'sessions of the lost node' }
    const why = { ru: 'были только в его памяти', en: 'were in its memory only' }
    return kept ?? (lost ? lossOf([byConvention(label, 's', Number.POSITIVE_INFINITY, why)]) : nothing(...promises))
  }
  if (kind === 'failover') {
    const gone = plain(
      'served',
      'none',
      'ключи потерянного узла пропали, клиенты кладут их на остальные',
      'the keys of the lost node are gone, clients put them on the others',
    )
    return { ...gone, loss: loss(true) }
  }
  if (!here) {
    const one = plain(
      'served',
      'linearizable',
      'ключ живёт на одном узле; вытесненного там нет',
      'a key lives on one node; what was evicted is not there',
    )
    return { ...one, loss: loss(false) }
  }
  if (here.copies.length === 0) return plain('refused', 'none', 'на этой стороне нет узла', 'no node on this side')
  const apart = plain(
    operation === 'write' ? 'served' : 'stale',
    'none',
    'ключи узлов другой стороны клиент ищет на своих: промах, а после разрыва — старое значение',
    'keys of nodes on the other side are looked up on this one: a miss, and after the partition an old value',
  )
  return { ...apart, loss: loss(false) }
}

/** An object store: strong per object inside its region, the copy in another region follows later. */
export function objectRule(subject: Subject, situation: Situation, operation: StoreOperation): Behaviour {
  if (operation === 'read-replica') return replicaRead(subject, situation)
  const behaviour = object(subject, situation)
  return operation === 'write' ? behaviour : { ...behaviour, loss: undefined, splitBrain: undefined }
}

function object(subject: Subject, { kind, here }: Situation): Behaviour {
  const { topology, store, group } = subject
  if (kind === 'failover') {
    const managed = 'failover' in store && store.failover?.manager === 'managed'
    const who = managed
      ? { ru: 'служба ведёт клиентов', en: 'the service leads clients' }
      : { ru: 'человек ведёт клиентов', en: 'a person leads clients' }
    const moved = plain(
      'refused',
      'none',
      `${who.ru} к копии в другом регионе; не реплицированных объектов там нет`,
      `${who.en} to the copy in the other region; objects not replicated yet are not there`,
    )
    return { ...moved, loss: lossOf([freshest(topology, group, followers(group))]) }
  }
  if (here && !here.hasPrimary) {
    const away = plain('refused', 'none', 'регион объектов недостижим', 'the region of the objects cannot be reached')
    return { ...away, loss: nothing(...objectKept) }
  }
  const own = plain(
    'served',
    'linearizable',
    'запись, удаление и список видны сразу; по одному объекту, транзакций нет',
    'writes, deletes and lists show at once; per object, there are no transactions',
  )
  return { ...own, loss: nothing(...objectKept) }
}
