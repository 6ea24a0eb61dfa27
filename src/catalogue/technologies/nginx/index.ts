import { fact } from '../../behaviour.ts'
import { technology } from '../../technology.ts'
import { nginxKnobs } from './knobs.ts'
import { nginxMoreKnobs } from './more.ts'

const upstream = 'nginx/nginx.org@3924a7f8 ngx_http_upstream_module'

export const nginx = technology(
  'nginx',
  'nginx',
  '1.29',
  { ...nginxKnobs, ...nginxMoreKnobs },
  {
    facts: [
      fact(
        [upstream, 'derived'],
        'formula',
        ['Доля медленных запросов', 'Share of slow requests'],
        [
          'Пока сервер мёртв, один запрос каждого рабочего процесса раз в fail_timeout служит пробой и платит тайм-аутом подключения.',
          'While a server is dead, one request per worker process and fail_timeout is the probe and pays the connect time-out.',
        ],
        'workers / fail_timeout / rps',
      ),
      fact(
        ['nginx/nginx.org@3924a7f8 ngx_core_module', 'derived'],
        'limit',
        ['Клиентов через прокси', 'Clients through the proxy'],
        ['На клиента нужны два соединения.', 'A client takes two connections.'],
        'worker_processes × worker_connections / 2',
      ),
      fact(
        [upstream, 'documented'],
        'behaviour',
        ['Единственный сервер группы', 'The only server of a group'],
        [
          'Никогда не исключается: max_fails и fail_timeout не действуют.',
          'It is never taken out: max_fails and fail_timeout do not apply.',
        ],
      ),
      fact(
        [upstream, 'documented'],
        'behaviour',
        ['Счёт по процессам', 'Counting per process'],
        [
          'Без zone каждый рабочий процесс считает неудачи отдельно.',
          'Without zone every worker process counts failures on its own.',
        ],
      ),
    ],
    rules: ['NGX'],
  },
  {
    passive: {
      title: { ru: 'Пассивное исключение сервера', en: 'A server is taken out passively' },
      primitive: 'D4',
      failures: 'max_fails',
      attempt: 'proxy_connect_timeout',
    },
    active: {
      title: { ru: 'Активная проверка (коммерческая версия)', en: 'Active check (commercial)' },
      primitive: 'D1',
      interval: 'health_check_interval',
      threshold: 'health_check_fails',
    },
  },
)
