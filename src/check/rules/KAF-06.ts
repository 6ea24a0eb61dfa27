import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { queuesOf } from '../queues.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'KAF-06',
  severity: 'warning',
  title: { ru: 'Все реплики Kafka могут оказаться в одной зоне', en: 'All Kafka replicas may sit in one zone' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: брокеров ${ru.number(p.brokers)} в ${ru.count(p.zones, 'зоне', 'зонах', 'зонах')}, реплик ${ru.number(p.replicas)}, а broker.rack не задан.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.count(p.brokers, 'broker')} in ${en.count(p.zones, 'zone')}, ${en.count(p.replicas, 'replica')}, and broker.rack is not set.`,
  },
  fix: {
    ru: () => 'Укажите зону каждого брокера в broker.rack (brokerRack: true).',
    en: () => 'Name the zone of each broker in broker.rack (brokerRack: true).',
  },
  why: {
    ru: 'Без broker.rack Kafka раскладывает реплики по брокерам, не зная о зонах.',
    en: 'Without broker.rack Kafka places replicas on brokers without knowing of zones.',
  },
  source: 'Apache Kafka, operations (balancing replicas across racks)',
  example: { id: 'events', brokers: 6, zones: 3, replicas: 3 },
}

/** Only where replicas have a choice of brokers in the same zone. */
export const rule: Rule = {
  entry,
  check: (context) =>
    queuesOf(context, 'kafka').flatMap(({ id, queue, kafka }) => {
      const sites = (queue.members ?? []).map((member) => context.siteOf(member.in))
      const zones = new Set(sites).size
      if (kafka?.brokerRack === true || zones < 2 || sites.length <= zones || queue.replicas < 2) return []
      const crowded = [...new Set(sites)].some((zone) => sites.filter((site) => site === zone).length >= queue.replicas)
      if (!crowded) return []
      const params = { id, brokers: sites.length, zones, replicas: queue.replicas }
      return [report(context, entry, `${id}.kafka.brokerRack`, params)]
    }),
}
