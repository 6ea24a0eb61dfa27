import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-01',
  severity: 'error',
  title: { ru: 'Проверка не отличает ведущий узел от реплики', en: 'The check cannot tell the primary from a replica' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: HAProxy выбирает сервер проверкой ${p.check}, а она проходит и на репликах.`,
    en: (p) => `${en.quote(p.id)}: HAProxy chooses the server by a ${p.check} check, which replicas pass too.`,
  },
  fix: {
    ru: () => 'Проверяйте REST API Patroni по HTTP: GET /primary (check: http).',
    en: () => 'Check the Patroni REST API by HTTP: GET /primary (check: http).',
  },
  why: {
    ru: 'Запись попадёт на реплику и завершится ошибкой; во время переключения за ведущего сойдут сразу два узла.',
    en: 'Writes reach a replica and fail; during a failover two nodes pass for the primary.',
  },
  source: 'Patroni 4.1.4, rest_api.rst',
  example: { id: 'profiles', check: 'pgsql' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database: { id, proxy } }) =>
      proxy?.technology === 'haproxy' && (proxy.check ?? 'http') !== 'http'
        ? [report(context, entry, `${id}.proxy.check`, { id, check: proxy.check ?? '' })]
        : [],
    ),
}
