/** What becomes of each shard group in a scenario: effect, sentence, phases, recovery time. */
import { byConvention, estimate, fromModel, given, optionalSeconds, ranged, sumOf } from '../../catalogue/derive.ts'
import { coordinationReturns } from '../../catalogue/mechanisms/patroni.ts'
import { automatic } from '../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../language/text.ts'
import type { Fault, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { ElementRecovery, Phase } from '../analysis.ts'
import { type Effect, faultsOn, placeLost, returnsAt, startOf } from '../data/effect.ts'
import { type Fate, fateOf } from '../data/fate.ts'
import { noCleanCopy, usableDelay } from '../data/loss.ts'
import { copyName, groupName, listOf, titleOf } from '../data/names.ts'
import { acknowledgement, hasMajority, promotable, votesOf } from '../data/quorum.ts'
import type { RestoreJob } from '../data/restore.ts'
import { beside } from '../data/together.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { always, type Hit, never, nothing, rtoOf, soonerOf, writesOnly } from './hit.ts'
import {
  crashPhases,
  delayedPhases,
  managerPhases,
  personPhases,
  restoreAfterCorruption,
  restoreAfterLoss,
} from './store-phases.ts'

interface Case {
  effect: ElementRecovery['effect']
  what: Said
  phases: Phase[] | Said
  /** When it comes back by itself, s after the start of the scenario. */
  backAt?: number
  blocks: Hit['blocks']
  /** Default true. */
  visible?: false
}

const forever = Number.POSITIVE_INFINITY

/** The hit on a group, or undefined when it serves on as before. */
export function storeHit(
  topology: Topology,
  group: Group,
  effect: Effect,
  together: () => readonly RestoreJob[] = () => [],
): Hit | undefined {
  const alone = fateOf(topology, group, effect)
  const restored = alone.kind === 'restore' || alone.kind === 'corrupted'
  const fate = restored ? { ...alone, beside: beside(together(), group) } : alone
  const store = topology.elements.get(group.store) as Store
  const start = startOfHit(topology, group, effect)
  const found = caseOf(topology, group, effect, store, fate, start)
  if (!found) return undefined
  const base = { element: store.id, id: group.id, effect: found.effect, what: found.what }
  if ('ru' in found.phases) {
    const recovery = { ...base, phases: [], rto: undefined, unknown: found.phases }
    return { recovery, start, blocks: found.blocks, visible: found.visible ?? true }
  }
  const back = comesBack(store, (found.backAt ?? forever) - start)
  const waits = found.effect === 'down' && found.phases.length === 0
  const rto = waits ? (back ?? never(found.what)) : soonerOf(rtoOf(found.phases), back)
  const recovery = { ...base, phases: found.phases, rto }
  return { recovery, start, blocks: found.blocks, visible: found.visible ?? true }
}

function startOfHit(topology: Topology, group: Group, effect: Effect): number {
  const own = group.copies.flatMap((copy) => faultsOn(topology, effect, copy.id, copy.store, copy.place))
  const crash = (fault: Fault) => fault.kind === 'lose-instance' && fault.process && fault.element === group.store
  const others = effect.faults.filter(
    (fault) => ['partition', 'lose-link', 'corrupt'].includes(fault.kind) || crash(fault),
  )
  const starts = (own.length > 0 ? own : others).map(startOf)
  const corruption = effect.corrupt.get(group.store)
  const unseen = corruption?.silent && corruption.noticed ? estimate(corruption.noticed).typical : 0
  return (starts.length > 0 ? Math.min(...starts) : 0) + unseen
}

function caseOf(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Fate,
  start: number,
): Case | undefined {
  switch (fate.kind) {
    case 'unaffected':
      return proxiesLost(topology, effect, store)
    case 'no-copies':
      return undefined
    case 'process-crash':
      return processCrash(topology, group)
    case 'standby-lost':
      return proxiesLost(topology, effect, store) ?? standbyLost(topology, store, fate)
    case 'no-votes':
      return noVotes(topology, group, effect, store, fate.until, start)
    case 'failover':
      return failover(topology, group, effect, store, fate)
    case 'restore':
      return {
        effect: 'restore',
        what: {
          ru: `ни одной копии не осталось; данные восстанавливают из резервной копии, хранилище: ${titleOf(topology, fate.repository).ru}`,
          en: `no copy is left; restore from the backup in ${titleOf(topology, fate.repository).en}`,
        },
        phases: restoreAfterLoss(topology, group, effect, fate),
        backAt: fate.returns,
        blocks: always,
      }
    case 'corrupted':
      return corrupted(topology, group, store, fate)
    case 'waits':
      return waits(topology, group, fate.returns)
  }
}

function processCrash(topology: Topology, group: Group): Case {
  return {
    effect: 'failover',
    what: {
      ru: 'процесс ведущей копии упал; его перезапускают на том же сервере',
      en: 'the process of the primary died; it is started again on the same host',
    },
    phases: crashPhases(topology, group),
    blocks: (operation) => operation !== 'read-replica',
  }
}

/** A store whose every proxy is lost cannot be reached, however whole it is. */
function proxiesLost(topology: Topology, effect: Effect, store: Store): Case | undefined {
  const places = ('proxy' in store ? store.proxy?.in : undefined) ?? []
  if (places.length === 0 || places.some((place) => !placeLost(topology, effect, place))) return undefined
  const backAt = Math.min(...places.map((place) => returnsAt(topology, effect, place, place, place)))
  return {
    effect: 'down',
    what: { ru: 'копии целы, но все прокси потеряны', en: 'the copies are whole but every proxy is lost' },
    phases: [],
    backAt,
    blocks: always,
  }
}

function standbyLost(topology: Topology, store: Store, fate: Extract<Fate, { kind: 'standby-lost' }>): Case {
  const names = listOf(fate.lost.map((copy) => copyName(topology, copy)))
  if (fate.writes === 'go-on') {
    return {
      effect: 'degraded',
      what: {
        ru: `запас копий меньше, недоступно: ${names.ru}`,
        en: `fewer copies in reserve, out of reach: ${names.en}`,
      },
      phases: [],
      blocks: nothing,
      visible: false,
    }
  }
  if (fate.writes === 'stop') {
    return {
      effect: 'down',
      what: {
        ru: `запись стоит: некому подтверждать фиксации (${names.ru})`,
        en: `writes stop: nobody can confirm commits (${names.en})`,
      },
      phases: [],
      backAt: fate.until,
      blocks: writesOnly,
    }
  }
  return {
    effect: 'degraded',
    what: {
      ru: `фиксации ждут, пока Patroni не исключит потерянную синхронную копию (${names.ru}); дальше ведущий пишет один`,
      en: `commits wait until Patroni drops the lost synchronous copy (${names.en}); after that the primary writes alone`,
    },
    phases: [automatic('act', degradeTime(store))],
    blocks: writesOnly,
  }
}

/** Commits block until the next loop notices the lost standby: on average half a loop, at worst the lease. */
function degradeTime(store: Store): Derivation {
  const failover = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const loop = given('patroni', 'loop_wait', optionalSeconds(failover?.loopWait), `${store.id}.failover.loopWait`)
  const ttl = given('patroni', 'ttl', optionalSeconds(failover?.ttl), `${store.id}.failover.ttl`)
  return ranged(
    { ru: 'Patroni исключает потерянную синхронную копию', en: 'Patroni drops the lost synchronous copy' },
    's',
    { ru: '0 .. ttl, обычно loop_wait / 2', en: '0 .. ttl, typically loop_wait / 2' },
    { best: 0, typical: loop.value.typical / 2, worst: ttl.value.typical },
    [loop, ttl],
  )
}

/** The votes come back by themselves, or, when the model gives a person's time, a person brings them together sooner. */
function noVotes(topology: Topology, group: Group, effect: Effect, store: Store, until: number, start: number): Case {
  const failover = 'failover' in store && store.failover?.manager === 'patroni' ? store.failover : undefined
  const back = comesBack(store, until - start)
  const waiting = back ? [automatic('act', coordinationReturns(failover, `${store.id}.failover`, back.derivation))] : []
  const person = store.manualPromotion ? personPhases(topology, group, effect) : waiting
  const sooner = !('ru' in person) && (!back || rtoOf(person).typical < rtoOf(waiting).typical)
  const people = sooner
    ? { ru: '; человек собирает голоса заново', en: '; a person brings the votes together' }
    : { ru: '', en: '' }
  return {
    effect: sooner ? 'failover' : 'down',
    what: {
      ru: `большинства голосов нет: ведущая копия сняла с себя роль, запись закрыта, читают с реплик${people.ru}`,
      en: `no majority of votes: the primary has demoted itself, writes are refused, replicas are read${people.en}`,
    },
    phases: sooner ? person : waiting,
    blocks: (operation) => operation !== 'read-replica',
  }
}

function failover(
  topology: Topology,
  group: Group,
  effect: Effect,
  store: Store,
  fate: Extract<Fate, { kind: 'failover' }>,
): Case {
  const first = fate.candidates[0]
  const name = first ? copyName(topology, first) : { ru: '', en: '' }
  // A partition that heals does not give the role back; a lost primary that returns first does.
  const backAt = fate.isolated ? forever : fate.returns
  const blocks: Hit['blocks'] = (operation) => operation !== 'read-replica'
  if (fate.by === 'manager') {
    return {
      effect: 'failover',
      what: {
        ru: `роль ведущего автоматически переходит к копии ${name.ru}`,
        en: `the primary role moves automatically to the copy in ${name.en}`,
      },
      phases: managerPhases(topology, group),
      backAt,
      blocks,
    }
  }
  const why = whyByHand(topology, group, effect, store)
  return {
    effect: 'failover',
    what: {
      ru: `${why.ru}: человек повышает копию ${name.ru}`,
      en: `${why.en}: a person promotes the copy in ${name.en}`,
    },
    phases: personPhases(topology, group, effect),
    backAt,
    blocks,
  }
}

/** Why the manager does not do it. */
function whyByHand(topology: Topology, group: Group, effect: Effect, store: Store): Said {
  const failover = 'failover' in store ? store.failover : undefined
  const alive = promotable(topology, effect, group)
  if (!failover || failover.manager === 'manual') {
    return { ru: 'автоматического переключения в модели нет', en: 'the model has no automatic failover' }
  }
  const willing = alive.filter((copy) => copy.promotion === 'automatic')
  if (willing.length === 0) {
    return { ru: 'оставшиеся копии сами не повышаются', en: 'the copies left are not promoted automatically' }
  }
  const votes = votesOf(store, group) ?? []
  if (failover.manager !== 'managed' && !willing.some((copy) => hasMajority(topology, effect, votes, copy.place))) {
    return { ru: 'большинство голосов потеряно', en: 'the majority of the votes is lost' }
  }
  return acknowledgement(store, group).rule === 'none'
    ? { ru: 'оставшиеся копии сами не повышаются', en: 'the copies left are not promoted automatically' }
    : {
        ru: 'в синхронном режиме Patroni не повышает копию, которая могла не получить всё подтверждённое',
        en: 'in a synchronous mode Patroni does not promote a copy that may lack acknowledged commits',
      }
}

function corrupted(topology: Topology, group: Group, store: Store, fate: Extract<Fate, { kind: 'corrupted' }>): Case {
  const delayed = usableDelay(store, fate)
  if (delayed) {
    const name = copyName(topology, delayed)
    return {
      effect: 'restore',
      what: {
        ru: `порча на всех копиях, кроме отложенной: ${name.ru}`,
        en: `corrupt on all copies but the delayed one in ${name.en}`,
      },
      phases: delayedPhases(topology, group, fate.corruption, delayed),
      blocks: always,
    }
  }
  if (fate.repository === undefined) {
    return {
      effect: 'down',
      what: { ru: 'порча на всех копиях, резервных копий нет', en: 'corrupt on all copies, no backup is left' },
      phases: [],
      blocks: always,
    }
  }
  if (store.backup && noCleanCopy(store.backup, fate.corruption)) {
    return {
      effect: 'down',
      what: {
        ru: 'порча замечена позже срока хранения: чистой копии не осталось',
        en: 'the corruption is noticed after the retention: no clean copy is left',
      },
      phases: [],
      blocks: always,
    }
  }
  const where = titleOf(topology, fate.repository)
  return {
    effect: 'restore',
    what: {
      ru: `порча на всех копиях; данные восстанавливают из резервной копии, хранилище: ${where.ru}`,
      en: `corrupt on all copies; restore from the backup in ${where.en}`,
    },
    phases: restoreAfterCorruption(topology, group, fate.corruption, fate),
    blocks: always,
  }
}

function waits(topology: Topology, group: Group, returns: number): Case {
  const name = groupName(topology, group)
  const finite = Number.isFinite(returns)
  return {
    effect: 'down',
    what: finite
      ? { ru: `«${name.ru}» ждёт возвращения своих копий`, en: `"${name.en}" waits for its copies to come back` }
      : {
          ru: `«${name.ru}»: не осталось ни копии, ни резервной копии вне области отказа`,
          en: `"${name.en}" is lost: neither a copy nor a backup outside the failed scope`,
        },
    phases: [],
    backAt: returns,
    blocks: always,
  }
}

/** What comes back by itself: the end of the fault and a crash restart. */
function comesBack(store: Store, returns: number): Quantity | undefined {
  if (!Number.isFinite(returns)) return undefined
  const end = byConvention({ ru: 'Отказ кончается', en: 'The fault ends' }, 's', exactly(returns), {
    ru: 'длительность отказа в сценарии или время ремонта площадки',
    en: 'the length of the fault in the scenario, or the repair time of the place',
  })
  const restart = store.restart
    ? fromModel({ ru: 'Перезапуск', en: 'Restart' }, 's', estimate(store.restart), `${store.id}.restart`)
    : given('postgresql', 'crash_recovery', undefined, '')
  return quantity(sumOf({ ru: 'Возвращается само', en: 'Comes back by itself' }, 's', [end, restart]))
}
