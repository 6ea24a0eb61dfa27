import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-10',
  severity: 'error',
  title: { ru: 'Шарды нельзя восстановить на один момент', en: 'Shards cannot be restored to one moment' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: узлы Citus архивируются порознь, общих точек восстановления нет.`,
    en: (p) => `${en.quote(p.id)}: the Citus nodes are archived each for itself, without common restore points.`,
  },
  fix: {
    ru: () =>
      'Вызывайте citus_create_restore_point по расписанию (restorePoints: true) и восстанавливайте все узлы до одной точки.',
    en: () => 'Call citus_create_restore_point on a schedule (restorePoints: true) and restore all nodes to one point.',
  },
  why: {
    ru: 'Восстановление по времени останавливает узлы в разных местах: транзакции, затронувшие несколько узлов, окажутся наполовину.',
    en: 'Restoring by time stops the nodes at different places: transactions over several nodes come back halved.',
  },
  source: 'Citus 13, develop/api_udf.rst (citus_create_restore_point)',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id, backup }, citus, workers, path }) =>
      citus.restorePoints !== true && backup?.walArchive && workers > 1
        ? [report(context, entry, `${path}.restorePoints`, { id })]
        : [],
    ),
}
