/** Stage 3: metrics and alerts, traces, logs. The scheduled check of today grows into Prometheus. */
import type { ElementHandle, VariantBuilding } from 'loadpath'
import { badRelease } from './failures.ts'
import { give, leaderboard, profile } from './journeys.ts'
import { msk } from './places.ts'
import { app, db, monitoring } from './today.ts'

/** Does stage 3; it rests on no other stage. */
export function observing(v: VariantBuilding, targets: readonly ElementHandle[] = []) {
  const duty = v.person('duty', {
    title: { ru: 'Дежурный инженер', en: 'Engineer on duty' },
    description: {
      ru: 'Получает тревоги, откатывает выпуски, решает о восстановлении.',
      en: 'Gets alerts, rolls releases back, decides on a restore.',
    },
  })
  const pager = v.externalSystem('pager', {
    title: { ru: 'Служба дежурств', en: 'Paging service' },
    description: { ru: 'Звонит дежурному.', en: 'Calls the engineer on duty.' },
    availability: '99.9%',
    source: { ru: 'Допущение: обычное обещание таких служб.', en: 'Assumption: the usual promise of such services.' },
  })
  const jaeger = v.monitoring('jaeger', {
    title: { ru: 'OpenTelemetry и Jaeger', en: 'OpenTelemetry and Jaeger' },
    description: {
      ru: 'Трассы запросов: сколько времени ушло в базе, в кэше, в очереди.',
      en: 'Traces of requests: how much time went into the database, the cache, the queue.',
    },
    technology: 'jaeger',
    opentelemetry: { sampling: 'tail', samplingRatio: '5%', memoryLimiter: true, traceIdBalancing: true },
    cost: '12000 RUB/month',
  })
  const elk = v.monitoring('elk', {
    title: { ru: 'Журналы (ELK)', en: 'Logs (ELK)' },
    description: {
      ru: 'Структурированные журналы: сборщик, Elasticsearch, Kibana.',
      en: 'Structured logs: collector, Elasticsearch, Kibana.',
    },
    technology: 'elasticsearch',
    cost: '25000 RUB/month',
  })
  v.set(monitoring, {
    title: { ru: 'Prometheus и Alertmanager', en: 'Prometheus and Alertmanager' },
    description: {
      ru: 'Метрики приложения, базы, очереди и узлов; тревоги по доле ошибок и задержке.',
      en: 'Metrics of the application, the database, the queue and hosts; alerts on the share of errors and latency.',
    },
    technology: 'prometheus',
    alerting: {
      scrapeInterval: '15s',
      evaluationInterval: '15s',
      for: '1m',
      groupWait: '30s',
      receivers: [pager],
      deadMansSwitch: true,
      noticedWithout: { best: '10m', typical: '30m', worst: '2h' },
    },
    cost: '10000 RUB/month',
  })
  v.deploy(monitoring, msk, {
    id: 'prometheus-msk',
    replicas: 2,
    spread: 'zones',
    orchestrator: { technology: 'vm-group' },
  })
  for (const own of [jaeger, elk]) {
    v.deploy(own, msk, { replicas: 3, spread: 'zones', orchestrator: { technology: 'vm-group' } })
  }
  const aside = { mode: 'async', need: 'async', timeout: '10s' } as const
  app.uses(jaeger, { ru: 'трассы', en: 'traces' }, { ...aside, protocol: 'OTLP' })
  app.uses(elk, { ru: 'журналы', en: 'logs' }, { ...aside, protocol: 'HTTPS' })
  for (const target of [db, ...targets])
    monitoring.uses(target, { ru: 'снимает метрики', en: 'scrapes metrics' }, { ...aside, protocol: 'HTTP' })
  monitoring.uses(pager, { ru: 'тревоги', en: 'alerts' }, { ...aside, protocol: 'HTTPS' })
  pager.uses(duty, { ru: 'звонит', en: 'calls' }, { mode: 'async', need: 'async' })
  duty.uses(elk, { ru: 'ищет ошибки', en: 'looks for errors' }, { protocol: 'HTTPS' })
  duty.uses(jaeger, { ru: 'смотрит трассы', en: 'looks at traces' }, { protocol: 'HTTPS' })
  v.set(app, { changes: { rollback: '10m' } })
  v.set(badRelease, { faults: [{ lose: app, for: '10m' }] })
  v.set(db, { manualPromotion: { notice: { best: '2m', typical: '4m', worst: '8m' } } })
  metrics(v)
}

function metrics(v: VariantBuilding) {
  v.metric('error-share', {
    title: { ru: 'Доля неуспешных запросов', en: 'Share of failed requests' },
    query: 'sum(rate(http_requests_total{job="app",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="app"}[5m]))',
    unit: 'ratio',
    watches: [app, give, profile],
    thresholds: { warning: 0.003, critical: 0.0072 },
    reading: {
      ru: 'Бюджет ошибок — 0,05 %. Критический порог тратит его в 14,4 раза быстрее нормы: 2 % месячного запаса за час.',
      en: 'The error budget is 0.05 %. The critical threshold burns it 14.4 times too fast: 2 % of the monthly budget in an hour.',
    },
    action: {
      ru: 'Был выпуск за последний час — откатить. Иначе смотреть трассы неуспешных запросов.',
      en: 'A release within the last hour: roll it back. Else look at traces of failed requests.',
    },
  })
  v.metric('give-latency', {
    title: { ru: 'Задержка начисления кармы, 95-й перцентиль', en: 'Latency of giving karma, 95th percentile' },
    query:
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{job="app",route="/karma"}[5m])))',
    unit: 's',
    watches: [app, give],
    thresholds: { warning: 0.1, critical: 0.15 },
    reading: {
      ru: 'Время без пути до пользователя. Растёт вместе с загрузкой базы — дело в запросах.',
      en: 'Time without the way to the user. Grows with the load of the database: look at statements.',
    },
    action: {
      ru: 'Найти в трассах самый долгий шаг; сравнить с ожиданием в пуле соединений.',
      en: 'Find the longest step in traces; compare with the wait in the pool.',
    },
  })
  v.metric('db-load', {
    title: { ru: 'Загрузка процессоров ведущей базы', en: 'Processor load of the primary' },
    query: '1 - avg by (instance) (rate(node_cpu_seconds_total{job="postgres",mode="idle"}[5m]))',
    unit: 'ratio',
    watches: [db, leaderboard],
    thresholds: { warning: 0.6, critical: 0.8 },
    reading: {
      ru: 'Выше 60 % очередь заметна, выше 80 % задержка растёт быстрее нагрузки.',
      en: 'Above 60 % the queue is noticeable, above 80 % latency grows faster than load.',
    },
    action: {
      ru: 'Найти тяжёлые запросы в pg_stat_statements; держится неделями — готовить шардирование.',
      en: 'Find heavy statements in pg_stat_statements; if it stays for weeks, prepare sharding.',
    },
  })
}
