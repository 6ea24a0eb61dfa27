/** Failover of Redis by Sentinel and by Redis Cluster. */
import type { RedisFailover } from '../../language/vocabulary/index.ts'
import { given, optionalSeconds, ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { automatic, type MechanismPhase } from './phase.ts'

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

/** Failover of Redis by the manager that the model names. */
export function redisFailover(knobs: RedisFailover, path: string): MechanismPhase[] {
  return knobs.manager === 'sentinel' ? sentinelFailover(knobs, path) : clusterFailover(knobs, path)
}
