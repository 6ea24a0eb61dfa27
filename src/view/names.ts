/** Names of kinds and technologies as they stand under a title in a picture: `[Service: Go]`. */
import { inLanguage, type Said } from '../language/text.ts'
import type { Element, ElementKind, PlaceKind } from '../language/vocabulary/index.ts'

export const kindNames: Record<ElementKind | 'system' | 'copy', Said> = {
  person: { ru: 'Роль', en: 'Person' },
  externalSystem: { ru: 'Внешняя система', en: 'External system' },
  webApp: { ru: 'Веб-приложение', en: 'Web app' },
  mobileApp: { ru: 'Мобильное приложение', en: 'Mobile app' },
  service: { ru: 'Сервис', en: 'Service' },
  worker: { ru: 'Фоновый обработчик', en: 'Worker' },
  gateway: { ru: 'Шлюз', en: 'Gateway' },
  identityProvider: { ru: 'Провайдер идентификации', en: 'Identity provider' },
  monitoring: { ru: 'Мониторинг', en: 'Monitoring' },
  loadBalancer: { ru: 'Балансировщик', en: 'Load balancer' },
  globalBalancer: { ru: 'Глобальный балансировщик', en: 'Global balancer' },
  cdn: { ru: 'CDN', en: 'CDN' },
  database: { ru: 'База данных', en: 'Database' },
  cache: { ru: 'Кэш', en: 'Cache' },
  sessionStore: { ru: 'Хранилище сессий', en: 'Session store' },
  queue: { ru: 'Очередь', en: 'Queue' },
  topic: { ru: 'Топик', en: 'Topic' },
  objectStore: { ru: 'Объектное хранилище', en: 'Object store' },
  system: { ru: 'Система', en: 'System' },
  copy: { ru: 'Копия', en: 'Copy' },
}

export const placeNames: Record<PlaceKind, Said> = {
  region: { ru: 'Регион', en: 'Region' },
  zone: { ru: 'Зона', en: 'Zone' },
  dataCentre: { ru: 'ЦОД', en: 'Data centre' },
  cluster: { ru: 'Кластер', en: 'Cluster' },
  nodePool: { ru: 'Пул узлов', en: 'Node pool' },
}

/** Id of the group of a place. */
export function placeGroup(place: string): string {
  return `place:${place}`
}

export const roleNames: Record<'primary' | 'sync' | 'async' | 'replica' | 'witness', Said> = {
  primary: { ru: 'ведущая', en: 'primary' },
  sync: { ru: 'синхр. резерв', en: 'sync standby' },
  async: { ru: 'асинхр. резерв', en: 'async standby' },
  replica: { ru: 'реплика чтения', en: 'read replica' },
  witness: { ru: 'свидетель', en: 'witness' },
}

const technologyNames: Record<string, string> = {
  go: 'Go',
  java: 'Java',
  node: 'Node.js',
  php: 'PHP',
  nginx: 'nginx',
  haproxy: 'HAProxy',
  envoy: 'Envoy',
  alb: 'ALB',
  postgresql: 'PostgreSQL',
  redis: 'Redis',
  memcached: 'Memcached',
  kafka: 'Kafka',
  rabbitmq: 'RabbitMQ',
  elasticsearch: 'Elasticsearch',
  opensearch: 'OpenSearch',
  etcd: 'etcd',
  prometheus: 'Prometheus',
  grafana: 'Grafana',
  alertmanager: 'Alertmanager',
  s3: 'S3',
  minio: 'MinIO',
  route53: 'Route 53',
  cloudflare: 'Cloudflare',
  'global-accelerator': 'Global Accelerator',
  gslb: 'GSLB',
}

/** A technology as people write it; unknown ones stay as the author wrote them. */
export function technologyName(id: string): string {
  return Object.hasOwn(technologyNames, id) ? (technologyNames[id] ?? id) : id
}

/** Second line of a node: kind and technology; a kind that the title already says is not said again. */
export function subtitleOf(element: Element): Said {
  const technology = 'technology' in element ? element.technology : undefined
  const shown =
    technology === undefined || technology === 'other' || technology === 'managed' ? '' : technologyName(technology)
  const name = kindNames[element.kind]
  const line = (language: 'ru' | 'en'): string => {
    const title = inLanguage(element.title, language).toLowerCase()
    const saysKind = title.includes(name[language].toLowerCase())
    const parts = [saysKind && shown !== '' ? '' : name[language], title.includes(shown.toLowerCase()) ? '' : shown]
    const text = parts.filter((t) => t !== '').join(': ')
    return text === '' ? '' : `[${text}]`
  }
  return { ru: line('ru'), en: line('en') }
}
