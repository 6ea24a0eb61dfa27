/** Loss of a Kafka broker in KRaft mode: its lease ends (D2), the controller appoints new partition leaders. */
import { given, ranged } from '../derive.ts'
import { lease } from '../timers.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** Crash of a broker, until its partitions have new leaders. */
export function brokerCrash(): MechanismPhase[] {
  const session = given('kafka', 'broker_session_timeout', undefined, '')
  const heartbeat = given('kafka', 'broker_heartbeat_interval', undefined, '')
  const detect = ranged(
    { ru: 'Истекает аренда брокера', en: 'The broker lease expires' },
    's',
    {
      ru: 'от (T − h) до T, обычно посередине: T — тайм-аут сеанса, h — период сигналов',
      en: '(T - h) .. T, typically the middle: T session time-out, h heartbeat period',
    },
    lease(session.value.typical, heartbeat.value.typical),
    [session, heartbeat],
  )
  return [automatic('detect', detect), automatic('act', given('kafka', 'election_metadata', undefined, ''))]
}
