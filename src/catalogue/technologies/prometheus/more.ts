import { documented, knobs } from '../../knob.ts'

const prom = 'prometheus/prometheus@d15adb9a (3.14.0) docs'
const am = 'prometheus/alertmanager@68fb2d57 (0.34.0) docs'

/** Settings of queries, of restarts and of the Alertmanager cluster. */
export const prometheusMoreKnobs = knobs({
  rule_query_offset: documented(
    `${prom}/configuration/configuration.md`,
    's',
    0,
    ['Сдвиг запросов правил', 'Rule query offset'],
    ['Правила вычисляются по данным с таким запаздыванием.', 'Rules are evaluated on data this old.'],
  ),
  keep_firing_for: documented(
    `${prom}/configuration/alerting_rules.md`,
    's',
    0,
    ['Тревога держится после конца', 'Alert kept after its end'],
    ['Не даёт тревоге мигать.', 'Keeps an alert from flapping.'],
  ),
  lookback_delta: documented(
    `${prom}/querying/basics.md`,
    's',
    300,
    ['Сколько живёт последнее значение', 'How long the last value lives'],
    [
      'Ряд, не помеченный пропавшим, хранит последнее значение до пяти минут.',
      'A series not marked stale keeps its last value up to five minutes.',
    ],
    { parameter: 'query.lookback-delta' },
  ),
  resend_delay: documented(
    `${prom}/command-line/prometheus.md`,
    's',
    60,
    ['Повтор тревоги в Alertmanager', 'Resend of an alert'],
    [
      'Чаще одна и та же тревога в Alertmanager не отправляется.',
      'The same alert is not sent to Alertmanager more often.',
    ],
    {
      parameter: 'rules.alert.resend-delay',
    },
  ),
  for_grace_period: documented(
    `${prom}/command-line/prometheus.md`,
    's',
    600,
    ['Выдержка после перезапуска', 'Hold after a restart'],
    [
      'Долгая тревога (for больше 10 мин) ждёт после перезапуска ещё не меньше этого.',
      'A long alert (for above 10 min) waits at least this long after a restart.',
    ],
    { parameter: 'rules.alert.for-grace-period' },
  ),
  for_outage_tolerance: documented(
    `${prom}/command-line/prometheus.md`,
    's',
    3600,
    ['Перерыв, после которого выдержка забыта', 'Outage after which the hold is forgotten'],
    [
      'Дольше простоявший Prometheus начинает отсчёт for заново.',
      'A Prometheus away for longer starts counting for anew.',
    ],
    { parameter: 'rules.alert.for-outage-tolerance' },
  ),
  repeat_interval: documented(
    `${am}/configuration.md`,
    's',
    14_400,
    ['Повтор уведомления', 'Repeat interval'],
    ['О неизменной тревоге напоминают раз в такой период.', 'An unchanged alert is repeated once per this.'],
  ),
  resolve_timeout: documented(
    `${am}/configuration.md`,
    's',
    300,
    ['Срок тревоги без обновлений', 'Resolve time-out'],
    ['На тревоги Prometheus не действует.', 'Does not apply to alerts of Prometheus.'],
  ),
  peer_timeout: documented(
    `${am}/high_availability.md`,
    's',
    15,
    ['Ожидание соседа Alertmanager', 'Peer time-out'],
    [
      'Экземпляр на месте p ждёт p таких сроков: если первые мертвы, уведомление опаздывает.',
      'The instance at place p waits p of them: with the first ones dead, the notification is late.',
    ],
    { parameter: 'cluster.peer-timeout' },
  ),
})
