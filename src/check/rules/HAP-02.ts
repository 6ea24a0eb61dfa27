import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-02',
  severity: 'error',
  title: { ru: 'HAProxy без проверки серверов', en: 'HAProxy without health checks' },
  message: {
    ru: (p) => `${ru.quote(p.id)} не проверяет серверы: без check они всегда считаются исправными.`,
    en: (p) => `${en.quote(p.id)} does not check its servers: without check they always count as up.`,
  },
  fix: {
    ru: () => 'Задайте healthCheck: период и число неудач.',
    en: () => 'Set healthCheck: interval and number of failures.',
  },
  why: {
    ru: 'Часть запросов будет уходить на мёртвый сервер, пока его не уберёт человек.',
    en: 'A share of the requests goes to a dead server until a person takes it out.',
  },
  source: 'HAProxy 3.5, configuration.txt (check)',
  example: { id: 'balancer' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      if (element.kind !== 'loadBalancer' || element.technology !== 'haproxy' || element.healthCheck) return []
      return [report(context, entry, `${element.id}.healthCheck`, { id: element.id })]
    }),
}
