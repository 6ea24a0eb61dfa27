import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { poolersOf } from '../poolers.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-05',
  severity: 'error',
  title: { ru: 'PgBouncer смотрит на один сервер базы', en: 'PgBouncer points at one database server' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: PgBouncer подключается к конкретному серверу и после переключения останется на нём.`,
    en: (p) => `${en.quote(p.id)}: PgBouncer connects to one fixed server and stays there after a failover.`,
  },
  fix: {
    ru: () =>
      'Направьте его на адрес, который следует за ведущим, — HAProxy или VIP (pool.target), или перенастраивайте при смене роли.',
    en: () =>
      'Point it at an address that follows the primary, HAProxy or a VIP (pool.target), or reconfigure it on a change of role.',
  },
  why: {
    ru: 'Прежний ведущий узел, вернувшись репликой, отвечает отказом на каждую запись.',
    en: 'The former primary, back as a replica, refuses every write.',
  },
  source: 'common practice',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    poolersOf(context).flatMap(({ database: { id, failover }, pool, path }) =>
      pool.target === 'server' && failover && failover.manager !== 'manual'
        ? [report(context, entry, `${path}.target`, { id })]
        : [],
    ),
}
