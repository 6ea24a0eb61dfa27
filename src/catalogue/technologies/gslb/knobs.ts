import { knobs } from '../../knob.ts'

const route53 = 'awsdocs/amazon-route53-docs@b5a28eb dns-failover-determining-health-of-endpoints.md'
const ga = 'docs.aws.amazon.com/global-accelerator API_EndpointGroup'

export const gslbKnobs = knobs({
  interval: {
    title: { ru: 'Период проверки', en: 'Check period' },
    unit: 's',
    default: 30,
    parameter: 'RequestInterval',
    source: 'awsdocs/amazon-route53-docs@b5a28eb health-checks-creating-values.md',
    kind: 'documented',
    meaning: {
      ru: 'Route 53 и Global Accelerator: 30 с или 10 с; у Route 53 после создания проверки не меняется.',
      en: 'Route 53 and Global Accelerator: 30 s or 10 s; with Route 53 fixed once the check exists.',
    },
  },
  failures: {
    title: { ru: 'Неудачных проверок подряд', en: 'Failed checks in a row' },
    unit: 'count',
    default: 3,
    min: 1,
    max: 10,
    parameter: 'FailureThreshold',
    source: 'awsdocs/amazon-route53-docs@b5a28eb health-checks-creating-values.md',
    kind: 'documented',
    meaning: { ru: 'После стольких регион исключается.', en: 'After so many a region is taken out.' },
  },
  route53_timeout: {
    title: { ru: 'Длительность неудачной проверки Route 53', en: 'Length of a failed Route 53 check' },
    unit: 's',
    default: 6,
    source: route53,
    kind: 'documented',
    meaning: { ru: 'TCP 4 с и статус HTTP 2 с.', en: 'TCP 4 s and HTTP status 2 s.' },
  },
  accelerator_timeout: {
    title: {
      ru: 'Длительность неудачной проверки Global Accelerator',
      en: 'Length of a failed Global Accelerator check',
    },
    unit: 's',
    default: 5,
    source: ga,
    kind: 'derived',
    meaning: { ru: 'Как у проверки цели балансировщика.', en: 'As for a load balancer’s target.' },
  },
  check_timeout: {
    title: { ru: 'Длительность неудачной проверки', en: 'Length of a failed check' },
    unit: 's',
    default: 5,
    source: 'cloudflare/cloudflare-docs load-balancing monitor settings: timeout 5 s',
    kind: 'documented',
    meaning: { ru: 'Мёртвый регион молчит, а не отказывает.', en: 'A dead region is silent, it does not refuse.' },
  },
  ttl: {
    title: { ru: 'TTL записи DNS', en: 'DNS record TTL' },
    unit: 's',
    default: 60,
    source: 'awsdocs/amazon-route53-docs@b5a28eb best-practices-dns.md (60-120 s for failover)',
    kind: 'documented',
    meaning: { ru: 'Столько резолверы держат старый ответ.', en: 'Resolvers keep the old answer this long.' },
  },
  client_dns_cache: {
    title: { ru: 'Кэш имён у клиента', en: 'Client name cache' },
    unit: 's',
    default: 0,
    source: {
      ru: 'задаётся в модели; JVM хранит имена 30 с (networkaddress.cache.ttl)',
      en: 'model input; a JVM keeps names for 30 s (networkaddress.cache.ttl)',
    },
    kind: 'practice',
    meaning: { ru: 'Сверх TTL записи.', en: 'Beyond the TTL of the record.' },
  },
  alb_interval: {
    title: { ru: 'Период проверки цели ALB', en: 'ALB target check period' },
    unit: 's',
    default: 30,
    parameter: 'HealthCheckIntervalSeconds',
    source: 'awsdocs/elb-application-load-balancers-user-guide@01a945e target-group-health-checks.md',
    kind: 'documented',
    meaning: { ru: 'Проверка цели повторяется раз в такой период.', en: 'A target is checked once per period.' },
  },
  alb_failures: {
    title: { ru: 'Неудачных проверок цели ALB', en: 'ALB failed target checks' },
    unit: 'count',
    default: 2,
    parameter: 'UnhealthyThresholdCount',
    source: 'awsdocs/elb-application-load-balancers-user-guide@01a945e target-group-health-checks.md',
    kind: 'documented',
    meaning: {
      ru: 'Столько неудач подряд — и цель исключена. Если больны все, ALB отправляет запросы во все.',
      en: 'So many failures in a row take a target out. With all targets unhealthy ALB sends to all of them.',
    },
  },
  alb_timeout: {
    title: { ru: 'Тайм-аут проверки цели ALB', en: 'ALB target check time-out' },
    unit: 's',
    default: 5,
    parameter: 'HealthCheckTimeoutSeconds',
    source: 'awsdocs/elb-application-load-balancers-user-guide@01a945e target-group-health-checks.md',
    kind: 'documented',
    meaning: { ru: 'Столько ждёт одна проверка молчащей цели.', en: 'How long one check waits for a silent target.' },
  },
})
