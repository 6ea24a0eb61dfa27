import { documented, knobs } from '../../knob.ts'

const src = 'haproxy/haproxy@50872daa doc/configuration.txt; include/haproxy/defaults.h'

/** Settings of retries, passive health, limits and slow start. */
export const haproxyMoreKnobs = knobs({
  fastinter: documented(
    src,
    's',
    undefined,
    ['Период проверки в переходном состоянии', 'Check period in a transitional state'],
    ['Не задан — равен inter.', 'Unset: as inter.'],
  ),
  downinter: documented(
    src,
    's',
    undefined,
    ['Период проверки исключённого сервера', 'Check period of a server that is down'],
    ['Не задан — равен inter.', 'Unset: as inter.'],
  ),
  agent_fall: documented(
    src,
    'count',
    1,
    ['Неудач агента до исключения', 'Agent failures to take a server out'],
    [
      'Дополнительная проверка агентом решает с первого ответа.',
      'The additional agent check decides by its first answer.',
    ],
    { parameter: 'agent-check fall' },
  ),
  agent_rise: documented(
    src,
    'count',
    1,
    ['Удач агента до включения', 'Agent successes to take a server in'],
    ['Тоже с первого ответа.', 'By its first answer too.'],
    { parameter: 'agent-check rise' },
  ),
  retries: documented(
    src,
    'count',
    3,
    ['Повторов подключения', 'Connection retries'],
    [
      'К тому же серверу, с паузой не больше секунды; с option redispatch последний повтор идёт к другому.',
      'To the same server, at most a second apart; with option redispatch the last one goes elsewhere.',
    ],
  ),
  redispatch: documented(
    src,
    'flag',
    false,
    ['Переход к другому серверу', 'Move to another server'],
    [
      'Без него закреплённый клиент получает ошибки, пока мёртвый сервер не исключён.',
      'Without it a sticky client keeps failing until the dead server is marked down.',
    ],
    { parameter: 'option redispatch' },
  ),
  error_limit: documented(
    src,
    'count',
    10,
    ['Ошибок живых запросов до тревоги', 'Errors of live requests to raise an alarm'],
    [
      'При observe layer4 или layer7; дальше действует on-error.',
      'With observe layer4 or layer7; then on-error applies.',
    ],
    { parameter: 'error-limit' },
  ),
  on_error: documented(
    src,
    'choice',
    'fail-check',
    ['Что делать при ошибках', 'What errors do'],
    ['fail-check засчитывает неудачную проверку.', 'fail-check counts as a failed check.'],
    { parameter: 'on-error', choices: ['fastinter', 'fail-check', 'sudden-death', 'mark-down'] },
  ),
  slowstart: documented(
    src,
    's',
    undefined,
    ['Плавное включение сервера', 'Slow start of a server'],
    ['Выключено; при старте самого прокси не действует никогда.', 'Off; never applies when the proxy itself starts.'],
  ),
  timeout_queue: documented(
    src,
    's',
    undefined,
    ['Ожидание в очереди', 'Wait in the queue'],
    [
      'Не задано — как timeout connect; дольше клиент получает 503.',
      'Unset: as timeout connect; beyond it the client gets 503.',
    ],
    { parameter: 'timeout queue' },
  ),
  maxconn: documented(
    src,
    'count',
    undefined,
    ['Соединений всего', 'Connections in all'],
    [
      'Выводится из ulimit и памяти: соединение стоит около 33 кБ, гигабайта хватает на 20–25 тысяч.',
      'Taken from ulimit and memory: a connection costs about 33 kB, a gigabyte holds 20-25 thousand.',
    ],
    { parameter: 'global maxconn' },
  ),
  server_maxconn: documented(
    src,
    'count',
    0,
    ['Соединений с сервером', 'Connections per server'],
    [
      'Ноль — без предела; предел защищает сервер, лишние ждут в очереди.',
      'Zero: unlimited; a limit protects the server, the rest queue.',
    ],
    { parameter: 'server maxconn' },
  ),
})
