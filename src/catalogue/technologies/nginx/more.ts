import { documented, knobs } from '../../knob.ts'

const upstream = 'nginx/nginx.org@3924a7f8 ngx_http_upstream_module'
const proxy = 'nginx/nginx.org@3924a7f8 ngx_http_proxy_module'
const core = 'nginx/nginx.org@3924a7f8 ngx_core_module'

/** Settings of retries, connections, name resolution, affinity and the cache. */
export const nginxMoreKnobs = knobs({
  proxy_next_upstream: documented(
    proxy,
    'choice',
    'error timeout',
    ['Когда запрос передаётся другому серверу', 'When a request goes to the next server'],
    [
      'POST, LOCK и PATCH, уже отправленные серверу, не повторяются без non_idempotent.',
      'POST, LOCK and PATCH once sent are not repeated unless non_idempotent is given.',
    ],
  ),
  proxy_next_upstream_tries: documented(
    proxy,
    'count',
    0,
    ['Попыток на запрос', 'Tries per request'],
    [
      'Ноль — без предела: запрос может обойти все серверы, платя за каждый тайм-аутом подключения.',
      'Zero: unlimited; a request may try every server and pay the connect time-out for each.',
    ],
  ),
  proxy_next_upstream_timeout: documented(
    proxy,
    's',
    0,
    ['Срок на все попытки', 'Time for all tries'],
    ['Ноль — без предела.', 'Zero: unlimited.'],
  ),
  proxy_read_timeout: documented(
    proxy,
    's',
    60,
    ['Тайм-аут чтения ответа', 'Read time-out'],
    ['Между двумя чтениями, а не на весь ответ.', 'Between two reads, not for the whole answer.'],
  ),
  proxy_send_timeout: documented(
    proxy,
    's',
    60,
    ['Тайм-аут отправки запроса', 'Send time-out'],
    ['Между двумя записями.', 'Between two writes.'],
  ),
  keepalive: documented(
    upstream,
    'count',
    32,
    ['Соединений с серверами в запасе', 'Idle upstream connections'],
    ['На рабочий процесс.', 'Per worker process.'],
    { versions: '>= 1.29.7', earlier: [{ versions: '< 1.29.7', default: undefined }] },
  ),
  keepalive_requests: documented(
    upstream,
    'count',
    1000,
    ['Запросов на соединение', 'Requests per connection'],
    ['После них соединение закрывается.', 'After them the connection is closed.'],
  ),
  keepalive_timeout: documented(
    upstream,
    's',
    60,
    ['Простой соединения с сервером', 'Idle time of an upstream connection'],
    ['Дольше соединение не хранится.', 'A connection is not kept longer.'],
  ),
  worker_connections: documented(
    core,
    'count',
    512,
    ['Соединений на рабочий процесс', 'Connections per worker process'],
    ['Вместе с соединениями к серверам.', 'Those to upstream servers included.'],
  ),
  worker_processes: documented(
    core,
    'count',
    1,
    ['Рабочих процессов', 'Worker processes'],
    ['auto — по числу ядер.', 'auto: one per core.'],
  ),
  slow_start: documented(
    upstream,
    's',
    0,
    ['Плавное включение сервера', 'Slow start of a server'],
    ['Только в коммерческой версии.', 'In the commercial version only.'],
  ),
  resolve: documented(
    upstream,
    'flag',
    false,
    ['Обновление адресов по имени', 'Re-resolving of names'],
    [
      'Без него имя сервера разрешается один раз при запуске: после переключения по DNS остаётся старый адрес. Раньше — только в коммерческой версии.',
      'Without it a name is resolved once at start: after a DNS failover the old address stays. Before, in the commercial version only.',
    ],
    { versions: '>= 1.27.3', earlier: [{ versions: '< 1.27.3', default: undefined }] },
  ),
  sticky: documented(
    upstream,
    'choice',
    undefined,
    ['Закрепление клиента за сервером', 'Session affinity'],
    [
      'Если закреплённый сервер не отвечает, выбирается другой, и состояние в его памяти потеряно.',
      'When the bound server cannot serve, another is chosen and what was in its memory is lost.',
    ],
    {
      choices: ['cookie', 'route', 'learn'],
      versions: '>= 1.29.6',
      earlier: [{ versions: '< 1.29.6', default: undefined }],
    },
  ),
  proxy_cache_use_stale: documented(
    proxy,
    'choice',
    'off',
    ['Отдавать устаревшее', 'Serving stale content'],
    [
      'error timeout http_5xx — при отказе источника; updating вместе с фоновым обновлением — пока ответ обновляется.',
      'error timeout http_5xx: when the origin fails; updating with background update: while the answer is refreshed.',
    ],
    { choices: ['off', 'updating', 'error', 'timeout', 'http_5xx'] },
  ),
  proxy_cache_background_update: documented(
    proxy,
    'flag',
    false,
    ['Фоновое обновление кэша', 'Background cache update'],
    [
      'Устаревший ответ уходит сразу, новый берётся отдельно.',
      'The stale answer leaves at once, a fresh one is fetched beside.',
    ],
  ),
  proxy_cache_lock: documented(
    proxy,
    'flag',
    false,
    ['Один запрос к источнику на ключ', 'One origin request per key'],
    ['Остальные ждут до proxy_cache_lock_timeout.', 'The others wait up to proxy_cache_lock_timeout.'],
  ),
  proxy_cache_lock_timeout: documented(
    proxy,
    's',
    5,
    ['Ожидание чужого запроса', 'Wait for another’s request'],
    [
      'Дольше запрос идёт к источнику сам, мимо кэша.',
      'Beyond it the request goes to the origin itself, past the cache.',
    ],
  ),
  health_check_fails: documented(
    'nginx/nginx.org@3924a7f8 ngx_http_upstream_hc_module',
    'count',
    1,
    ['Неудачных активных проверок', 'Failed active checks'],
    ['Коммерческая версия.', 'Commercial version.'],
    { parameter: 'health_check fails' },
  ),
  health_check_passes: documented(
    'nginx/nginx.org@3924a7f8 ngx_http_upstream_hc_module',
    'count',
    1,
    ['Удачных активных проверок', 'Good active checks'],
    ['Коммерческая версия.', 'Commercial version.'],
    { parameter: 'health_check passes' },
  ),
})
