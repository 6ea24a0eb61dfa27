import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { poolersOf } from '../poolers.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-04',
  severity: 'error',
  title: { ru: 'PgBouncer на одном сервере', en: 'PgBouncer on a single host' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: все клиенты идут через один сервер PgBouncer, хотя сама база отказоустойчива.`,
    en: (p) => `${en.quote(p.id)}: all clients go through one PgBouncer host, although the database itself fails over.`,
  },
  fix: {
    ru: () => 'Поставьте не меньше двух PgBouncer в разных зонах (hosts: 2) или по одному рядом с каждым клиентом.',
    en: () => 'Run at least two PgBouncers in different zones (hosts: 2), or one beside each client.',
  },
  why: {
    ru: 'Отказ одного процесса перед кластером перечёркивает его доступность.',
    en: 'The failure of one process in front of a cluster undoes its availability.',
  },
  source: 'common practice',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    poolersOf(context).flatMap(({ database: { id, failover }, pool, path }) =>
      pool.hosts === 1 && failover && failover.manager !== 'manual'
        ? [report(context, entry, `${path}.hosts`, { id })]
        : [],
    ),
}
