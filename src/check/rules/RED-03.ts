import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-03',
  severity: 'error',
  title: { ru: 'Redis хранит данные без записи на диск', en: 'Redis keeps data without writing them to disk' },
  message: {
    ru: (p) => `Для ${ru.quote(p.id)} есть требование ${p.requirement}, а persistence: none: перезапуск сотрёт всё.`,
    en: (p) =>
      `${p.requirement} concerns the data of ${en.quote(p.id)}, but persistence is none: a restart erases everything.`,
  },
  fix: {
    ru: () => 'Включите persistence: aof-everysec (потеря до 2 с) или aof-always либо снимите требование с кэша.',
    en: () =>
      'Turn on persistence: aof-everysec (loses up to 2 s) or aof-always, or take the requirement off the cache.',
  },
  why: {
    ru: 'Реплики не спасают: ведущий, перезапущенный пустым, опустошит и их.',
    en: 'Replicas do not help: a master that restarts empty empties them too.',
  },
  source: 'Redis documentation, replication.md (safety with persistence off)',
  example: { id: 'hot', requirement: 'DUR06' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if ((store.kind !== 'cache' && store.kind !== 'sessionStore') || store.persistence !== 'none') return []
      const durable = context.measuresOf(store.id).find(({ measure }) => measure.metric === 'durability')
      const requirement = rpoClaims(context, store.id)[0]?.requirement ?? durable?.requirement.id
      return requirement ? [report(context, entry, `${store.id}.persistence`, { id: store.id, requirement })] : []
    }),
}
