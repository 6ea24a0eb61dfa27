/** What is measured in production: query, thresholds, how to read it, what to do. */
import { cache, db, repository } from './data.ts'
import { signIn, updateProfile, viewProfile } from './journeys.ts'
import { prometheus } from './monitoring.ts'
import { gslb, ingress } from './people-and-edge.ts'
import { mskCluster, platform, spbCluster } from './places.ts'
import { ava01, ava02, ava03, con01, dur01, per01, rec01, sca01, sca02 } from './requirements.ts'
import { auth, gateway, profiles } from './services.ts'

platform.metric('error-share', {
  title: { ru: 'Доля неуспешных запросов', en: 'Share of failed requests' },
  query:
    'sum by (site) (rate(http_requests_total{job="gateway",code=~"5.."}[5m])) / sum by (site) (rate(http_requests_total{job="gateway"}[5m]))',
  unit: 'ratio',
  watches: [gateway, signIn, viewProfile, updateProfile],
  requirement: ava01,
  thresholds: { warning: 0.003, critical: 0.0072 },
  reading: {
    ru: 'Бюджет ошибок — 0,05 %. Критический порог — это расход бюджета в 14,4 раза быстрее нормы: за час уходит 2 % месячного запаса.',
    en: 'The error budget is 0.05 %. The critical threshold burns it 14.4 times too fast: 2 % of the monthly budget in an hour.',
  },
  action: {
    ru: 'Ошибки в одном центре — убрать его из GSLB и разбираться спокойно. В обоих — откатить последний выпуск.',
    en: 'Errors in one data centre: take it out of GSLB and look into it calmly. In both: roll the latest release back.',
  },
})
platform.metric('latency', {
  title: { ru: 'Время ответа, 95-й перцентиль', en: 'Response time, 95th percentile' },
  query:
    'histogram_quantile(0.95, sum by (le, site, route) (rate(http_request_duration_seconds_bucket{job="gateway"}[5m])))',
  unit: 's',
  watches: [gateway, auth, profiles, signIn, viewProfile, updateProfile],
  requirement: per01,
  thresholds: { warning: 0.1, critical: 0.2 },
  reading: {
    ru: 'Время внутри центра; путь клиента добавляется сверху. Выросло только на изменениях — смотреть магистраль и синхронную копию, на всём — базу или выпуск.',
    en: 'Time inside the data centre; the way of the customer comes on top. Growth on changes only points to the backbone and the synchronous copy, on everything to the database or a release.',
  },
  action: {
    ru: 'Сравнить с загрузкой базы, ожиданием в пуле и временем прохождения магистрали; после выпуска — откатить.',
    en: 'Compare with database load, pool wait and the round trip of the backbone; after a release, roll back.',
  },
})
platform.metric('site-health', {
  title: { ru: 'Центр неисправен по проверкам GSLB', en: 'A data centre is unhealthy as GSLB sees it' },
  query: 'max by (site) (1 - gslb_origin_health)',
  unit: 'ratio',
  watches: [gslb, ingress],
  requirement: ava02,
  thresholds: { warning: 0.1, critical: 0.5 },
  reading: {
    ru: 'Единица — новые клиенты уже идут в другой центр. Единица сразу у обоих — скорее ошибка проверки, чем двойная авария.',
    en: 'One: new customers already go to the other data centre. One at both at once is a bad check rather than a double outage.',
  },
  action: {
    ru: 'Сверить с проверками изнутри. Центр жив — чинить проверку; нет — убедиться, что второй несёт пик, и не мешать переключению.',
    en: 'Compare with checks from inside. If it is alive, mend the check; if not, make sure that the other one carries the peak and leave the failover alone.',
  },
})
platform.metric('cluster-capacity', {
  title: { ru: 'Загрузка подов кластера', en: 'Load of the pods of a cluster' },
  query:
    'sum by (cluster, app) (rate(container_cpu_usage_seconds_total[5m])) / sum by (cluster, app) (kube_pod_container_resource_limits{resource="cpu"})',
  unit: 'ratio',
  watches: [mskCluster, spbCluster, gateway, auth, profiles],
  requirement: ava02,
  thresholds: { warning: 0.45, critical: 0.6 },
  reading: {
    ru: 'Каждый кластер обязан нести пик обоих центров. Выше 45 % в обоих — запаса на потерю центра уже нет.',
    en: 'Each cluster must carry the peak of both data centres. Above 45 % in both there is no reserve for the loss of one.',
  },
  action: {
    ru: 'Увеличить min автомасштабирования и проверить, что в кластере есть свободные узлы.',
    en: 'Raise the min of the autoscaler and check that the cluster has free nodes.',
  },
})
platform.metric('leader', {
  title: { ru: 'Группа базы без ведущего', en: 'A group of the database without a leader' },
  query: '1 - max by (group) (patroni_primary)',
  unit: 'count',
  watches: [db],
  requirement: ava03,
  thresholds: { critical: 0.5 },
  reading: {
    ru: 'До 45 секунд — идёт переключение. Дольше — нет большинства голосов etcd или кандидата в ведущие.',
    en: 'Up to 45 seconds a failover is under way. Longer: no majority of etcd votes, or no candidate.',
  },
  action: {
    ru: 'patronictl list: есть ли голоса и синхронная копия. Повышать вручную — только убедившись, что прежний ведущий остановлен.',
    en: 'patronictl list: are there votes and a synchronous copy? Promote by hand only when the former primary is surely stopped.',
  },
})
platform.metric('sync-standby', {
  title: { ru: 'Узел без синхронной копии', en: 'A node without a synchronous copy' },
  query: 'max by (group) (1 - clamp_max(pg_replication_sync_standbys, 1))',
  unit: 'count',
  watches: [db],
  requirement: ava02,
  thresholds: { critical: 0.5 },
  reading: {
    ru: 'Единица — ведущий работает один: потеря его центра будет стоить данных и остановки.',
    en: 'One: the primary runs alone, and the loss of its data centre would cost data and an outage.',
  },
  action: {
    ru: 'Вернуть копию в строй (pg_rewind или пересоздание). Плановые работы до этого запрещены.',
    en: 'Bring the copy back (pg_rewind or a rebuild). No planned work before that.',
  },
})
platform.metric('etcd-fsync', {
  title: { ru: 'Запись журнала etcd на диск', en: 'Write of the etcd log to disk' },
  query: 'histogram_quantile(0.99, sum by (le, instance) (rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m])))',
  unit: 's',
  watches: [db],
  requirement: ava03,
  thresholds: { warning: 0.01, critical: 0.1 },
  reading: {
    ru: 'Норма — до 10 мс. Дольше — лидер etcd пропускает удары пульса, и Patroni переключает здоровую базу.',
    en: 'Up to 10 ms is normal. Longer, and the etcd leader misses heartbeats and Patroni fails over a healthy database.',
  },
  action: {
    ru: 'Дать etcd отдельный быстрый диск; до этого не снижать ttl.',
    en: 'Give etcd a fast disk of its own; do not lower ttl before that.',
  },
})
platform.metric('db-load', {
  title: { ru: 'Загрузка процессоров ведущего узла', en: 'Processor load of a primary' },
  query: '1 - avg by (group) (rate(node_cpu_seconds_total{job="postgres",role="primary",mode="idle"}[5m]))',
  unit: 'ratio',
  watches: [db],
  requirement: sca01,
  thresholds: { warning: 0.5, critical: 0.7 },
  reading: {
    ru: 'Рост на всех узлах — пора добавлять узел; на одном — ключ перекошен или запрос не называет customer_id.',
    en: 'Growth on all nodes: time for another node; on one: the key is skewed or a statement does not name customer_id.',
  },
  action: {
    ru: 'pg_stat_statements на узле; если запросы хороши — добавить узел и запустить citus_rebalance_start().',
    en: 'pg_stat_statements of the node; if the statements are good, add a node and run citus_rebalance_start().',
  },
})
platform.metric('shard-skew', {
  title: { ru: 'Неравенство узлов Citus', en: 'Imbalance of the Citus nodes' },
  query: 'max(pg_database_size_bytes{role="primary"}) / avg(pg_database_size_bytes{role="primary"})',
  unit: 'ratio',
  watches: [db],
  requirement: sca01,
  thresholds: { warning: 1.2, critical: 1.5 },
  reading: {
    ru: 'Отношение самого большого узла к среднему. При хорошем ключе — около единицы.',
    en: 'The largest node against the average. About one with a good key.',
  },
  action: {
    ru: 'Перераспределить шарды: citus_rebalance_start().',
    en: 'Rebalance the shards: citus_rebalance_start().',
  },
})
platform.metric('cache-hits', {
  title: { ru: 'Доля попаданий в кэш профилей', en: 'Hit ratio of the profile cache' },
  query:
    'sum by (site) (rate(redis_keyspace_hits_total[5m])) / sum by (site) (rate(redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m]))',
  unit: 'ratio',
  watches: [cache],
  requirement: sca02,
  thresholds: { warning: 0.8, critical: 0.5 },
  reading: {
    ru: 'Тревога — когда ниже порога. Упало сразу — кэш очищен; сползает — не хватает памяти или сменился срок жизни.',
    en: 'Alerts when below. A sudden fall: the cache was purged; a slow one: too little memory or another TTL.',
  },
  action: {
    ru: 'Смотреть запас базы: он рассчитан на пустой кэш. Причину искать без спешки.',
    en: 'Look at the reserve of the database, which is made for an empty cache. Find the cause without haste.',
  },
})
platform.metric('cache-age', {
  title: { ru: 'Задержка сброса записей кэша', en: 'Delay of cache invalidation' },
  query: 'histogram_quantile(0.99, sum by (le, site) (rate(profile_cache_invalidation_delay_seconds_bucket[5m])))',
  unit: 's',
  watches: [cache, profiles],
  requirement: con01,
  thresholds: { warning: 5, critical: 60 },
  reading: {
    ru: 'Сколько живёт устаревший профиль в кэше другого центра; предел — срок жизни записи.',
    en: 'How long an outdated profile lives in the cache of the other data centre; the TTL is the limit.',
  },
  action: {
    ru: 'Проверить доставку событий о сбросе; при разрыве связи предел даёт срок жизни.',
    en: 'Check the delivery of invalidation events; during a partition the TTL is the bound.',
  },
})
platform.metric('pool-wait', {
  title: { ru: 'Ожидание соединения в PgBouncer', en: 'Wait for a connection in PgBouncer' },
  query: 'max by (group) (pgbouncer_pools_client_maxwait_seconds)',
  unit: 's',
  watches: [db],
  requirement: sca02,
  thresholds: { warning: 0.05, critical: 0.3 },
  reading: {
    ru: 'Больше нуля в пике — соединений не хватает или база медлит; 0,5 с — предел, после него клиент получает отказ.',
    en: 'Above zero at the peak: too few connections or a slow database; at 0.5 s the client is refused.',
  },
  action: {
    ru: 'База свободна — увеличить пул; занята — искать медленный запрос, пул не поможет.',
    en: 'If the database is idle, enlarge the pool; if it is busy, find the slow statement, a pool will not help.',
  },
})
platform.metric('archive-age', {
  title: { ru: 'Возраст последнего сегмента в архиве журнала', en: 'Age of the last archived log segment' },
  query: 'time() - max by (group) (pg_stat_archiver_last_archived_time)',
  unit: 's',
  watches: [db, repository],
  requirement: dur01,
  thresholds: { warning: 180, critical: 900 },
  reading: {
    ru: 'Столько данных не вернуть из копии. В норме — не больше минуты с небольшим.',
    en: 'This much cannot be brought back from a backup. Normally a little over a minute at most.',
  },
  action: {
    ru: 'Посмотреть журнал pgBackRest и доступность хранилища; второе хранилище должно принимать сегменты.',
    en: 'Look at the log of pgBackRest and at the repository; the second repository should be taking segments.',
  },
})
platform.metric('backup-age', {
  title: { ru: 'Возраст последней удачной копии', en: 'Age of the last good backup' },
  query: 'time() - max by (group) (pgbackrest_backup_last_stop_time)',
  unit: 's',
  watches: [db, repository],
  requirement: rec01,
  thresholds: { warning: 28800, critical: 50400 },
  reading: {
    ru: 'Копия снимается каждые 6 часов; больше 8 часов — одна пропущена, больше 14 — две. Чем старше копия, тем дольше догонять журнал.',
    en: 'A copy is made every 6 hours; above 8 hours one is missed, above 14 two. The older the copy, the longer the replay.',
  },
  action: {
    ru: 'Запустить копирование вручную, найти причину пропуска.',
    en: 'Start a backup by hand, find out why one was missed.',
  },
})
platform.metric('drill-time', {
  title: { ru: 'Время последнего учебного восстановления', en: 'Time of the last restore drill' },
  query: 'max by (group) (restore_drill_duration_seconds)',
  unit: 's',
  watches: [db],
  requirement: rec01,
  thresholds: { warning: 1500, critical: 2100 },
  reading: {
    ru: 'Работа машин без времени людей: остаток до часа — на то, чтобы заметить и решить.',
    en: 'Work of machines without the time of people: what is left of the hour is to notice and decide.',
  },
  action: {
    ru: 'Прибавить процессов восстановления, чаще снимать копии или добавить узел Citus.',
    en: 'Add restore processes, back up more often or add a Citus node.',
  },
})
platform.metric('watchdog', {
  title: { ru: 'Пропал контрольный сигнал тревог', en: 'The heartbeat of alerting is gone' },
  query: 'absent(ALERTS{alertname="Watchdog",alertstate="firing"})',
  unit: 'count',
  watches: [prometheus],
  requirement: rec01,
  thresholds: { critical: 0.5 },
  reading: {
    ru: 'Тревога Watchdog горит всегда. Если её не стало, молчит сама система оповещения; снаружи то же замечает служба вызова.',
    en: 'The alert Watchdog always fires. When it is gone, alerting itself is silent; the paging service notices the same from outside.',
  },
  action: {
    ru: 'Проверить Prometheus и Alertmanager обоих кластеров; до починки дежурный смотрит доски сам.',
    en: 'Check Prometheus and Alertmanager of both clusters; until it is mended the engineer on duty watches the dashboards.',
  },
})
