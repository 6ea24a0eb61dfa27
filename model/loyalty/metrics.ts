/** What is measured in production: query, thresholds, how to read it, what to do. */
import { db, repository } from './data.ts'
import { accrue, browseBalance, browseOffers, purchaseHistory, redeem } from './journeys.ts'
import { prometheus } from './monitoring-tools.ts'
import { edge } from './people-and-edge.ts'
import { loyalty } from './places.ts'
import { ava01, dur02, dur03, dur04, sca02, sca03, sca04 } from './requirements.ts'
import { gateway, notifications, points } from './services.ts'

loyalty.metric('error-share', {
  title: { ru: 'Доля неуспешных операций с баллами', en: 'Share of failed operations on points' },
  query:
    'sum(rate(http_requests_total{job="gateway",route=~"/points.*",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="gateway",route=~"/points.*"}[5m]))',
  unit: 'ratio',
  watches: [gateway, points, accrue, redeem, browseBalance],
  requirement: ava01,
  thresholds: { warning: 0.003, critical: 0.0072 },
  reading: {
    ru: 'Бюджет ошибок — 0,05 %. Критический порог — это расход бюджета в 14,4 раза быстрее нормы: за час уходит 2 % месячного запаса.',
    en: 'The error budget is 0.05 %. The critical threshold burns it 14.4 times too fast: 2 % of the monthly budget in an hour.',
  },
  action: {
    ru: 'Посмотреть, не было ли выпуска за последний час, — откатить. Иначе разложить ошибки по сервисам и регионам.',
    en: 'Was there a release within the last hour? Roll it back. If not, split the errors by service and region.',
  },
})
loyalty.metric('accrue-latency', {
  title: { ru: 'Задержка начисления, 95-й перцентиль', en: 'Latency of accrual, 95th percentile' },
  query:
    'histogram_quantile(0.95, sum by (le, region) (rate(http_request_duration_seconds_bucket{job="gateway",route="/points/accrue"}[5m])))',
  unit: 's',
  watches: [gateway, points, accrue],
  requirement: sca02,
  thresholds: { warning: 0.1, critical: 0.15 },
  reading: {
    ru: 'Время внутри региона; к нему добавляется путь от кассы. Растёт в обоих регионах — дело в выпуске, в одном — в базе или зоне.',
    en: 'Time inside the region; the way from the till comes on top. Growth in both regions points to a release, in one to the database or a zone.',
  },
  action: {
    ru: 'Сравнить с загрузкой базы и ожиданием в пуле. Если растёт фиксация — смотреть диск и синхронную копию.',
    en: 'Compare with database load and pool wait. If the commit grows, look at the disk and the synchronous copy.',
  },
})
loyalty.metric('db-load', {
  title: { ru: 'Загрузка процессоров ведущей базы', en: 'Processor load of the primary' },
  query: '1 - avg by (instance) (rate(node_cpu_seconds_total{job="postgres",role="primary",mode="idle"}[5m]))',
  unit: 'ratio',
  watches: [db],
  requirement: sca03,
  thresholds: { warning: 0.6, critical: 0.8 },
  reading: {
    ru: 'Выше 60 % очередь уже заметна, выше 80 % задержка растёт быстрее нагрузки.',
    en: 'Above 60 % the queue is noticeable, above 80 % latency grows faster than load.',
  },
  action: {
    ru: 'Найти тяжёлые запросы в pg_stat_statements, увести чтение на реплику; если загрузка держится неделями — делить шард.',
    en: 'Find heavy statements in pg_stat_statements, move reads to the replica; if the load stays for weeks, split the shard.',
  },
})
loyalty.metric('replica-lag', {
  title: { ru: 'Отставание реплики чтения', en: 'Lag of the read replica' },
  query: 'max by (shard, instance) (pg_replication_lag_seconds{role="replica"})',
  unit: 's',
  watches: [db, browseOffers, purchaseHistory],
  requirement: sca03,
  thresholds: { warning: 5, critical: 10 },
  reading: {
    ru: 'Возраст того, что видит покупатель в истории и предложениях.',
    en: 'The age of what the shopper sees in history and offers.',
  },
  action: {
    ru: 'Проверить, не держит ли применение журнала долгий отчёт; отменить его. Иначе — диск и сеть реплики.',
    en: 'Is a long report holding the replay? Cancel it. If not, look at the disk and network of the replica.',
  },
})
loyalty.metric('geo-lag', {
  title: { ru: 'Отставание резерва в другом регионе', en: 'Lag of the standby in the other region' },
  query: 'max by (shard) (pg_replication_lag_seconds{role="geo_standby"})',
  unit: 's',
  watches: [db],
  requirement: dur02,
  thresholds: { warning: 10, critical: 60 },
  reading: {
    ru: 'Столько данных пропадёт, если регион погибнет прямо сейчас.',
    en: 'This much is lost if the region dies right now.',
  },
  action: {
    ru: 'Проверить магистраль и слот репликации; при разрыве следить, чтобы журнал не заполнил диск.',
    en: 'Check the backbone and the replication slot; during a partition watch that the log does not fill the disk.',
  },
})
loyalty.metric('sync-standby', {
  title: { ru: 'Шард без синхронной копии', en: 'A shard without a synchronous copy' },
  query: 'max by (shard) (1 - clamp_max(pg_replication_sync_standbys, 1))',
  unit: 'count',
  watches: [db],
  requirement: dur02,
  thresholds: { critical: 0.5 },
  reading: {
    ru: 'Единица — копии нет, ведущий работает один: переключаться некуда, потеря зоны будет стоить данных.',
    en: 'One: there is no copy, the primary runs alone, there is nowhere to fail over, and the loss of the zone would cost data.',
  },
  action: {
    ru: 'Вернуть копию в строй (pg_rewind или пересоздание). Плановые работы с ведущим до этого запрещены.',
    en: 'Bring the copy back (pg_rewind or a rebuild). No planned work on the primary before that.',
  },
})
loyalty.metric('archive-age', {
  title: { ru: 'Возраст последнего сегмента в архиве журнала', en: 'Age of the last archived log segment' },
  query: 'time() - max by (shard) (pg_stat_archiver_last_archived_time)',
  unit: 's',
  watches: [db, repository],
  requirement: dur03,
  thresholds: { warning: 180, critical: 900 },
  reading: {
    ru: 'Столько данных не вернуть после ошибки человека. В норме — не больше минуты с небольшим.',
    en: 'This much cannot be brought back after a human error. Normally a little over a minute at most.',
  },
  action: {
    ru: 'Посмотреть журнал pgBackRest и доступность хранилища; второе хранилище должно принимать сегменты.',
    en: 'Look at the log of pgBackRest and at the repository; the second repository should be taking segments.',
  },
})
loyalty.metric('backup-age', {
  title: { ru: 'Возраст последней удачной копии', en: 'Age of the last good backup' },
  query: 'time() - max by (shard) (pgbackrest_backup_last_stop_time)',
  unit: 's',
  watches: [db, repository],
  requirement: dur03,
  thresholds: { warning: 18000, critical: 32400 },
  reading: {
    ru: 'Копия снимается каждые 4 часа; больше 5 часов — одна пропущена, больше 9 — две. Чем старше копия, тем дольше догонять журнал.',
    en: 'A copy is made every 4 hours; above 5 hours one is missed, above 9 two. The older the copy, the longer the replay.',
  },
  action: {
    ru: 'Запустить копирование вручную, найти причину пропуска.',
    en: 'Start a backup by hand, find out why one was missed.',
  },
})
loyalty.metric('drill-time', {
  title: { ru: 'Время последнего учебного восстановления', en: 'Time of the last restore drill' },
  query: 'max by (shard) (restore_drill_duration_seconds)',
  unit: 's',
  watches: [db],
  requirement: dur04,
  thresholds: { warning: 1200, critical: 1500 },
  reading: {
    ru: 'Работа машин без времени людей: на решение остаётся разница с 30 минутами.',
    en: 'Work of machines without the time of people: what is left up to 30 minutes is for the decision.',
  },
  action: {
    ru: 'Прибавить процессов восстановления, ускорить диски или делить шард — раньше, чем норматив нарушится.',
    en: 'Add restore processes, get faster disks or split the shard before the limit is broken.',
  },
})
loyalty.metric('shard-size', {
  title: { ru: 'Размер шарда', en: 'Size of a shard' },
  query: 'sum by (shard) (pg_database_size_bytes{role="primary"})',
  unit: 'B',
  watches: [db],
  requirement: dur04,
  thresholds: { warning: 450e9, critical: 520e9 },
  reading: {
    ru: 'Время восстановления растёт вместе с размером; предельный размер назван в плане восстановления.',
    en: 'The restore time grows with the size; the recovery plan names the largest size allowed.',
  },
  action: {
    ru: 'Перенести старые покупки в архив, делить шард или ускорять восстановление.',
    en: 'Move old purchases to an archive, split the shard or make the restore faster.',
  },
})
loyalty.metric('pool-wait', {
  title: { ru: 'Ожидание соединения в PgBouncer', en: 'Wait for a connection in PgBouncer' },
  query: 'max by (shard) (pgbouncer_pools_client_maxwait_seconds)',
  unit: 's',
  watches: [db],
  requirement: sca04,
  thresholds: { warning: 0.05, critical: 0.3 },
  reading: {
    ru: 'Больше нуля в пике — соединений не хватает или база медлит; 0,5 с — предел, после него клиент получает отказ.',
    en: 'Above zero at the peak: too few connections or a slow database; at 0.5 s the client is refused.',
  },
  action: {
    ru: 'Если база не загружена — увеличить пул; если загружена — искать медленный запрос, пул не поможет.',
    en: 'If the database is idle, enlarge the pool; if it is busy, find the slow statement, a pool will not help.',
  },
})
loyalty.metric('region-health', {
  title: { ru: 'Неисправность региона глазами балансировщика', en: 'A region is unhealthy as the balancer sees it' },
  query: 'max by (region) (1 - edge_origin_health)',
  unit: 'ratio',
  watches: [edge],
  requirement: dur02,
  thresholds: { warning: 0.1, critical: 0.5 },
  reading: {
    ru: 'Единица — трафик региона уже ушёл в соседний. Единица сразу у обоих — скорее ошибка проверки, чем двойная авария.',
    en: 'One: the traffic of the region has already moved. One at both regions at once is a bad check rather than a double outage.',
  },
  action: {
    ru: 'Сверить с пробами изнутри региона; если регион жив — чинить проверку, если нет — начинать план аварийного восстановления.',
    en: 'Compare with probes inside the region; if it is alive, mend the check, if not, start the disaster recovery plan.',
  },
})
loyalty.metric('watchdog', {
  title: { ru: 'Пропал контрольный сигнал тревог', en: 'The heartbeat of alerting is gone' },
  query: 'absent(ALERTS{alertname="Watchdog",alertstate="firing"})',
  unit: 'count',
  watches: [prometheus],
  requirement: dur04,
  thresholds: { critical: 0.5 },
  reading: {
    ru: 'Тревога Watchdog горит всегда. Если её не стало, молчит сама система оповещения; снаружи то же замечает PagerDuty.',
    en: 'The alert Watchdog always fires. When it is gone, alerting itself is silent; PagerDuty notices the same from outside.',
  },
  action: {
    ru: 'Проверить Prometheus и Alertmanager обоих регионов; до починки дежурный смотрит доски сам.',
    en: 'Check Prometheus and Alertmanager of both regions; until it is mended the engineer on duty watches the dashboards.',
  },
})
loyalty.metric('outbox-age', {
  title: { ru: 'Возраст старейшего исходящего события', en: 'Age of the oldest outbox event' },
  query: 'max by (shard) (outbox_oldest_event_age_seconds)',
  unit: 's',
  watches: [notifications, db],
  thresholds: { warning: 60, critical: 900 },
  reading: {
    ru: 'Насколько опаздывают уведомления. Рост при здоровой базе — провайдер не отвечает.',
    en: 'How late notifications are. Growth with a healthy database means the provider does not answer.',
  },
  action: {
    ru: 'Проверить провайдера; баллы начисляются, спешить некуда, но таблица не должна расти сутками.',
    en: 'Check the provider; points are accrued and there is no hurry, but the table must not grow for days.',
  },
})
