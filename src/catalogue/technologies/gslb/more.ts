import { derived, documented, knobs, practice } from '../../knob.ts'

const failover = 'awsdocs/amazon-route53-docs@b5a28eb dns-failover-determining-health-of-endpoints.md'
const alb = 'awsdocs/elb-application-load-balancers-user-guide@01a945e'
const cloudflare = 'cloudflare/cloudflare-docs load-balancing monitor-settings-advanced.mdx, limitations.mdx'

/** Settings of Route 53, Global Accelerator, Cloudflare and ALB beside the check that the model states. */
export const gslbMoreKnobs = knobs({
  route53_health_share: documented(
    failover,
    'ratio',
    0.18,
    ['Доля проверяющих, которой достаточно', 'Share of checkers that suffices'],
    [
      'Цель жива, если её видит больше такой доли: частичная недостижимость переключения не вызывает.',
      'The target is healthy while more than this share sees it: partial unreachability moves nobody.',
    ],
  ),
  route53_publish: derived(
    failover,
    's',
    0,
    ['Публикация нового ответа', 'Publishing the new answer'],
    [
      'Обычно меньше 10 с; в опубликованных расчётах не учитывается.',
      'Usually under 10 s; the published worked results leave it out.',
    ],
  ),
  route53_change_propagation: documented(
    'awsdocs/amazon-route53-docs@b5a28eb CreatingNewSubdomain.md',
    's',
    { best: 5, typical: 30, worst: 60 },
    ['Распространение правки записи', 'Propagation of a record edit'],
    [
      'Правка через API — управляющая плоскость, в аварию на неё рассчитывать не стоит; переключение по проверке идёт без неё.',
      'An edit by the API is control plane and not to be relied on in an incident; a health-check failover does without.',
    ],
  ),
  accelerator_interval: documented(
    'aws-cloudformation-user-guide aws-resource-globalaccelerator-endpointgroup.md',
    's',
    30,
    ['Период проверки Global Accelerator', 'Global Accelerator check period'],
    ['30 с или 10 с.', '30 s or 10 s.'],
  ),
  accelerator_failures: documented(
    'aws-cloudformation-user-guide aws-resource-globalaccelerator-endpointgroup.md',
    'count',
    3,
    ['Неудачных проверок Global Accelerator', 'Global Accelerator failed checks'],
    ['Одинаково для исключения и включения.', 'The same for taking out and taking in.'],
    { min: 1, max: 10 },
  ),
  cloudflare_interval: documented(
    cloudflare,
    's',
    60,
    ['Период проверки Cloudflare', 'Cloudflare check period'],
    ['Наименьший зависит от тарифа: 60, 15 или 10 с.', 'The least depends on the plan: 60, 15 or 10 s.'],
    { min: 10 },
  ),
  cloudflare_retries: documented(
    cloudflare,
    'count',
    2,
    ['Немедленных повторов Cloudflare', 'Cloudflare immediate retries'],
    [
      'Следуют сразу один за другим; у молчащей цели каждый длится весь тайм-аут.',
      'Made at once, each at the price of a time-out.',
    ],
  ),
  cloudflare_timeout: documented(
    cloudflare,
    's',
    5,
    ['Тайм-аут проверки Cloudflare', 'Cloudflare check time-out'],
    ['Столько монитор ждёт молчащую цель на каждую попытку.', 'A silent target costs this per attempt.'],
  ),
  cloudflare_ttl: practice(
    'cloudflare/cloudflare-docs load-balancing dns-load-balancing-limitations.mdx',
    's',
    30,
    ['TTL ответа Cloudflare без проксирования', 'Cloudflare TTL when DNS only'],
    ['К нему добавляются кэши резолверов.', 'The caches of resolvers come on top.'],
  ),
  alb_healthy: documented(
    `${alb} target-group-health-checks.md`,
    'count',
    5,
    ['Удачных проверок ALB для возврата', 'ALB good checks to return'],
    ['Возврат цели занимает пять периодов, 150 с.', 'A target returns after five periods, 150 s.'],
    { parameter: 'HealthyThresholdCount' },
  ),
  alb_deregistration: documented(
    `${alb} load-balancer-target-groups.md`,
    's',
    300,
    ['Завершение запросов при выводе цели ALB', 'ALB deregistration delay'],
    ['Столько ALB ждёт начатых запросов.', 'ALB waits this long for requests under way.'],
    { parameter: 'deregistration_delay.timeout_seconds' },
  ),
  alb_idle: documented(
    `${alb} load-balancer-target-groups.md`,
    's',
    60,
    ['Простой соединения ALB', 'ALB idle time-out'],
    ['Соединение без данных закрывается.', 'A connection without data is closed.'],
    { parameter: 'idle_timeout.timeout_seconds' },
  ),
  jvm_dns_cache: documented(
    'OpenSearch dns-cache.asciidoc (networkaddress.cache.ttl)',
    's',
    30,
    ['Кэш имён JVM', 'JVM name cache'],
    [
      'С SecurityManager — навсегда; отрицательный ответ хранится 10 с.',
      'For ever under a SecurityManager; a negative answer is kept 10 s.',
    ],
    { parameter: 'networkaddress.cache.ttl' },
  ),
})
