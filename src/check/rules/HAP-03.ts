import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-03',
  severity: 'warning',
  title: { ru: 'Липкая сессия держится за упавший сервер', en: 'A sticky session clings to a dead server' },
  message: {
    ru: (p) => `${ru.quote(p.id)} привязывает клиентов к серверам, но option redispatch выключен.`,
    en: (p) => `${en.quote(p.id)} binds clients to servers, but option redispatch is off.`,
  },
  fix: { ru: () => 'Включите redispatch: true.', en: () => 'Set redispatch: true.' },
  why: {
    ru: 'Пока проверка не вывела сервер, привязанный к нему клиент получает ошибки, хотя рядом есть исправные.',
    en: 'Until the check takes the server out, a client bound to it gets errors although others are healthy.',
  },
  source: 'HAProxy 3.5, configuration.txt (option redispatch)',
  example: { id: 'balancer' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id, technology, stickySessions, redispatch }) =>
      technology === 'haproxy' && stickySessions === true && redispatch !== true
        ? [report(context, entry, `${id}.redispatch`, { id })]
        : [],
    ),
}
