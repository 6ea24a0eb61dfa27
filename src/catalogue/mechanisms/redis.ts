/** Failover of Redis by Sentinel and by Redis Cluster, and what a failed attempt costs. */

import type { Said } from '../../language/text.ts'
import type { RedisFailover } from '../../language/vocabulary/index.ts'
import { computed, given, optionalSeconds, ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { atWorst, automatic, type MechanismPhase } from './phase.ts'

type Knobs = Partial<RedisFailover> | undefined

/** Sentinel: silence of the master, a ping phase, agreement, a random start, promotion. */
export function sentinelFailover(knobs: Knobs, path: string): MechanismPhase[] {
  const down = given('redis', 'down_after', optionalSeconds(knobs?.downAfter), `${path}.downAfter`)
  const ping = given('redis', 'sentinel_ping', undefined, '')
  const ask = given('redis', 'sentinel_ask', undefined, '')
  const start = given('redis', 'sentinel_start_delay', undefined, '')
  const s = down.value.typical
  const p = phase(ping.value.typical)
  const label = { ru: 'Мастер молчит дольше down-after', en: 'The master is silent beyond down-after' }
  const detect = ranged(
    label,
    's',
    'down-after + (0 .. ping)',
    { best: s + p.best, typical: s + p.typical, worst: s + p.worst },
    [down, ping],
  )
  const waits = ask.value.typical + start.value.typical
  const decide = ranged(
    { ru: 'Sentinel соглашаются и начинают', en: 'The Sentinels agree and begin' },
    's',
    { ru: '(0 .. опрос) + (0 .. задержка начала)', en: '(0 .. ask) + (0 .. start delay)' },
    phase(waits),
    [ask, start],
  )
  return [
    automatic('detect', detect),
    automatic('decide', decide),
    automatic('act', given('redis', 'sentinel_switch', undefined, '')),
  ]
}

/** Redis Cluster: node time-out, spread of the failure flag, election of the replica. */
export function clusterFailover(knobs: Knobs, path: string): MechanismPhase[] {
  return [
    automatic('detect', given('redis', 'node_timeout', optionalSeconds(knobs?.downAfter), `${path}.downAfter`)),
    automatic('decide', given('redis', 'cluster_gossip', undefined, '')),
    automatic('act', given('redis', 'cluster_election', undefined, '')),
  ]
}

/** What the votes that are left make possible at worst. */
export interface RedisElection {
  /** Sentinel: the Sentinels that are left are no more than a majority, so that one split vote fails the attempt. */
  bareMajority: boolean
  /** Cluster: another master is lost at the same time; the masters vote once per epoch, so that one election fails. */
  collides: boolean
}

/** What a failed first attempt of Sentinel costs before the second begins. */
export function sentinelRetry(knobs: Knobs = undefined, path = ''): MechanismPhase[] {
  const timeout = given('redis', 'failover_timeout', optionalSeconds(knobs?.failoverTimeout), `${path}.failoverTimeout`)
  const label = { ru: 'Пауза до второй попытки', en: 'Pause before the second attempt' }
  const pause = computed(label, 's', '2 x failover-timeout', (t = 0) => 2 * t, [timeout])
  return [automatic('decide', pause)]
}

/** What a failed election of Redis Cluster costs before the next. */
export function clusterRetry(knobs: Knobs = undefined, path = ''): MechanismPhase[] {
  const timeout = given('redis', 'node_timeout', optionalSeconds(knobs?.downAfter), `${path}.downAfter`)
  const label = { ru: 'Пауза до новых выборов', en: 'Pause before the next election' }
  const pause = computed(label, 's', '4 x node_timeout', (t = 0) => 4 * t, [timeout])
  return [automatic('decide', pause)]
}

/** Failover of Redis by the manager that the model names. */
export function redisFailover(knobs: RedisFailover, path: string, election?: RedisElection): MechanismPhase[] {
  if (knobs.manager === 'sentinel') {
    const again = election?.bareMajority ? sentinelRetry(knobs, path).map((phase) => atWorst(phase, splitVote)) : []
    return [...again, ...sentinelFailover(knobs, path)]
  }
  const again = election?.collides ? clusterRetry(knobs, path).map((phase) => atWorst(phase, collision)) : []
  return [...again, ...clusterFailover(knobs, path)]
}

const splitVote: Said = {
  ru: 'Оставшихся Sentinel ровно большинство: если голоса разделятся, попытка не удастся.',
  en: 'The Sentinels left are just a majority: a split vote fails the attempt.',
}
const collision: Said = {
  ru: 'Потеряно несколько мастеров сразу: мастер голосует один раз за эпоху, и одни из выборов могут не удаться.',
  en: 'Several masters are lost at once: a master votes once per epoch, and one of the elections may fail.',
}
