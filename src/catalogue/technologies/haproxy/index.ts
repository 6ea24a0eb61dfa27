import { fact, partition } from '../../behaviour.ts'
import { technology } from '../../technology.ts'
import { haproxyKnobs } from './knobs.ts'
import { haproxyMoreKnobs } from './more.ts'

const rest = ['patroni/patroni@de6b22c8 (4.1.4) docs/rest_api.rst', 'derived'] as const

export const haproxy = technology(
  'haproxy',
  'HAProxy',
  '1.x-3.5',
  { ...haproxyKnobs, ...haproxyMoreKnobs },
  {
    partitions: [
      partition(
        rest,
        ['проверка с арендой (Patroni /primary)', 'lease-backed check (Patroni /primary)'],
        ['каждый прокси', 'each proxy'],
        'served',
        'no',
        [
          'Прокси могут видеть разное, но лидером отвечает только владелец аренды.',
          'Proxies may see different things, but only the holder of the lease answers as primary.',
        ],
      ),
      partition(
        rest,
        ['проверка порта или pgsql-check', 'port check or pgsql-check'],
        ['каждый прокси', 'each proxy'],
        'served',
        'possible',
        [
          'Реплика неотличима от лидера: две стороны могут писать в разные серверы.',
          'A replica looks like the primary: two sides may write to different servers.',
        ],
      ),
    ],
    facts: [
      fact(
        ['acassen/keepalived man keepalived.conf', 'derived'],
        'placement',
        ['Сам прокси', 'The proxy itself'],
        [
          'Один HAProxy — единая точка отказа. Виртуальный адрес keepalived переезжает за 3–4 с; установленные соединения рвутся.',
          'One HAProxy is a single point of failure. A keepalived address moves in 3-4 s; established connections break.',
        ],
      ),
      fact(
        ['haproxy/haproxy@50872daa doc/configuration.txt', 'documented'],
        'behaviour',
        ['Сервер без check', 'A server without check'],
        ['Всегда считается живым.', 'It always counts as up.'],
      ),
    ],
    rules: ['HAP'],
  },
  {
    refused: {
      title: { ru: 'Исключение сервера, порт отказывает', en: 'A server is taken out, the port refuses' },
      primitive: 'D1',
      interval: 'inter',
      threshold: 'fall',
    },
    silent: {
      title: { ru: 'Исключение сервера, узел молчит', en: 'A server is taken out, the host is silent' },
      primitive: 'D1',
      interval: 'inter',
      threshold: 'fall',
      check: 'inter',
    },
    takenIn: {
      title: { ru: 'Включение сервера', en: 'A server is taken in' },
      primitive: 'rise',
      interval: 'inter',
      threshold: 'rise',
    },
  },
)
