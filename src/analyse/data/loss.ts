/**
 * Acknowledged data lost by a shard group (RPO). The loss is the staleness of the freshest copy that survives and is used;
 * synchronous copies inside the failed scope do not count. Definitions: docs/analyses/data.md.
 */
import { byConvention, sumOf } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import type { Queue, Store } from '../../language/vocabulary/index.ts'
import { exactly } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { copyLost, type Effect, healsAt } from './effect.ts'
import { familyOf, partitionHandling } from './family.ts'
import { type Fate, fateOf } from './fate.ts'
import { freshest, isolatedWrites } from './lag.ts'
import { ledBy } from './leaders.ts'
import { lossFrom } from './loss-backup.ts'
import { corruptionLoss } from './loss-corruption.ts'
import { alongChain, gone, type Loss, lossLabel, nothing, result, worse } from './loss-result.ts'
import { copyName, listOf } from './names.ts'
import { type Acknowledgement, acknowledgement, canAcknowledge, isProtected } from './quorum.ts'
import { restartLoss } from './restart-loss.ts'

/** The loss of a group under an effect; of a topic that of its worst partition, for any broker may lead one. */
export function dataLoss(topology: Topology, group: Group, effect: Effect): Loss {
  const store = topology.elements.get(group.store) as Store
  return ledBy(store, group)
    .map((led) => lossUnder(topology, led, effect))
    .reduce(worse)
}

function lossUnder(topology: Topology, group: Group, effect: Effect): Loss {
  const store = topology.elements.get(group.store) as Store
  const fate = fateOf(topology, group, effect)
  const primary = group.copies.find((copy) => copy.role === 'primary')
  switch (fate.kind) {
    case 'failover':
      return failoverLoss(topology, group, effect, store, fate)
    case 'restore':
      return alongChain(topology, fate.sources, (source) => lossFrom(topology, group, store, source, restored))
    case 'process-crash':
      return crashLoss(topology, group, store)
    case 'corrupted':
      return corruptionLoss(topology, group, store, fate)
    case 'waits':
      if (fate.volume) return nothing(primary?.id ?? 'none', outlives)
      return fate.survivors ? membersLoss(topology, group, effect, fate.survivors) : waitingLoss(store, fate.returns)
    case 'standby-lost':
      return droppedSide(store, group, effect) ?? nodeLoss(store, primary)
    case 'no-copies':
      return nothing('none', { ru: 'копии в модели не заданы', en: 'the model names no copies' })
    case 'no-votes':
      return nothing(primary?.id ?? 'none', {
        ru: 'ведущая копия цела, но писать ей нельзя: большинства голосов нет',
        en: 'the primary is whole but may not write: there is no majority of votes',
      })
    default:
      return nothing(primary?.id ?? 'none', whole)
  }
}

const outlives: Said = {
  ru: 'данные на томе: узел потерян, том цел',
  en: 'the data are on a volume: the host is lost, the volume is whole',
}
const whole: Said = { ru: 'ведущая копия цела', en: 'the primary is whole' }
const restored = {
  archived: { ru: 'копия и архив журнала', en: 'backup and archived log' },
  copied: { ru: 'последняя законченная копия', en: 'the newest finished backup' },
}

/** Mirrors of a classic queue on both sides go on by themselves; when they are merged the writes of one side are dropped. */
function droppedSide(store: Store, group: Group, effect: Effect): Loss | undefined {
  if (familyOf(store) !== 'mirrored-queue' || !effect.partitioned) return undefined
  const handling = partitionHandling(store as Queue)
  const primary = group.copies.find((copy) => copy.role === 'primary')
  const apart = group.copies.some((copy) => primary && effect.separated(primary.place, copy.place))
  if (!apart || (handling !== 'ignore' && handling !== 'autoheal')) return undefined
  const why = {
    ru: 'обе стороны принимают сообщения, при слиянии одну из них отбрасывают',
    en: 'both sides take messages, and when they are merged one of them is dropped',
  }
  const whole = { ru: 'разрыв от начала до конца', en: 'the partition from its start to its end' }
  return result(byConvention(lossLabel, 's', exactly(healsAt(effect)), whole, why), primary?.id ?? 'none', why)
}

/** Copies beside the primary are away: nothing is lost, unless every node keeps something of its own. */
function nodeLoss(store: Store, primary: Copy | undefined): Loss {
  if (familyOf(store) !== 'memory') return nothing(primary?.id ?? 'none', whole)
  if (store.kind === 'cache') return nothing('none', refilled)
  return gone({
    ru: 'сессии потерянного узла хранились только в его памяти',
    en: 'the sessions of the lost node were in its memory only',
  })
}

const refilled: Said = {
  ru: 'кэш повторяет то, что есть в источнике: он остывает, но данные целы',
  en: 'a cache repeats what its source has: it is cold, but nothing is lost',
}

function failoverLoss(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Extract<Fate, { kind: 'failover' }>,
): Loss {
  const ack = acknowledgement(store, group)
  const primary = group.copies.find((copy) => copy.role === 'primary') as Copy
  const alive = (copy: Copy) => !copyLost(topology, effect, copy)
  const reached = (copy: Copy) => alive(copy) && !(fate.isolated && !effect.separated(primary.place, copy.place))
  const used = fate.candidates.map((copy) => copyName(topology, copy))
  const source = fate.candidates[0]?.id ?? 'none'
  // Under ANY k the freshest survivor is safe only when every confirming set has a survivor among those promoted from.
  const safe = familyOf(store) === 'search' || isProtected(ack, reached)
  if (fate.isolated) {
    const near = (copy: Copy) => alive(copy) && !effect.separated(primary.place, copy.place)
    const goesOn = writesAlone(store, ack, near)
    if (safe && !goesOn) return nothing(source, hangs)
    const extra = goesOn ? [isolatedWrites(store, fate.returns, group.copies.filter(near).length - 1)] : []
    const lag = safe ? [] : [freshest(topology, group, fate.candidates)]
    return result(sumOf(lossLabel, 's', [...lag, ...extra], isolatedNote), source, listOf(used))
  }
  if (safe) {
    const holder = ack.standbys.filter(alive).map((copy) => copyName(topology, copy))
    const names = listOf(holder)
    return nothing(ack.standbys.find(alive)?.id ?? source, {
      ru: `подтверждённое есть на синхронной копии: ${names.ru}`,
      en: `what was acknowledged is on the synchronous copy: ${names.en}`,
    })
  }
  const lag = freshest(topology, group, fate.candidates)
  const why = ack.rule === 'none' ? asynchronous : insideScope
  return result({ ...lag, note: lag.note ?? why }, source, {
    ru: `данные берут с копии ${listOf(used).ru}: ${why.ru}`,
    en: `the data come from the copy in ${listOf(used).en}: ${why.en}`,
  })
}

/** The cut-off primary goes on acknowledging, with the copies on its side. */
function writesAlone(store: Store, ack: Acknowledgement, near: (copy: Copy) => boolean): boolean {
  switch (familyOf(store)) {
    case 'kafka':
      // acks=all waits for every replica in sync, and without the controllers nobody takes those of the other side out.
      return 'queue' in store && store.queue.acknowledgements !== 'all'
    case 'raft-queue':
    case 'search':
      return false
    default:
      return canAcknowledge(ack, near)
  }
}

const hangs: Said = {
  ru: 'на отрезанной стороне фиксации ждут синхронную копию и не подтверждаются',
  en: 'on the cut-off side commits wait for the synchronous copy and are not acknowledged',
}
const isolatedNote: Said = {
  ru: 'Пока старый лидер не снял с себя роль, он подтверждает запись, которой на другой стороне не будет.',
  en: 'Until the old primary demotes itself it acknowledges writes that the other side will never have.',
}
const asynchronous: Said = {
  ru: 'копия асинхронная, последние секунды до неё не дошли',
  en: 'the copy is asynchronous, the last seconds have not reached it',
}
const insideScope: Said = {
  ru: 'все копии, подтверждавшие запись, могли быть внутри области отказа',
  en: 'the confirming copies may all have been inside the failed scope',
}

/** The process is started again on its own data; only when it does not start in time another copy takes over. */
function crashLoss(topology: Topology, group: Group, store: Store): Loss {
  const primary = group.copies.find((copy) => copy.role === 'primary')
  const id = primary?.id ?? 'none'
  const own = restartLoss(store, 'process')
  if (own.lost) return result(own.lost, id, own.why)
  const next = group.copies.filter(
    (copy) => copy.promotion === 'automatic' && copy !== primary && copy.role !== 'witness',
  )
  const patroni = 'failover' in store && store.failover?.manager === 'patroni'
  if (!patroni || next.length === 0 || acknowledgement(store, group).rule !== 'none') return nothing(id, own.why)
  const lag = freshest(topology, group, next)
  const formula = { ru: '0; в худшем случае переключение и отставание', en: '0; at worst a failover and the lag' }
  const value = { best: 0, typical: 0, worst: lag.value.worst }
  return result({ ...lag, value, formula, inputs: [lag], origin: { kind: 'computed' } }, id, own.why)
}

/** Every copy is away and there is no other: all is lost for good, or what was not on disk when the place comes back whole. */
function waitingLoss(store: Store, returns: number): Loss {
  if (!Number.isFinite(returns)) {
    if (store.kind === 'cache') return nothing('none', refilled)
    return gone({
      ru: 'ни копии, ни резервной копии вне области отказа нет',
      en: 'neither a copy nor a backup is left outside the failed scope',
    })
  }
  const own = restartLoss(store, 'host')
  const back = sayValue(returns, 's')
  const text = {
    ru: `копии возвращаются через ${back.ru}; если место погибло, потеряно всё`,
    en: `the copies come back after ${back.en}; if the place is destroyed, everything is lost`,
  }
  if (!own.lost) return nothing('none', { ru: `${text.ru}; ${own.why.ru}`, en: `${text.en}; ${own.why.en}` })
  return result(own.lost, 'none', { ru: `${text.ru}; ${own.why.ru}`, en: `${text.en}; ${own.why.en}` })
}

/** The majority comes back with its disks, and the survivors have what they confirmed. */
function membersLoss(topology: Topology, group: Group, effect: Effect, survivors: readonly Copy[]): Loss {
  const store = topology.elements.get(group.store) as Store
  const source = survivors[0]?.id ?? 'none'
  const own = restartLoss(store, 'host')
  const sure = isProtected(acknowledgement(store, group), (copy) => !copyLost(topology, effect, copy))
  if (sure || !own.lost) return nothing(source, membersBack)
  return result(own.lost, source, { ru: `${membersBack.ru}; ${own.why.ru}`, en: `${membersBack.en}; ${own.why.en}` })
}

const membersBack: Said = {
  ru: 'другую копию ведущей никто не делает; подтверждённое есть на уцелевших копиях или возвращается с потерянными',
  en: 'nobody makes another copy lead; what was acknowledged is on the surviving copies or comes back with the lost ones',
}
