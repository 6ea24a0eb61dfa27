import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'
import { statefulServices } from '../sessions.ts'

const entry: CodeEntry = {
  code: 'NGX-04',
  severity: 'warning',
  title: { ru: 'Сессии живут в памяти экземпляра', en: 'Sessions live in the memory of an instance' },
  message: {
    ru: (p) =>
      `${ru.quote(p.service)} держит сессии в памяти, ${ru.quote(p.balancer)} привязывает к нему клиентов: с отказом экземпляра его пользователи потеряют сессии.`,
    en: (p) =>
      `${en.quote(p.service)} keeps sessions in memory and ${en.quote(p.balancer)} binds clients to it: the failure of an instance logs its users out.`,
  },
  fix: {
    ru: () =>
      'Вынесите сессии в общее хранилище (kind: sessionStore) или в подписанный токен и снимите привязку (stickySessions).',
    en: () => 'Move sessions to a shared store (kind: sessionStore) or a signed token, and drop stickySessions.',
  },
  why: {
    ru: 'Экземпляр теряется не только при отказе, но и при каждом обновлении и уменьшении числа реплик.',
    en: 'An instance is lost not only by failure but at every rollout and every scaling down.',
  },
  source: 'common practice',
  example: { service: 'api', balancer: 'balancer' },
}

/** Regions that lose sessions on failover are told by GEN-05. */
export const rule: Rule = {
  entry,
  check: (context) =>
    statefulServices(context).flatMap(({ service, sticky, moves }) =>
      sticky && !moves
        ? [report(context, entry, `${service.id}.stateful`, { service: service.id, balancer: sticky })]
        : [],
    ),
}
