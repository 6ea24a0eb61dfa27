/** Prometheus, Grafana and the way an alert takes to a person. */
import { db } from './data.ts'
import { balancer } from './people-and-edge.ts'
import { ekb, loyalty, msk } from './places.ts'
import { accounts, gateway, history, notifications, offers, points } from './services.ts'

export const engineer = loyalty.person('engineer', {
  title: { ru: 'Дежурный инженер', en: 'Engineer on duty' },
  description: {
    ru: 'Получает тревоги, решает о восстановлении и о повышении резерва в другом регионе.',
    en: 'Gets the alerts, decides on a restore and on promoting the standby in the other region.',
  },
})
export const pagerduty = loyalty.externalSystem('pagerduty', {
  title: 'PagerDuty',
  description: { ru: 'Будит дежурного.', en: 'Wakes the engineer on duty.' },
  availability: '99.9%',
  source: { ru: 'Допущение: обычное обещание таких служб.', en: 'Assumption: the usual promise of such services.' },
})
export const slack = loyalty.externalSystem('slack', {
  title: 'Slack',
  description: { ru: 'Канал команды: предупреждения и ход работ.', en: 'The team channel: warnings and progress.' },
  availability: '99.9%',
  source: { ru: 'Допущение: обычное обещание таких служб.', en: 'Assumption: the usual promise of such services.' },
})
export const prometheus = loyalty.monitoring('prometheus', {
  title: { ru: 'Prometheus и Alertmanager', en: 'Prometheus and Alertmanager' },
  description: {
    ru: 'По паре в каждом регионе; пара следит и за соседним регионом, поэтому потеря региона видна снаружи.',
    en: 'A pair in each region; it watches the other region too, so the loss of a region is seen from outside.',
  },
  technology: 'prometheus',
  alerting: {
    scrapeInterval: '15s',
    evaluationInterval: '15s',
    for: '1m',
    groupWait: '30s',
    receivers: [pagerduty, slack],
    deadMansSwitch: true,
  },
  cost: '12000 RUB/month',
})
export const grafana = loyalty.monitoring('grafana', {
  title: 'Grafana',
  description: { ru: 'Доски состояния базы и сервисов.', en: 'Dashboards of the database and the services.' },
  technology: 'grafana',
  cost: '6000 RUB/month',
})

const scrape = { protocol: 'HTTP', mode: 'async', need: 'async', timeout: '10s' } as const
for (const target of [balancer, gateway, accounts, points, offers, history, notifications, db]) {
  prometheus.uses(target, { ru: 'снимает метрики', en: 'scrapes metrics' }, scrape)
}
prometheus.uses(
  pagerduty,
  { ru: 'тревоги', en: 'alerts' },
  { protocol: 'HTTPS', mode: 'async', need: 'async', timeout: '10s' },
)
prometheus.uses(
  slack,
  { ru: 'сообщения', en: 'messages' },
  { protocol: 'HTTPS', mode: 'async', need: 'async', timeout: '10s' },
)
pagerduty.uses(engineer, { ru: 'вызывает', en: 'calls' }, { mode: 'async', need: 'async' })
engineer.uses(grafana, { ru: 'смотрит доски', en: 'looks at dashboards' }, { protocol: 'HTTPS' })
grafana.uses(prometheus, { ru: 'запросы PromQL', en: 'PromQL queries' }, { protocol: 'HTTP', timeout: '30s' })

for (const region of [msk, ekb]) {
  loyalty.deploy(prometheus, region, {
    replicas: 2,
    spread: 'zones',
    orchestrator: { technology: 'kubernetes', tolerationSeconds: '30s' },
  })
}
loyalty.deploy(grafana, ekb, {
  replicas: 2,
  spread: 'zones',
  orchestrator: { technology: 'kubernetes', tolerationSeconds: '30s' },
})
