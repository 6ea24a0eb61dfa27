/**
 * Failover of PostgreSQL by Patroni: from the death of the primary to a new primary that accepts writes. The way of the
 * clients to it (proxy, pool) is in `store-proxy.ts`.
 */
import type { PatroniFailover, TimeEstimate } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { computed, estimate, fromModel, given, optionalSeconds, ranged, sumOf } from '../derive.ts'
import { lease } from '../timers.ts'
import { automatic, type MechanismPhase } from './phase.ts'

type Knobs = Partial<PatroniFailover> | undefined

const ttlOf = (knobs: Knobs, path: string) => given('patroni', 'ttl', optionalSeconds(knobs?.ttl), `${path}.ttl`)
const loopOf = (knobs: Knobs, path: string) =>
  given('patroni', 'loop_wait', optionalSeconds(knobs?.loopWait), `${path}.loopWait`)
const retryOf = (knobs: Knobs, path: string) =>
  given('patroni', 'retry_timeout', optionalSeconds(knobs?.retryTimeout), `${path}.retryTimeout`)

/** Detection of a dead primary host: D2 on the leader key. Kubernetes and Consul expire keys in their own ways. */
function hostCrashDetection(knobs: Knobs, path: string): Derivation {
  const ttl = ttlOf(knobs, path)
  const loop = loopOf(knobs, path)
  const label = { ru: 'Истекает аренда лидера', en: 'The leader lease expires' }
  const t = ttl.value.typical
  const h = loop.value.typical
  if (knobs?.coordination === 'kubernetes') {
    const value = { best: Math.max(0, t - h), typical: t, worst: t + h }
    return ranged(label, 's', '(ttl − loop_wait) .. (ttl + loop_wait)', value, [ttl, loop])
  }
  if (knobs?.coordination === 'consul') {
    const value = { best: t / 2, typical: 0.75 * t, worst: t }
    return ranged(
      label,
      's',
      {
        ru: 'сеанс Consul на ttl/2 истекает за ttl/2 .. ttl',
        en: 'a Consul session of ttl/2 expires within ttl/2 .. ttl',
      },
      value,
      [ttl],
    )
  }
  const tick = given('etcd', 'lease_tick', undefined, '')
  return ranged(
    label,
    's',
    {
      ru: '(ttl − loop_wait) .. (ttl + шаг проверки), обычно посередине',
      en: '(ttl - loop_wait) .. (ttl + tick), typically the middle',
    },
    lease(t, h, tick.value.typical),
    [ttl, loop, tick],
  )
}

/**
 * Detection when the coordination store loses its leader together with the primary: the new etcd leader gives every lease
 * its full term anew, after an election of one to two time-outs.
 */
function detectionWithVotesLeader(knobs: Knobs, path: string): Derivation {
  const ttl = ttlOf(knobs, path)
  const election = given('etcd', 'election_timeout', optionalSeconds(knobs?.electionTimeout), `${path}.electionTimeout`)
  const vote = given('etcd', 'vote_round_trip', undefined, '')
  const tick = given('etcd', 'lease_tick', undefined, '')
  const e = election.value.typical
  const fixed = ttl.value.typical + e + vote.value.typical
  const s = tick.value.typical
  return ranged(
    {
      ru: 'Выборы в etcd, затем полный срок аренды заново',
      en: 'etcd elects a leader, then the lease runs its full term again',
    },
    's',
    {
      ru: 'выборы (1..2 × election_timeout + голосование) + ttl + election_timeout + (0 .. шаг)',
      en: 'election (1..2 × election_timeout + vote) + ttl + election_timeout + (0 .. tick)',
    },
    { best: e + fixed, typical: 1.5 * e + fixed + s / 2, worst: 2 * e + fixed + s },
    [election, vote, ttl, tick],
  )
}

/** Replica to primary: end of recovery, with the replay of what was received and not yet applied. */
function promotion(): MechanismPhase[] {
  return [
    automatic('decide', { ...given('patroni', 'leader_race', undefined, '') }),
    automatic('act', given('postgresql', 'promotion', undefined, '')),
  ]
}

/** The host of the primary dies (power, kernel, network card). */
export function patroniHostCrash(knobs: Knobs, path: string): MechanismPhase[] {
  const detection = knobs?.votesLeaderWithPrimary
    ? detectionWithVotesLeader(knobs, path)
    : hostCrashDetection(knobs, path)
  return [automatic('detect', detection), ...promotion()]
}

/**
 * The PostgreSQL process dies while Patroni lives: it is restarted in place; when it does not start within
 * primary_start_timeout the failover follows (worst loop_wait + primary_start_timeout + loop_wait).
 */
export function patroniProcessCrash(
  knobs: Knobs,
  path: string,
  restart: TimeEstimate | undefined,
  restartPath: string,
): MechanismPhase[] {
  const loop = loopOf(knobs, path)
  const start = given(
    'patroni',
    'primary_start_timeout',
    optionalSeconds(knobs?.primaryStartTimeout),
    `${path}.primaryStartTimeout`,
  )
  const recovery = given('postgresql', 'crash_recovery', restart ? estimate(restart) : undefined, restartPath)
  const h = loop.value.typical
  const limit = start.value.typical
  const detect = ranged(
    { ru: 'Цикл Patroni замечает упавший процесс', en: 'The HA loop notices the dead process' },
    's',
    '0 .. loop_wait',
    { best: 0, typical: h / 2, worst: h },
    [loop],
  )
  const act = ranged(
    { ru: 'Перезапуск на месте, иначе переключение', en: 'Restart in place, else failover' },
    's',
    {
      ru: 'восстановление после сбоя, в худшем случае primary_start_timeout + loop_wait',
      en: 'crash recovery, at worst primary_start_timeout + loop_wait',
    },
    {
      best: Math.min(recovery.value.best, limit),
      typical: Math.min(recovery.value.typical, limit + h),
      worst: limit + h,
    },
    [recovery, start, loop],
  )
  return [automatic('detect', detect), automatic('act', act)]
}

/** A planned switchover: the lease is released at once, there is nothing to detect. */
export function patroniSwitchover(): MechanismPhase[] {
  return [automatic('act', given('patroni', 'shutdown_checkpoint', undefined, '')), ...promotion()]
}

/**
 * How long a primary that is cut off from the votes goes on accepting writes: a renewal begins on average half a loop
 * later and is given up after retry_timeout; the timing rule loop_wait + 2 retry_timeout <= ttl bounds it.
 */
export function patroniFencing(knobs: Knobs, path: string): Derivation {
  const ttl = ttlOf(knobs, path)
  const loop = loopOf(knobs, path)
  const retry = retryOf(knobs, path)
  const worst = Math.min(ttl.value.typical, loop.value.typical + 2 * retry.value.typical)
  const best = Math.min(retry.value.typical, worst)
  const typical = Math.min(loop.value.typical / 2 + retry.value.typical, worst)
  return ranged(
    { ru: 'Отрезанный лидер снимает с себя роль', en: 'The cut-off primary demotes itself' },
    's',
    {
      ru: 'retry_timeout .. min(ttl, loop_wait + 2 retry_timeout), обычно loop_wait/2 + retry_timeout',
      en: 'retry_timeout .. min(ttl, loop_wait + 2 retry_timeout), typically loop_wait/2 + retry_timeout',
    },
    { best, typical, worst },
    [ttl, loop, retry],
  )
}

/** Time until the coordination store answers again after its votes return. */
export function coordinationReturns(knobs: Knobs, path: string, back: Derivation): Derivation {
  const election = given('etcd', 'election_timeout', optionalSeconds(knobs?.electionTimeout), `${path}.electionTimeout`)
  const loop = loopOf(knobs, path)
  const elected = computed(
    { ru: 'Выборы в хранилище координации', en: 'Election in the coordination store' },
    's',
    '2 × election_timeout',
    (e = 0) => 2 * e,
    [election],
  )
  return sumOf({ ru: 'Голоса снова собраны', en: 'The votes are together again' }, 's', [back, elected, loop])
}

/** A managed failover with published times. */
export function managedFailover(time: TimeEstimate, path: string): MechanismPhase[] {
  return [
    automatic(
      'act',
      fromModel({ ru: 'Управляемое переключение', en: 'Managed failover' }, 's', estimate(time), `${path}.time`),
    ),
  ]
}
