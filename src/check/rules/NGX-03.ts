import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NGX-03',
  severity: 'error',
  title: {
    ru: 'nginx повторяет запросы, которые повторять нельзя',
    en: 'nginx repeats requests that must not be repeated',
  },
  message: {
    ru: (p) => `${ru.quote(p.id)}: non_idempotent включён, а вызов ${ru.quote(p.target)} не помечен идемпотентным.`,
    en: (p) =>
      `${en.quote(p.id)}: non_idempotent is on, but the call of ${en.quote(p.target)} is not marked idempotent.`,
  },
  fix: {
    ru: () =>
      'Уберите non_idempotent (nginx.retryNonIdempotent: false) или введите ключ идемпотентности (idempotent: true).',
    en: () =>
      'Take non_idempotent out (nginx.retryNonIdempotent: false), or introduce an idempotency key (idempotent: true).',
  },
  why: {
    ru: 'Ответ мог потеряться уже после того, как запрос был выполнен: повтор спишет деньги второй раз.',
    en: 'The answer may be lost after the request was carried out: the repetition charges a second time.',
  },
  source: 'nginx, ngx_http_proxy_module (proxy_next_upstream)',
  example: { id: 'balancer', target: 'api' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id, nginx }) => {
      if (nginx?.retryNonIdempotent !== true) return []
      const target = context.relationsFrom(id).find(({ idempotent }) => idempotent !== true)?.to
      return target === undefined ? [] : [report(context, entry, `${id}.nginx.retryNonIdempotent`, { id, target })]
    }),
}
