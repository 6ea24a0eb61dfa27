import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import { hopsDoing } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-08',
  severity: 'error',
  title: { ru: 'Единого снимка данных между шардами нет', en: 'No common snapshot over the shards' },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.journey)} требует ${p.consistency}, а ${ru.quote(p.store)} шардирована Citus: чтение нескольких шардов видит их в разные моменты.`,
    en: (p) =>
      `Journey ${en.quote(p.journey)} needs ${p.consistency}, but ${en.quote(p.store)} is sharded by Citus: a read of several shards sees them at different moments.`,
  },
  fix: {
    ru: () => 'Держите связанные данные в одном шарде (общий ключ) или ослабьте consistency сценария.',
    en: () => 'Keep data that belong together in one shard (one key), or weaken the consistency of the journey.',
  },
  why: {
    ru: 'Citus не даёт распределённого снимка: перевод между шардами можно увидеть наполовину.',
    en: 'Citus has no distributed snapshot: half of a transfer between shards can be seen.',
  },
  source: 'Citus 14, src/backend/distributed/README.md',
  example: { journey: 'accrue', consistency: 'snapshot-isolation', store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id } }) =>
      context.journeysThrough(id).flatMap((journey) => {
        const { consistency } = journey
        if (consistency !== 'snapshot-isolation' && consistency !== 'strict-serializable') return []
        if (!hopsDoing(context, id, 'read', 'read-replica').some((hop) => hop.journey === journey)) return []
        const params = { journey: journey.id, consistency, store: id }
        return [report(context, entry, `${journey.id}.consistency`, params)]
      }),
    ),
}
