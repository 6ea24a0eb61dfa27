/** Settings of candidates, slots, the REST interface and the standby cluster. */
import { derived, documented, knobs } from '../../knob.ts'

const repo = 'patroni/patroni@de6b22c8 (4.1.4)'
const dynamic = `${repo} docs/dynamic_configuration.rst`

export const patroniMoreKnobs = knobs({
  maximum_lag_on_syncnode: documented(
    dynamic,
    'B',
    undefined,
    ['Отставание, при котором синхронная реплика меняется', 'Lag at which the synchronous standby is swapped'],
    ['По умолчанию (−1) не меняется никогда.', 'By default (-1) it is never swapped.'],
  ),
  primary_stop_timeout: documented(
    dynamic,
    's',
    undefined,
    ['Срок на остановку лидера', 'Time for the primary to stop'],
    [
      'Только в синхронном режиме: не остановившийся за срок сервер завершается принудительно.',
      'In synchronous mode only: a server that does not stop in time is killed.',
    ],
  ),
  primary_race_backoff: documented(
    dynamic,
    's',
    0,
    ['Отсрочка выборов при живом журнале', 'Race back-off while WAL advances'],
    [
      'Пока от лидера идёт журнал (завис Patroni, а не PostgreSQL), выборы откладываются; прибавляется к RTO.',
      'While WAL still arrives from the primary (Patroni hangs, PostgreSQL does not) the race waits; adds to the RTO.',
    ],
  ),
  check_timeline: documented(
    `${repo} docs/replication_modes.rst`,
    'flag',
    false,
    ['Проверка линии времени', 'Timeline check'],
    [
      'Включено: узел с другой линией времени лидером не станет.',
      'On: a node on another timeline cannot become leader.',
    ],
  ),
  watchdog_safety_margin: documented(
    `${repo} docs/watchdog.rst`,
    's',
    5,
    ['Запас сторожевого таймера', 'Watchdog safety margin'],
    [
      'Узел сбрасывается за столько до конца аренды: на цикл Patroni остаётся не меньше ttl − запас − loop_wait, 15 с. −1 означает половину ttl — единственное безусловное ограждение.',
      'The host is reset this long before the lease ends: a loop has at least ttl - margin - loop_wait, 15 s. -1 means half the ttl, the only unconditional fence.',
    ],
    { parameter: 'watchdog.safety_margin' },
  ),
  member_slots_ttl: documented(
    dynamic,
    's',
    1800,
    ['Срок слота отсутствующего участника', 'Slot life of an absent member'],
    ['Столько лидер хранит журнал для пропавшей реплики.', 'The primary keeps WAL for a missing standby this long.'],
  ),
  wal_keep_size: documented(
    `${repo} patroni/postgresql/config.py CMDLINE_OPTIONS`,
    'B',
    128 * 2 ** 20,
    ['Журнал, хранимый для реплик', 'WAL kept for standbys'],
    ['Patroni задаёт его сам, вместо нуля у PostgreSQL.', 'Patroni sets it itself, where PostgreSQL has zero.'],
  ),
  wal_log_hints: documented(
    `${repo} patroni/postgresql/config.py CMDLINE_OPTIONS`,
    'flag',
    true,
    ['Подсказки в журнале', 'Hint bits in the WAL'],
    ['Нужны для pg_rewind, если нет контрольных сумм.', 'Needed by pg_rewind when there are no checksums.'],
  ),
  max_connections: documented(
    `${repo} patroni/postgresql/config.py CMDLINE_OPTIONS`,
    'count',
    100,
    ['Соединений, заданных Patroni', 'Connections set by Patroni'],
    [
      'Как и max_wal_senders 10, max_replication_slots 10 и max_prepared_transactions 0, задаётся всему кластеру сразу.',
      'Like max_wal_senders 10, max_replication_slots 10 and max_prepared_transactions 0, set for the whole cluster at once.',
    ],
  ),
  standby_cluster: documented(
    `${repo} docs/standby_cluster.rst, ha_multi_dc.rst`,
    'flag',
    false,
    ['Резервный кластер', 'Standby cluster'],
    [
      'Каскад из другого ЦОД со своим хранилищем координации: внутри переключается сам, а делает его основным человек. Повышение при живом первом ЦОД даёт двух лидеров.',
      'A cascade from another data centre with a coordination store of its own: inside it fails over by itself, a person makes it the main one. Promoting it while the first lives gives two primaries.',
    ],
  ),
  replica_lag_check: derived(
    `${repo} docs/rest_api.rst`,
    'B',
    undefined,
    ['Порог отставания в проверке реплики', 'Lag limit of the replica check'],
    [
      'Сравнивается с положением лидера, которое обновляется раз в loop_wait: это не предел устаревания в данный момент.',
      'Compared with the leader’s position as sampled once per loop_wait: not a bound on staleness at this moment.',
    ],
    { parameter: 'GET /replica?lag=' },
  ),
  liveness: derived(
    `${repo} docs/rest_api.rst`,
    's',
    30,
    ['Срок живости цикла', 'Liveness of the HA loop'],
    [
      'Лидер отвечает 503, если цикл старше ttl, реплика — если старше двух ttl. Проверка Kubernetes не должна убивать под раньше.',
      'The primary answers 503 when its loop is older than ttl, a replica after two ttl. A Kubernetes probe must not kill the pod earlier.',
    ],
    { parameter: 'GET /liveness' },
  ),
  promote_cluster: derived(
    `${repo} docs/standby_cluster.rst, releases.rst 4.1.0`,
    's',
    { best: 1, typical: 6, worst: 12 },
    ['Повышение резервного кластера после команды', 'Promotion of the standby cluster after the command'],
    [
      'Команда записывается в хранилище координации, ближайший цикл её исполняет. Время человека сюда не входит.',
      'The command is written to the coordination store, the next loop carries it out. The person’s time is not in it.',
    ],
    { parameter: 'patronictl promote-cluster' },
  ),
})
