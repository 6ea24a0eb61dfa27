import { knobs } from '../../knob.ts'

const src = 'apache/kafka@1eb7644 KRaftConfigs.java, ReplicationConfigs.java'

export const kafkaKnobs = knobs({
  broker_session_timeout: {
    title: { ru: 'Аренда брокера', en: 'Broker lease' },
    unit: 's',
    default: 9,
    parameter: 'broker.session.timeout.ms',
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Брокер без пульса дольше этого отключается, и его разделы получают новых лидеров.',
      en: 'A broker without heartbeat for longer is fenced, and its partitions get new leaders.',
    },
  },
  broker_heartbeat_interval: {
    title: { ru: 'Пульс брокера', en: 'Broker heartbeat' },
    unit: 's',
    default: 2,
    parameter: 'broker.heartbeat.interval.ms',
    source: src,
    kind: 'documented',
    meaning: { ru: 'Так часто брокер продлевает аренду.', en: 'How often a broker renews its lease.' },
  },
  election_metadata: {
    title: { ru: 'Выбор лидера раздела и рассылка метаданных', en: 'Partition election and metadata' },
    unit: 's',
    default: { best: 0, typical: 0.5, worst: 1 },
    source: {
      ru: 'из отказа брокера, который целиком занимает 7–10 с',
      en: 'from a broker crash of 7-10 s end to end',
    },
    kind: 'derived',
    meaning: { ru: 'Контроллер назначает лидера из ISR.', en: 'The controller appoints a leader from the ISR.' },
  },
  min_insync_replicas: {
    title: { ru: 'Наименьшее число копий в строю', en: 'Replicas in sync at least' },
    unit: 'count',
    default: 1,
    parameter: 'min.insync.replicas',
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'С единицей acks=all подтверждает один брокер.',
      en: 'With one, acks=all is confirmed by a single broker.',
    },
  },
  replica_lag: {
    title: { ru: 'Отставание копий', en: 'Replica fetch lag' },
    unit: 's',
    default: { best: 0.005, typical: 0.1, worst: 30 },
    source: 'apache/kafka@1eb7644 replica.lag.time.max.ms 30000',
    kind: 'derived',
    meaning: {
      ru: 'При acks=1 теряется непрочитанное копиями.',
      en: 'With acks=1 what replicas have not fetched is lost.',
    },
  },
})
