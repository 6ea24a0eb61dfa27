/** Loss of a Kafka broker in KRaft mode: its lease ends (D2), the controller appoints new partition leaders. */
import { ranged } from '../derive.ts'
import { lease } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** A broker falls silent: the controller counts it as lost, takes it out of the ISR and appoints new leaders. */
export function brokerCrash(values: Values<'kafka'> = {}, path: Paths<'kafka'> = 'kafka'): MechanismPhase[] {
  const read = reader('kafka', values, path)
  const session = read('broker_session_timeout')
  const heartbeat = read('broker_heartbeat_interval')
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
  return [automatic('detect', detect), automatic('act', read('election_metadata'))]
}
