/** Settings of pools, limits and sockets. */
import { documented, knobs } from '../../knob.ts'

const config = 'pgbouncer/pgbouncer@13a344f2 (1.25.2) doc/config.md'

export const pgbouncerMoreKnobs = knobs({
  pool_mode: documented(
    config,
    'choice',
    'session',
    ['Режим пула', 'Pool mode'],
    [
      'transaction ломает состояние сессии: SET, рекомендательные блокировки, LISTEN, временные таблицы, PREPARE из SQL.',
      'transaction breaks session state: SET, advisory locks, LISTEN, temporary tables, PREPARE in SQL.',
    ],
    { choices: ['session', 'transaction', 'statement'] },
  ),
  min_pool_size: documented(
    config,
    'count',
    0,
    ['Наименьший размер пула', 'Least pool size'],
    ['Ноль: после простоя соединения открываются заново.', 'Zero: after idle time connections are opened anew.'],
  ),
  reserve_pool_size: documented(
    config,
    'count',
    0,
    ['Запасных соединений', 'Reserve connections'],
    ['Выдаются тем, кто ждал дольше reserve_pool_timeout.', 'Given to those who waited beyond reserve_pool_timeout.'],
  ),
  reserve_pool_timeout: documented(
    config,
    's',
    5,
    ['Ожидание до выдачи запасного соединения', 'Wait before a reserve connection'],
    ['Действует, если запас не нулевой.', 'Applies when there is a reserve.'],
  ),
  max_db_connections: documented(
    config,
    'count',
    0,
    ['Соединений с одной базой', 'Connections per database'],
    ['Ноль — без предела.', 'Zero: unlimited.'],
  ),
  max_user_connections: documented(
    config,
    'count',
    0,
    ['Соединений одного пользователя', 'Connections per user'],
    ['Ноль — без предела.', 'Zero: unlimited.'],
  ),
  max_prepared_statements: documented(
    config,
    'count',
    200,
    ['Подготовленных запросов на соединение', 'Prepared statements per connection'],
    [
      'Ноль запрещает подготовленные запросы протокола в режиме transaction.',
      'Zero disables protocol-level prepared statements in transaction mode.',
    ],
    { versions: '>= 1.24', earlier: [{ versions: '1.21-1.23', default: 0 }] },
  ),
  server_lifetime: documented(
    config,
    's',
    3600,
    ['Срок жизни серверного соединения', 'Life of a server connection'],
    ['Старше — закрывается, как только освободится.', 'An older one is closed when it becomes free.'],
  ),
  server_idle_timeout: documented(
    config,
    's',
    600,
    ['Срок простоя серверного соединения', 'Idle time of a server connection'],
    ['Дольше простаивающее закрывается.', 'One idle for longer is closed.'],
  ),
  server_check_delay: documented(
    config,
    's',
    30,
    ['Без проверки после простоя', 'Unchecked after idle time'],
    [
      'Простаивавшее меньше этого выдаётся без проверки: первый запрос после переключения может попасть в мёртвое соединение.',
      'One idle for less is handed out unchecked: the first query after a failover may meet a dead socket.',
    ],
  ),
  query_timeout: documented(config, 's', undefined, ['Предел запроса', 'Query limit'], ['Выключен.', 'Off.']),
  idle_transaction_timeout: documented(
    config,
    's',
    undefined,
    ['Предел простоя в транзакции', 'Limit of idling in a transaction'],
    [
      'Выключен: забытая транзакция держит серверное соединение и блокировки.',
      'Off: a forgotten transaction keeps its server connection and its locks.',
    ],
  ),
  transaction_timeout: documented(
    config,
    's',
    undefined,
    ['Предел транзакции', 'Transaction limit'],
    ['Выключен.', 'Off.'],
  ),
  tcp_keepalive: documented(
    config,
    'flag',
    true,
    ['Проверка простаивающих соединений', 'Keep-alive of idle connections'],
    [
      'Сроки берутся у системы (7200 с, 9 проб по 75 с): умерший посреди запроса сервер замечает только ядро.',
      'The times are the system’s (7200 s, 9 probes of 75 s): a server that dies during a query is noticed by the kernel only.',
    ],
  ),
  tcp_user_timeout: documented(
    config,
    's',
    0,
    ['Предел неподтверждённых данных', 'Limit of unacknowledged data'],
    ['Ноль — как решит ядро: 13–30 минут.', 'Zero: as the kernel decides, 13-30 min.'],
  ),
  server_fast_close: documented(
    config,
    'flag',
    false,
    ['Быстрое закрытие при смене сервера', 'Fast close at a change of server'],
    [
      'Выключено: в режиме session клиент остаётся на старом сервере, пока сам не отключится.',
      'Off: in session mode a client keeps its old server until it disconnects.',
    ],
  ),
})
