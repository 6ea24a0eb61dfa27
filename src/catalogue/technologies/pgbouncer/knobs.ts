import { knobs } from '../../knob.ts'

const src = 'pgbouncer/pgbouncer@13a344f2 (1.25.2) doc/config.md'

export const pgbouncerKnobs = knobs({
  server_login_retry: {
    title: { ru: 'Пауза после неудачного входа', en: 'Pause after a failed login' },
    unit: 's',
    default: 15,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'После неудачи новых попыток нет столько секунд: добавляется к переключению.',
      en: 'After a failure there is no new try for this long: it adds to the failover.',
    },
  },
  server_connect_timeout: {
    title: { ru: 'Тайм-аут подключения к серверу', en: 'Server connect time-out' },
    unit: 's',
    default: 15,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Каждая попытка к молчащему узлу стоит столько.',
      en: 'Each attempt at a silent host costs this much.',
    },
  },
  query_wait_timeout: {
    title: { ru: 'Ожидание серверного соединения', en: 'Wait for a server connection' },
    unit: 's',
    default: 120,
    source: src,
    kind: 'documented',
    meaning: { ru: 'Дольше клиент в очереди не стоит.', en: 'A client does not queue longer.' },
  },
  dns_max_ttl: {
    title: { ru: 'Кэш имён', en: 'Name cache' },
    unit: 's',
    default: 15,
    source: src,
    kind: 'documented',
    meaning: { ru: 'TTL записи не учитывается.', en: 'The TTL of the record is ignored.' },
  },
  default_pool_size: {
    title: { ru: 'Размер пула', en: 'Pool size' },
    unit: 'count',
    default: 20,
    source: src,
    kind: 'documented',
    meaning: { ru: 'На пару «пользователь, база».', en: 'Per pair of user and database.' },
  },
  max_client_conn: {
    title: { ru: 'Клиентских соединений', en: 'Client connections' },
    unit: 'count',
    default: 100,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'На процесс; к ним прибавляются дескрипторы серверных соединений.',
      en: 'Per process; the descriptors of server connections come on top.',
    },
  },
})
