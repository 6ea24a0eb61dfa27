import type { CodeEntry } from '../../findings/finding.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-12',
  severity: 'warning',
  title: { ru: 'HAProxy не рвёт старые соединения', en: 'HAProxy does not cut old sessions' },
  message: {
    ru: () => 'После переключения HAProxy оставляет клиентов на бывшем ведущем: shutdownSessions выключен.',
    en: () => 'After a failover HAProxy leaves clients on the former primary: shutdownSessions is off.',
  },
  fix: {
    ru: () => 'Включите on-marked-down shutdown-sessions (shutdownSessions: true).',
    en: () => 'Turn on-marked-down shutdown-sessions on (shutdownSessions: true).',
  },
  why: {
    ru: 'Соединения из пула живут часами. Пока их не разорвали, запросы идут на узел, который уже не ведущий, и завершаются ошибкой.',
    en: 'Pooled connections live for hours. Until they are cut, requests go to a node that is no longer the primary, and fail.',
  },
  source: 'Patroni 4.1.4, haproxy.cfg; HAProxy 3.5, configuration.txt',
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database }) => {
      const { proxy } = database
      if (proxy?.technology !== 'haproxy' || proxy.shutdownSessions !== false) return []
      return [report(context, entry, `${database.id}.proxy.shutdownSessions`, {})]
    }),
}
