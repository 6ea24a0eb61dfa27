import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-06',
  severity: 'error',
  title: {
    ru: 'HAProxy пропускает больше соединений, чем примет база',
    en: 'HAProxy lets more connections through than the database takes',
  },
  message: {
    ru: (p) => `${ru.quote(p.id)}: maxconn сервера ${ru.number(p.maxconn)}, а max_connections — ${ru.number(p.limit)}.`,
    en: (p) =>
      `${en.quote(p.id)}: maxconn of the server is ${en.number(p.maxconn)}, max_connections is ${en.number(p.limit)}.`,
  },
  fix: {
    ru: () => 'Задайте proxy.maxconn ниже maxConnections: лишние подождут в очереди HAProxy.',
    en: () => 'Set proxy.maxconn below maxConnections: the rest then waits in the queue of HAProxy.',
  },
  why: {
    ru: 'Сверх предела база отвечает отказом, и всплеск становится ошибками вместо короткого ожидания.',
    en: 'Beyond its limit the database refuses, and a burst becomes errors instead of a short wait.',
  },
  source: 'HAProxy 3.5, configuration.txt (maxconn)',
  example: { id: 'profiles', maxconn: 500, limit: 200 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, technology, proxy, maxConnections }) => {
      const limit = maxConnections ?? (technology === 'postgresql' ? 100 : undefined)
      if (proxy?.maxconn === undefined || limit === undefined || proxy.maxconn <= limit) return []
      return [report(context, entry, `${id}.proxy.maxconn`, { id, maxconn: proxy.maxconn, limit })]
    }),
}
