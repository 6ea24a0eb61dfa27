/** Who uses the platform, from what, and how a request reaches a data centre. */
import { clusters, platform } from './places.ts'

export const customer = platform.person('customer', {
  title: { ru: 'Клиент', en: 'Customer' },
  description: {
    ru: 'Регистрируется, входит в приложения компании, смотрит и правит свои данные.',
    en: "Registers, signs in to the company's applications, looks at personal data and changes them.",
  },
})
export const supporter = platform.person('supporter', {
  title: { ru: 'Сотрудник поддержки', en: 'Support agent' },
  description: { ru: 'Находит клиента по обращению.', en: 'Finds the customer behind a request.' },
})

export const mobile = platform.mobileApp('mobile', {
  title: { ru: 'Мобильное приложение', en: 'Mobile app' },
  description: { ru: 'Вход, профиль, согласия.', en: 'Sign-in, profile, consents.' },
  technology: 'Kotlin, Swift',
  timeout: '5s',
  dnsCache: '10s',
})
export const web = platform.webApp('web', {
  title: { ru: 'Личный кабинет', en: 'Web account' },
  description: { ru: 'Регистрация, профиль, согласия.', en: 'Registration, profile, consents.' },
  technology: 'TypeScript',
  timeout: '5s',
  dnsCache: '10s',
})
export const supportDesk = platform.webApp('support-desk', {
  title: { ru: 'Рабочее место поддержки', en: 'Support desk' },
  description: { ru: 'Поиск клиента, история изменений.', en: 'Search for a customer, history of changes.' },
  technology: 'TypeScript',
  timeout: '10s',
})

/** Global balancer by DNS: short TTL, checks that look as deep as the database. */
export const gslb = platform.globalBalancer('gslb', {
  title: { ru: 'Глобальный балансировщик (GSLB)', en: 'Global balancer (GSLB)' },
  description: {
    ru: 'Отвечает на запросы DNS адресом ближайшего исправного центра обработки данных; неисправный перестаёт выдавать.',
    en: 'Answers DNS queries with the address of the nearest healthy data centre and stops giving out one that is not.',
  },
  technology: 'gslb',
  policy: 'geo',
  mechanism: 'dns',
  ttl: '30s',
  healthCheck: { interval: '10s', failures: 3, successes: 2, timeout: '3s', depth: 'dependencies' },
  failback: 'automatic',
  availability: '99.99%',
  source: {
    ru: 'Допущение: серверы имён у двух независимых операторов; провайдеры DNS обещают 99,99 % и больше.',
    en: 'Assumption: name servers at two independent operators; DNS providers promise 99.99 % and more.',
  },
  changes: {
    deployments: '1/month',
    failureRatio: '3%',
    rollback: '10m',
    source: {
      ru: 'Google, SRE Workbook, приложение C: 31 % аварий вызывают изменения настроек.',
      en: 'Google, SRE Workbook, appendix C: configuration pushes trigger 31 % of outages.',
    },
  },
  cost: '90000 RUB/month',
})

/** Entry of a cluster. */
export const ingress = platform.loadBalancer('ingress', {
  title: { ru: 'Входной балансировщик кластера', en: 'Ingress of the cluster' },
  description: {
    ru: 'Принимает TLS, распределяет запросы по живым экземплярам шлюза.',
    en: 'Terminates TLS and spreads requests over the living gateways.',
  },
  technology: 'haproxy',
  concurrency: 4,
  time: '0.15ms',
  healthCheck: { interval: '2s', failures: 3, successes: 2, timeout: '1s', depth: 'process' },
  failure: {
    rate: '4/year',
    repair: '1m',
    source: {
      ru: 'Допущение: один сбой процесса в квартал, перезапускает Kubernetes.',
      en: 'Assumption: one crash of the process a quarter, restarted by Kubernetes.',
    },
  },
  changes: { deployments: '1/month', failureRatio: '3%', rollback: '10m', blastRadius: '50%' },
  cost: '8000 RUB/month',
})
for (const cluster of clusters) {
  platform.deploy(ingress, cluster, {
    replicas: 3,
    cpu: 4,
    memory: '2GiB',
    orchestrator: { technology: 'kubernetes', tolerationSeconds: '30s' },
    minAvailable: 2,
  })
}

customer.uses(mobile, { ru: 'вход, профиль', en: 'sign-in, profile' })
customer.uses(web, { ru: 'регистрация, профиль', en: 'registration, profile' })
supporter.uses(supportDesk, { ru: 'поиск клиента', en: 'search for a customer' })

const https = { protocol: 'HTTPS', timeout: '3s', retries: 1, backoff: '200ms', idempotent: true } as const
mobile.uses(gslb, { ru: 'запросы API', en: 'API requests' }, https)
web.uses(gslb, { ru: 'запросы API', en: 'API requests' }, https)
supportDesk.uses(gslb, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTPS', timeout: '10s' })
gslb.uses(ingress, { ru: 'ближайший центр', en: 'nearest data centre' }, { protocol: 'HTTPS', timeout: '2500ms' })
