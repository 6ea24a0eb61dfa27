/**
 * How old a read at a copy may be. In PostgreSQL a standby may hold replay back up to max_standby_streaming_delay (30 s) for a
 * conflicting query, on top of the lag of the network and the flush (manual 27.4.2); a copy delayed on purpose adds its delay.
 */
import { computed, fromModel, given, optionalSeconds, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, quantity } from '../../quantity/quantity.ts'
import type { StalenessBound } from '../analysis.ts'
import { lagOf } from '../data/lag.ts'
import { copyName } from '../data/names.ts'
import { acknowledgement } from '../data/quorum.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'

/** Age of what a read at a copy may return. */
export function readAge(topology: Topology, group: Group, copy: Copy): Derivation {
  const store = topology.elements.get(group.store) as Store
  const lag = lagOf(topology, group, copy)
  const parts: Derivation[] = [lag]
  if (store.kind === 'database' && store.technology === 'postgresql') parts.push(heldBack(store))
  if (copy.member.delay) {
    const label = { ru: 'Намеренная задержка копии', en: 'Deliberate delay of the copy' }
    parts.push(fromModel(label, 's', seconds(copy.member.delay), `${copy.id}.delay`))
  }
  if (parts.length === 1) return lag
  const name = copyName(topology, copy)
  return computed(
    { ru: `Возраст прочитанного: ${name.ru}`, en: `Age of what is read: ${name.en}` },
    's',
    { ru: 'отставание + задержка применения', en: 'lag + delay of the replay' },
    (...values) => values.reduce((a, b) => a + b, 0),
    parts,
  )
}

/** Replay waits for a conflicting query only now and then: nothing at best and typically, the whole limit at worst. */
function heldBack(store: Extract<Store, { kind: 'database' }>): Derivation {
  const limit = given(
    'postgresql',
    'max_standby_streaming_delay',
    optionalSeconds(store.maxStandbyDelay),
    `${store.id}.maxStandbyDelay`,
  )
  return ranged(
    { ru: 'Запрос на реплике задерживает применение журнала', en: 'A query at the replica holds replay back' },
    's',
    { ru: '0; в худшем случае max_standby_streaming_delay', en: '0; at worst max_standby_streaming_delay' },
    { best: 0, typical: 0, worst: limit.value.worst },
    [limit],
  )
}

/** Bounds of every copy that may be read, and whether a session sees its own writes there. */
export function stalenessOf(topology: Topology, group: Group): StalenessBound[] {
  const store = topology.elements.get(group.store) as Store
  if ('queue' in store) return []
  const readers = group.copies.filter((copy) => copy.role === 'standby' || copy.role === 'replica')
  const acks = acknowledgement(store, group)
  const applied = store.replication?.commit === 'remote_apply'
  return readers.map((copy): StalenessBound => {
    const age = quantity(readAge(topology, group, copy))
    // FIRST k and ANY n of n: the copy itself has confirmed, after its replay, every commit that the session saw.
    const confirms =
      acks.rule === 'first'
        ? acks.standbys.slice(0, acks.count).includes(copy)
        : acks.rule === 'any' && acks.count === acks.standbys.length && acks.standbys.includes(copy)
    const own =
      applied && confirms && !copy.member.delay ? 'always' : Number.isFinite(age.worst) ? 'after-age' : 'never'
    return { store: store.id, group: group.id, copy: copy.id, age, readYourWrites: own, why: reasons[own] }
  })
}

const reasons: Record<StalenessBound['readYourWrites'], Said> = {
  always: {
    ru: 'фиксация ждёт, пока копия применит журнал (remote_apply): свою запись на ней видно сразу',
    en: 'a commit waits until the copy has replayed it (remote_apply): a session sees its own writes there at once',
  },
  'after-age': {
    ru: 'своя запись видна на копии не сразу, а через её отставание; read-your-writes даёт только чтение у ведущего',
    en: 'a session sees its own writes there only after the lag; only a read at the primary gives read-your-writes',
  },
  never: {
    ru: 'отставание не ограничено: когда на копии появится своя запись, неизвестно',
    en: 'the lag has no bound: when a session sees its own writes there is not known',
  },
}
