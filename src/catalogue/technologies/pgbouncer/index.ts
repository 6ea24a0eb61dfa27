import { fact } from '../../behaviour.ts'
import { arithmetic, definitions } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { pgbouncerKnobs } from './knobs.ts'
import { pgbouncerMoreKnobs } from './more.ts'

const config = ['pgbouncer/pgbouncer@13a344f2 (1.25.2) doc/config.md', 'derived'] as const

export const pgbouncer = technology(
  'pgbouncer',
  'PgBouncer',
  '1.25',
  { ...pgbouncerKnobs, ...pgbouncerMoreKnobs },
  {
    facts: [
      fact(
        config,
        'limit',
        ['Серверные соединения', 'Server connections'],
        [
          'Складываются все процессы PgBouncer, все пары «пользователь, база», прямые клиенты и репликация.',
          'All PgBouncer processes, all pairs of user and database, direct clients and replication add up.',
        ],
        {
          ru: 'сумма(default_pool_size × пары + запас) + прямые + репликация <= max_connections - отложенные',
          en: 'sum(default_pool_size × pairs + reserve) + direct + replication <= max_connections - reserved',
        },
      ),
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['Сколько соединений нужно', 'How many connections are needed'],
        ['При загрузке пула 75 %.', 'At 75 % utilisation of the pool.'],
        { ru: 'tps × время транзакции / 0,75', en: 'tps × transaction time / 0.75' },
      ),
      fact(
        config,
        'formula',
        ['Сколько прибавляет к переключению', 'What it adds to a failover'],
        [
          'Лучший случай около нуля, обычный 1–8 с, со сменой имени — около 15 с; в худшем складываются пауза входа и кэш имён, если сервер задан именем.',
          'About zero at best, 1-8 s usually and about 15 s with a change of the name; at worst the login pause and, when the server is a name, the name cache add up.',
        ],
        'max(server_login_retry, server_connect_timeout) + dns_max_ttl',
      ),
      fact(
        ['pgbouncer/pgbouncer@13a344f2 (1.25.2) doc/config.md', 'documented'],
        'limit',
        ['Одно ядро', 'One core'],
        [
          'Процесс однопоточный: десятки тысяч простых транзакций в секунду; дальше — несколько процессов с so_reuseport.',
          'The process has one thread: tens of thousands of simple transactions a second; beyond that several processes with so_reuseport.',
        ],
      ),
      fact(
        [definitions, 'derived'],
        'definition',
        ['Класс CAP', 'CAP class'],
        [
          'Своего состояния нет. Если сервер задан адресом узла, а не точкой лидера, за переключением PgBouncer не последует.',
          'It has no state. Pointed at a node rather than at the leader’s endpoint it cannot follow a failover.',
        ],
      ),
      fact(
        config,
        'limit',
        ['Файловые дескрипторы', 'File descriptors'],
        ['Клиенты и серверные соединения вместе.', 'Clients and server connections together.'],
        {
          ru: 'max_client_conn + pool_size × базы × пользователи',
          en: 'max_client_conn + pool_size × databases × users',
        },
      ),
    ],
    rules: ['PGB'],
  },
  {
    loginRetried: {
      title: { ru: 'Повтор входа после неудачи', en: 'A login is tried again' },
      primitive: 'wait',
      period: 'server_login_retry',
    },
    nameExpires: {
      title: { ru: 'Кэш имён обновляется', en: 'The name cache expires' },
      primitive: 'wait',
      period: 'dns_max_ttl',
    },
  },
)
