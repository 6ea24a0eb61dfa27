import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { groupNames } from '../copies.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-08',
  severity: 'warning',
  title: { ru: 'Строгая синхронность без запасной копии', en: 'Strict synchronous mode without a spare standby' },
  message: {
    ru: (p) =>
      `${ru.quote(p.group)}: строгий режим ждёт ${ru.count(p.needed, 'подтверждения', 'подтверждений', 'подтверждений')}, синхронных копий столько же: отказ любой остановит запись.`,
    en: (p) =>
      `${en.quote(p.group)}: strict mode waits for ${en.count(p.needed, 'confirmation')} and has no more synchronous copies than that: the loss of any stops writes.`,
  },
  fix: {
    ru: () => 'Добавьте ещё одну синхронную копию (всего от трёх узлов с данными) или снимите strict.',
    en: () => 'Add one more synchronous copy (three data nodes or more), or take strict off.',
  },
  why: {
    ru: 'В строгом режиме доступность записи хуже доступности одного узла: нужны и ведущий, и все подтверждающие копии.',
    en: 'In strict mode writes are less available than one node: the primary and every confirming copy are needed.',
  },
  source: 'Patroni 4.1.4, docs/replication_modes.rst',
  example: { group: 'profiles', needed: 2 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database }) => {
      if (database.replication?.strict !== true) return []
      const groups = context
        .groupsOf(database.id)
        .filter((group) => group.needed > 0 && group.syncStandbys.length === group.needed)
      const [first] = groups
      if (!first) return []
      const params = { group: groupNames(database.id, groups), needed: first.needed }
      return [report(context, entry, `${database.id}.replication.strict`, params)]
    }),
}
