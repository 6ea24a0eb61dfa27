/** Names of the model's closed vocabularies in both languages, as architects use them. */
import type { ConsistencyRow, ElementRecovery, JourneyOutcome } from '../analyse/analysis.ts'
import type { VerdictKind } from '../judge/verdict.ts'
import type { Language, Said } from '../language/text.ts'
import type { Characteristic, ElementKind, Fault, Measure, Operation, PlaceKind } from '../language/vocabulary/index.ts'
import type { DecisionLink, DecisionStatus } from '../load/loaded-model.ts'

const w = (ru: string, en: string): Said => ({ ru, en })

export const verdictWords: Record<VerdictKind, Said> = {
  pass: w('выполнено', 'pass'),
  'at-risk': w('под угрозой', 'at risk'),
  fail: w('не выполнено', 'fail'),
  unknown: w('неизвестно', 'unknown'),
}

export const elementKinds: Record<ElementKind, Said> = {
  person: w('Пользователь', 'Person'),
  externalSystem: w('Внешняя система', 'External system'),
  webApp: w('Веб-приложение', 'Web application'),
  mobileApp: w('Мобильное приложение', 'Mobile app'),
  service: w('Сервис', 'Service'),
  worker: w('Фоновый обработчик', 'Worker'),
  gateway: w('Шлюз API', 'API gateway'),
  identityProvider: w('Провайдер идентификации', 'Identity provider'),
  monitoring: w('Мониторинг', 'Monitoring'),
  loadBalancer: w('Балансировщик нагрузки', 'Load balancer'),
  globalBalancer: w('Глобальный балансировщик', 'Global load balancer'),
  cdn: w('Сеть доставки контента', 'Content delivery network'),
  database: w('База данных', 'Database'),
  cache: w('Кэш', 'Cache'),
  sessionStore: w('Хранилище сессий', 'Session store'),
  queue: w('Очередь', 'Queue'),
  topic: w('Топик', 'Topic'),
  objectStore: w('Объектное хранилище', 'Object store'),
}

export const placeKinds: Record<PlaceKind, Said> = {
  region: w('Регион', 'Region'),
  zone: w('Зона доступности', 'Availability zone'),
  dataCentre: w('Центр обработки данных', 'Data centre'),
  cluster: w('Кластер', 'Cluster'),
  nodePool: w('Группа узлов', 'Node pool'),
}

export const characteristics: Record<Characteristic, Said> = {
  'functional-suitability': w('Функциональная пригодность', 'Functional suitability'),
  'performance-efficiency': w('Производительность', 'Performance efficiency'),
  compatibility: w('Совместимость', 'Compatibility'),
  'interaction-capability': w('Удобство взаимодействия', 'Interaction capability'),
  reliability: w('Надёжность', 'Reliability'),
  security: w('Защищённость', 'Security'),
  maintainability: w('Сопровождаемость', 'Maintainability'),
  flexibility: w('Гибкость (масштабируемость)', 'Flexibility (scalability)'),
  safety: w('Безопасность', 'Safety'),
}

export const metrics: Record<Measure['metric'], Said> = {
  availability: w('Доступность', 'Availability'),
  downtime: w('Простой', 'Downtime'),
  latency: w('Время отклика', 'Response time'),
  throughput: w('Пропускная способность', 'Throughput'),
  headroom: w('Запас мощности', 'Headroom'),
  rto: w('Время восстановления (RTO)', 'Recovery time (RTO)'),
  rpo: w('Потеря данных (RPO)', 'Data loss (RPO)'),
  durability: w('Сохранность данных', 'Durability'),
  staleness: w('Устаревание данных', 'Staleness'),
  consistency: w('Согласованность', 'Consistency'),
  'data-loss-on-partition': w('Потеря данных при разделении сети', 'Data loss on partition'),
  cost: w('Стоимость', 'Cost'),
  rule: w('Правило', 'Rule'),
  measured: w('Измеренный показатель', 'Measured figure'),
}

export const ruleNames: Record<string, Said> = {
  'backups-encrypted': w('Копии зашифрованы', 'Backups are encrypted'),
  'backups-off-site': w('Копии хранятся вне площадки базы', 'Backups are kept off site'),
  'backups-immutable': w('Копии нельзя изменить до конца срока хранения', 'Backups are immutable'),
  'backup-retention': w('Срок хранения копий', 'Backup retention'),
  'restore-tested': w('Восстановление проверяется', 'Restore is tested'),
  'alerts-reach-people': w('Оповещения доходят до дежурных', 'Alerts reach people'),
  'copies-in-regions': w('Копии в нескольких регионах', 'Copies in several regions'),
  'automatic-failover': w('Автоматическое переключение', 'Automatic failover'),
}

export const priorities: Record<'must' | 'should' | 'could', Said> = {
  must: w('обязательно', 'must'),
  should: w('следует', 'should'),
  could: w('желательно', 'could'),
}

export const statuses: Record<DecisionStatus, Said> = {
  draft: w('черновик', 'draft'),
  proposed: w('предложено', 'proposed'),
  accepted: w('принято', 'accepted'),
  rejected: w('отклонено', 'rejected'),
  deprecated: w('устарело', 'deprecated'),
  superseded: w('заменено', 'superseded'),
  unknown: w('статус неизвестен', 'status unknown'),
}

export const decisionLinks: Record<DecisionLink['kind'], Said> = {
  supersedes: w('заменяет', 'supersedes'),
  'superseded-by': w('заменено решением', 'superseded by'),
  amends: w('дополняет', 'amends'),
  'amended-by': w('дополнено решением', 'amended by'),
  'relates-to': w('связано с', 'relates to'),
  'depends-on': w('зависит от', 'depends on'),
  'conflicts-with': w('противоречит', 'conflicts with'),
}

/** One word per kind of phase, in pictures and tables. */
export { phaseNames as phases } from '../render/charts/phase-names.ts'

export const outcomes: Record<JourneyOutcome['outcome'], Said> = {
  served: w('работает без перерыва', 'served without a break'),
  interrupted: w('перерыв, затем работает', 'interrupted, then served'),
  degraded: w('работает ограниченно', 'degraded'),
  down: w('не работает', 'down'),
  unknown: w('неизвестно', 'not known'),
}

export const effects: Record<ElementRecovery['effect'], Said> = {
  none: w('не затронут', 'not affected'),
  interrupted: w('перерыв, затем работает', 'interrupted, then served'),
  degraded: w('работает ограниченно', 'degraded'),
  failover: w('переключение', 'failover'),
  restore: w('восстановление из копии', 'restore from backup'),
  down: w('не работает', 'down'),
}

export const operations: Record<Operation, Said> = {
  call: w('вызов', 'call'),
  read: w('чтение', 'read'),
  'read-replica': w('чтение с реплики', 'read at a replica'),
  write: w('запись', 'write'),
  publish: w('публикация', 'publish'),
  consume: w('потребление', 'consume'),
}

export const storeOperations: Record<ConsistencyRow['operation'], Said> = {
  write: w('запись', 'write'),
  read: w('чтение с ведущего', 'read at the leader'),
  'read-replica': w('чтение с реплики', 'read at a replica'),
  'read-cache': w('чтение через кэш', 'read through the cache'),
}

export const answers: Record<ConsistencyRow['answer'], Said> = {
  served: w('обслужено', 'served'),
  refused: w('отказ', 'refused'),
  hangs: w('ожидание без ответа', 'hangs'),
  stale: w('устаревшие данные', 'stale'),
}

export const faults: Record<Fault['kind'], Said> = {
  'lose-place': w('потеря площадки', 'loss of a place'),
  'lose-instance': w('потеря экземпляра', 'loss of an instance'),
  'lose-element': w('отказ элемента', 'loss of an element'),
  'lose-link': w('обрыв канала связи', 'loss of a link'),
  partition: w('разделение сети', 'network partition'),
  slow: w('замедление', 'slowdown'),
  overload: w('перегрузка', 'overload'),
  corrupt: w('логическая порча данных', 'logical corruption'),
  'lose-backups': w('потеря резервных копий', 'loss of backups'),
  'external-outage': w('отказ внешней системы', 'outage of an external system'),
  'cold-cache': w('холодный кэш', 'cold cache'),
}

const levels = [
  'eventual',
  'read-your-writes',
  'causal',
  'sequential',
  'snapshot-isolation',
  'linearizable',
  'strict-serializable',
]

/** The name of a consistency level by its number; Jepsen names are not translated. */
export function levelName(level: number, _language: Language): string {
  return levels[level] ?? String(level)
}
