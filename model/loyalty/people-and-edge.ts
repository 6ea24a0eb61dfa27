/** Who uses the system, from what, and how a request reaches a region. */
import { loyalty } from './places.ts'

export const shopper = loyalty.person('shopper', {
  title: { ru: 'Покупатель', en: 'Shopper' },
  description: {
    ru: 'Участник программы: смотрит баланс, предложения и историю покупок.',
    en: 'A member of the programme: looks at the balance, offers and purchase history.',
  },
})
export const cashier = loyalty.person('cashier', {
  title: { ru: 'Кассир магазина или партнёра', en: 'Cashier of a store or partner' },
  description: {
    ru: 'Начисляет и списывает баллы при покупке. Очередь у кассы не ждёт.',
    en: 'Accrues and redeems points at a purchase. The queue at the till does not wait.',
  },
})
export const administrator = loyalty.person('administrator', {
  title: { ru: 'Администратор программы', en: 'Programme administrator' },
  description: {
    ru: 'Ведёт предложения и правила начисления, строит отчёты.',
    en: 'Keeps offers and accrual rules, builds reports.',
  },
})

export const mobile = loyalty.mobileApp('mobile', {
  title: { ru: 'Мобильное приложение', en: 'Mobile app' },
  description: { ru: 'Карта участника, баланс, предложения.', en: 'Member card, balance, offers.' },
  technology: 'Kotlin, Swift',
  timeout: '5s',
})
export const web = loyalty.webApp('web', {
  title: { ru: 'Личный кабинет', en: 'Web account' },
  description: { ru: 'Профиль, согласия, история покупок.', en: 'Profile, consents, purchase history.' },
  technology: 'TypeScript',
  timeout: '5s',
})
export const till = loyalty.webApp('till', {
  title: { ru: 'Кассовый модуль', en: 'Till module' },
  description: {
    ru: 'Встроен в кассовую программу магазина или партнёра. Без связи чек пробивается без баллов, начисление уходит позже.',
    en: 'Built into the till program of a store or partner. Without a connection the receipt is printed without points and the accrual is sent later.',
  },
  technology: 'Go',
  timeout: '3s',
})
export const backoffice = loyalty.webApp('backoffice', {
  title: { ru: 'Рабочее место администратора', en: 'Back office' },
  description: { ru: 'Предложения, правила начисления, отчёты.', en: 'Offers, accrual rules, reports.' },
  technology: 'TypeScript',
  timeout: '60s',
})

/** Global balancer: one anycast address, the nearest healthy region. */
export const edge = loyalty.globalBalancer('edge', {
  title: { ru: 'Глобальный балансировщик', en: 'Global balancer' },
  description: {
    ru: 'Определяет место покупателя и ведёт его в ближайший исправный регион (Cloudflare; AWS Global Accelerator устроен так же).',
    en: 'Finds out where the shopper is and leads to the nearest healthy region (Cloudflare; AWS Global Accelerator works the same way).',
  },
  technology: 'cloudflare',
  policy: 'geo',
  mechanism: 'anycast',
  healthCheck: { interval: '15s', failures: 2, successes: 2, timeout: '5s', depth: 'dependencies' },
  availability: '99.99%',
  source: {
    ru: 'Допущение ниже обещанного: соглашение Cloudflare для Business и Enterprise называет 100 %, но это порог возврата денег, а не прогноз.',
    en: 'Assumption below the published promise: the agreement of Cloudflare for Business and Enterprise names 100 %, which is a refund threshold and not a forecast.',
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
  cost: '150000 RUB/month',
})

/** Regional balancer: one group of instances per region. */
export const balancer = loyalty.loadBalancer('balancer', {
  title: { ru: 'Балансировщик региона', en: 'Regional balancer' },
  description: {
    ru: 'Распределяет запросы по экземплярам шлюза в зонах региона, неисправные исключает.',
    en: 'Spreads requests over the gateways in the zones of the region and takes bad ones out.',
  },
  technology: 'haproxy',
  concurrency: 4,
  time: '0.1ms',
  healthCheck: { interval: '2s', failures: 3, successes: 2, timeout: '1s', depth: 'process' },
  failure: {
    rate: '2/year',
    repair: '5m',
    source: { ru: 'Допущение: как перезагрузка сервера.', en: 'Assumption: as a reboot of a server.' },
  },
  changes: { deployments: '1/month', failureRatio: '3%', rollback: '10m', blastRadius: '50%' },
  cost: '8000 RUB/month',
})

shopper.uses(mobile, { ru: 'баланс, предложения', en: 'balance, offers' })
shopper.uses(web, { ru: 'история, профиль', en: 'history, profile' })
cashier.uses(till, { ru: 'начисление и списание', en: 'accrual and redemption' })
administrator.uses(backoffice, { ru: 'правила, отчёты', en: 'rules, reports' })

const https = { protocol: 'HTTPS', timeout: '3s', retries: 1, backoff: '200ms', idempotent: true } as const
mobile.uses(edge, { ru: 'запросы API', en: 'API requests' }, https)
web.uses(edge, { ru: 'запросы API', en: 'API requests' }, https)
till.uses(edge, { ru: 'операции с баллами', en: 'operations on points' }, https)
backoffice.uses(edge, { ru: 'запросы API', en: 'API requests' }, { protocol: 'HTTPS', timeout: '60s' })
edge.uses(balancer, { ru: 'ближайший регион', en: 'nearest region' }, { protocol: 'HTTPS', timeout: '2500ms' })
