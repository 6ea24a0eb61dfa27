import { documented, knobs } from '../../knob.ts'

const site = 'etcd-io/website@82459793 v3.6'

export const etcdKnobs = knobs({
  heartbeat_interval: {
    parameter: 'heartbeat-interval',
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
    parameter: 'election-timeout',
    max: 50,
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
    source: {
      ru: 'два обмена сообщениями и сброс на диск в каждом',
      en: 'two message exchanges and a disk flush each',
    },
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
  lease_minimum: documented(
    'etcd-io/etcd@c34dc7ee server/etcdserver/server.go',
    's',
    2,
    ['Наименьший срок аренды', 'Least lease'],
    ['Полтора тайм-аута выборов с округлением вверх.', 'One and a half election time-outs, rounded up.'],
  ),
  quota_backend_bytes: documented(
    `${site}/faq.md`,
    'B',
    2 * 2 ** 30,
    ['Квота базы', 'Store quota'],
    [
      'При превышении кластер переходит в режим только для чтения: Patroni разжалует лидера, Kubernetes замирает. Больше 8 ГиБ не советуют.',
      'Beyond it the cluster turns read-only: Patroni demotes its leader, Kubernetes freezes. More than 8 GiB is not advised.',
    ],
    { parameter: 'quota-backend-bytes' },
  ),
  max_request_bytes: documented(
    'etcd-io/etcd@c34dc7ee server/embed/config.go',
    'B',
    1.5 * 2 ** 20,
    ['Наибольший запрос', 'Largest request'],
    ['Больше одним значением не записать.', 'One value cannot be larger.'],
    { parameter: 'max-request-bytes' },
  ),
  members: documented(
    `${site}/faq.md`,
    'count',
    3,
    ['Участников', 'Members'],
    ['Обычно три или пять; больше семи не советуют.', 'Usually three or five; more than seven is not advised.'],
  ),
  disk_iops: documented(
    `${site}/op-guide/hardware.md`,
    '/s',
    50,
    ['Последовательных записей диска в секунду', 'Sequential disk writes per second'],
    [
      'Меньше нельзя, под нагрузкой нужно 500: медленный сброс на диск стоит лидеру его роли.',
      'No fewer, 500 under load: a slow flush costs the leader its role.',
    ],
  ),
  write_throughput: documented(
    `${site}/op-guide/performance.md (etcd 3.2, three members of 8 vCPU, SSD)`,
    '/s',
    { best: 50_000, typical: 47_000, worst: 44_000 },
    ['Измеренных записей в секунду', 'Measured writes per second'],
    [
      'Тысяча клиентов, значения по 256 Б; чтений линеаризуемых 141 тыс. в секунду. Один клиент — 583 записи в секунду.',
      'A thousand clients, values of 256 B; linearizable reads 141 thousand a second. One client: 583 writes a second.',
    ],
  ),
})
