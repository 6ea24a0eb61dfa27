/** Prometheus, Grafana and the way an alert takes to a person. */
import { cache, db } from './data.ts'
import { ingress } from './people-and-edge.ts'
import { mskCluster, platform, spbCluster } from './places.ts'
import { auth, gateway, orchestrator, profiles } from './services.ts'

export const engineer = platform.person('engineer', {
  title: { ru: 'Дежурный инженер', en: 'Engineer on duty' },
  description: {
    ru: 'Получает тревоги, решает о восстановлении из копии, ведёт аварийные работы.',
    en: 'Gets the alerts, decides on a restore from backup, leads the work on an outage.',
  },
})
export const paging = platform.externalSystem('paging', {
  title: { ru: 'Служба вызова дежурных', en: 'Paging service' },
  description: { ru: 'Звонит дежурному.', en: 'Calls the engineer on duty.' },
  availability: '99.9%',
  source: { ru: 'Допущение: обычное обещание таких служб.', en: 'Assumption: the usual promise of such services.' },
})
export const prometheus = platform.monitoring('prometheus', {
  title: { ru: 'Prometheus и Alertmanager', en: 'Prometheus and Alertmanager' },
  description: {
    ru: 'По паре в каждом кластере; пара следит и за соседним центром, поэтому его потеря видна снаружи.',
    en: 'A pair in each cluster; it watches the other data centre too, so the loss of one is seen from outside.',
  },
  technology: 'prometheus',
  alerting: {
    scrapeInterval: '15s',
    evaluationInterval: '15s',
    for: '1m',
    groupWait: '30s',
    receivers: [paging],
    deadMansSwitch: true,
  },
  cost: '12000 RUB/month',
})
export const grafana = platform.monitoring('grafana', {
  title: 'Grafana',
  description: { ru: 'Доски состояния сервисов и базы.', en: 'Dashboards of the services and the database.' },
  technology: 'grafana',
  cost: '6000 RUB/month',
})

const aside = { mode: 'async', need: 'async' } as const
for (const target of [ingress, gateway, auth, profiles, db, cache]) {
  prometheus.uses(
    target,
    { ru: 'снимает метрики', en: 'scrapes metrics' },
    { ...aside, protocol: 'HTTP', timeout: '10s' },
  )
}
prometheus.uses(paging, { ru: 'тревоги', en: 'alerts' }, { ...aside, protocol: 'HTTPS', timeout: '10s' })
paging.uses(engineer, { ru: 'вызывает', en: 'calls' }, aside)
engineer.uses(grafana, { ru: 'смотрит доски', en: 'looks at dashboards' }, { protocol: 'HTTPS' })
grafana.uses(prometheus, { ru: 'запросы PromQL', en: 'PromQL queries' }, { protocol: 'HTTP', timeout: '30s' })

for (const cluster of [mskCluster, spbCluster]) platform.deploy(prometheus, cluster, { replicas: 2, orchestrator })
platform.deploy(grafana, spbCluster, { replicas: 2, orchestrator })
