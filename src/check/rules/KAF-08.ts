import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-08',
  severity: 'error',
  title: {
    ru: 'Отправитель сдаётся раньше, чем Kafka переключится',
    en: 'The producer gives up before Kafka has failed over',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: отправитель ждёт доставки ${ru.time(p.delivery)}, а новую ведущую реплику выбирают до ${ru.time(p.failover)}.`,
    en: (p) =>
      `${en.quote(p.id)}: the producer waits for delivery ${en.time(p.delivery)}, but electing a new leader takes up to ${en.time(p.failover)}.`,
  },
  fix: {
    ru: () => 'Верните delivery.timeout.ms к двум минутам (kafka.deliveryTimeout: 2m).',
    en: () => 'Set delivery.timeout.ms back to two minutes (kafka.deliveryTimeout: 2m).',
  },
  why: {
    ru: 'Падение любого брокера превращается в потерянные сообщения, хотя кластер их принял бы через секунды.',
    en: 'Any broker crash turns into lost messages, although the cluster would take them seconds later.',
  },
  source: 'Apache Kafka, producer configuration (delivery.timeout.ms); broker.session.timeout.ms 9 s',
  example: { id: 'events', delivery: 5, failover: 10 },
}

/** Worst case with KRaft: the broker's session ends just after a heartbeat, then the election and the metadata. */
export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, kafka }) => {
      const delivery = knob(kafka?.deliveryTimeout, '2m')
      const failover = knob(kafka?.brokerSessionTimeout, '9s') + 1
      if (delivery >= failover) return []
      return [report(context, entry, `${id}.kafka.deliveryTimeout`, { id, delivery, failover })]
    }),
}
