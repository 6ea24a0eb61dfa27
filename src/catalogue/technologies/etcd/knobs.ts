import { knobs } from '../../knob.ts'

const site = 'etcd-io/website@82459793 v3.6'

export const etcdKnobs = knobs({
  heartbeat_interval: {
    title: { ru: 'Период пульса', en: 'Heartbeat interval' },
    unit: 's',
    default: 0.1,
    source: `${site}/tuning.md`,
    kind: 'documented',
    meaning: {
      ru: 'Около 0,5–1,5 времени обращения между участниками.',
      en: 'About 0.5-1.5 round trips between members.',
    },
  },
  election_timeout: {
    title: { ru: 'Тайм-аут выборов', en: 'Election time-out' },
    unit: 's',
    default: 1,
    source: `${site}/tuning.md; etcd-io/etcd@c34dc7ee server/embed/config.go`,
    kind: 'documented',
    meaning: {
      ru: 'Не меньше десяти времён обращения; выборы занимают от одного до двух таких тайм-аутов.',
      en: 'At least ten round trips; an election takes one to two of them.',
    },
  },
  vote_round_trip: {
    title: { ru: 'Голосование', en: 'Vote round trip' },
    unit: 's',
    default: 0.1,
    source: 'derived: two message exchanges and a disk flush each',
    kind: 'derived',
    meaning: { ru: 'Добавляется к тайм-ауту выборов.', en: 'Added to the election time-out.' },
  },
  lease_tick: {
    title: { ru: 'Шаг проверки аренд', en: 'Lease expiry tick' },
    unit: 's',
    default: 0.5,
    source: 'etcd-io/etcd@c34dc7ee server/lease/lessor.go',
    kind: 'documented',
    meaning: {
      ru: 'Истёкшая аренда замечается с опозданием до одного шага.',
      en: 'An expired lease is noticed up to one tick late.',
    },
  },
})
