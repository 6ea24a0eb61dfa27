import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { mostReplicas } from '../deployed.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NGX-06',
  severity: 'warning',
  title: {
    ru: 'Одна неудачная проверка выводит половину мощности',
    en: 'One failed check takes half the capacity out',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} исключает сервер после первой неудачи, а ${ru.quote(p.target)} в ${ru.quote(p.place)} работает в двух экземплярах.`,
    en: (p) =>
      `${en.quote(p.id)} takes a server out after one failure, and ${en.quote(p.target)} runs twice in ${en.quote(p.place)}.`,
  },
  fix: {
    ru: () =>
      'Исключайте после 2–3 неудач подряд (healthCheck.failures, nginx.maxFails) или добавьте экземпляров (replicas).',
    en: () =>
      'Take a server out after 2-3 failures in a row (healthCheck.failures, nginx.maxFails), or add instances (replicas).',
  },
  why: {
    ru: 'Случайный медленный ответ удваивает нагрузку на второй экземпляр, и он тоже перестаёт успевать.',
    en: 'One slow answer by chance doubles the load of the other instance, which then falls behind too.',
  },
  source: 'nginx, ngx_http_upstream_module (max_fails); arithmetic',
  example: { id: 'balancer', target: 'api', place: 'msk' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id, healthCheck, nginx }) => {
      const field = healthCheck?.failures === 1 ? 'healthCheck.failures' : 'nginx.maxFails'
      if (healthCheck?.failures !== 1 && nginx?.maxFails !== 1) return []
      for (const { to: target } of context.relationsFrom(id)) {
        const pair = context.deploymentsOf(target).find((deployment) => mostReplicas(deployment) === 2)
        if (pair) return [report(context, entry, `${id}.${field}`, { id, target, place: pair.in })]
      }
      return []
    }),
}
