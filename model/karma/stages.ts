/** The four stages of the plan in its own order, and the one its list forgot. */
import type { VariantBuilding } from 'loadpath'
import { balancing } from './balancing.ts'
import { elastic } from './elastic.ts'
import { observing } from './observing.ts'
import { karma } from './places.ts'
import { queues } from './queues.ts'
import { recovery } from './recovery.ts'

/** What the function that a stage runs returns: `stage` runs it at once. */
function done<T>(id: string, options: Parameters<typeof karma.stage>[1], build: (v: VariantBuilding) => T): T {
  let result: { value: T } | undefined
  karma.stage(id, options, (v) => {
    result = { value: build(v) }
  })
  if (!result) throw new Error(id)
  return result.value
}

export const { nginx, ...balanced } = done(
  'balancing',
  {
    title: { ru: 'Балансировка и реплики', en: 'Balancing and replicas' },
    duration: { best: '7d', typical: '10d', worst: '14d' },
    tasks: [
      { ru: 'Настроить nginx с проверками доступности', en: 'Set up nginx with health checks' },
      { ru: 'Перенести сессии в Redis, вход — на JWT', en: 'Move sessions to Redis, sign-in to JWT' },
      { ru: 'Настроить репликацию PostgreSQL и Patroni', en: 'Set up replication of PostgreSQL and Patroni' },
      { ru: 'Увести чтение на реплики', en: 'Lead reads to replicas' },
    ],
  },
  (v) => balancing(v),
)
export const queued = done(
  'queues',
  {
    title: { ru: 'Очереди и кэши', en: 'Queues and caches' },
    duration: { best: '14d', typical: '18d', worst: '21d' },
    tasks: [
      { ru: 'Ввести RabbitMQ и обработчики событий', en: 'Bring in RabbitMQ and event workers' },
      { ru: 'Сделать обработчики идемпотентными', en: 'Make the workers idempotent' },
      {
        ru: 'Ввести кэш в Redis с очисткой по событиям и CDN',
        en: 'Bring in the cache in Redis, cleared by events, and the CDN',
      },
    ],
  },
  (v) => queues(v, balanced),
)
karma.stage(
  'observing',
  {
    title: { ru: 'Мониторинг и журналы', en: 'Monitoring and logs' },
    duration: { best: '10d', typical: '14d', worst: '18d' },
    tasks: [
      { ru: 'Настроить Prometheus, тревоги и дежурства', en: 'Set up Prometheus, alerts and duty shifts' },
      { ru: 'Внедрить трассировку (OpenTelemetry, Jaeger)', en: 'Bring in traces (OpenTelemetry, Jaeger)' },
      { ru: 'Собрать журналы в ELK', en: 'Gather logs in ELK' },
    ],
  },
  (v) => observing(v, [nginx]),
)
karma.stage(
  'elastic',
  {
    title: { ru: 'Автомасштабирование', en: 'Autoscaling' },
    duration: { best: '5d', typical: '7d', worst: '10d' },
    tasks: [
      {
        ru: 'Перенести приложение в Kubernetes, настроить HPA',
        en: 'Move the application to Kubernetes, set up the HPA',
      },
      { ru: 'Испытать под нагрузкой вчетверо выше пика', en: 'Test under four times the peak' },
      { ru: 'Описать архитектуру', en: 'Document the architecture' },
    ],
  },
  (v) => elastic(v),
)
karma.stage(
  'recovery',
  {
    title: { ru: 'Копии и резервный регион', en: 'Backups and the recovery region' },
    description: {
      ru: 'Раздел 7 плана: в его списке этапов этих работ нет.',
      en: 'Section 7 of the plan: its list of stages leaves this work out.',
    },
    duration: { best: '10d', typical: '14d', worst: '21d' },
    tasks: [
      {
        ru: 'Настроить pgBackRest с архивом журнала в другой регион',
        en: 'Set up pgBackRest with the log archived to another region',
      },
      { ru: 'Проверять восстановление каждый месяц', en: 'Try a restore every month' },
      { ru: 'Поднять резервный регион, учения раз в квартал', en: 'Set up the recovery region, drills every quarter' },
    ],
  },
  (v) => recovery(v, queued, nginx),
)
