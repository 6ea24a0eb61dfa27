import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { daysBetween } from '../age.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-24',
  severity: 'warning',
  title: { ru: 'Учения давно не проводились', en: 'The drill is overdue' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: последняя проверка была ${ru.time(p.age)} назад, обещано каждые ${ru.time(p.every)}.`,
    en: (p) => `${en.quote(p.id)}: the latest trial was ${en.time(p.age)} ago; every ${en.time(p.every)} is promised.`,
  },
  fix: {
    ru: () => 'Проведите проверку и запишите её дату (last) или честно увеличьте период (every).',
    en: () => 'Hold the trial and note its date (last), or promise a longer period (every).',
  },
  why: {
    ru: 'Порядок действий, который давно не проверяли, в аварии оказывается неверным.',
    en: 'A procedure that has not been tried for long turns out to be wrong in an emergency.',
  },
  source: 'common practice',
  example: { id: 'region-loss', age: 17280000, every: 7776000 },
}

/** Silent when the day of the check is not known. A quarter of the period is borne. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const promises = [
      ...context.document.scenarios.map(({ id, drill }) => ({ id, path: `${id}.drill.last`, trial: drill })),
      ...context.stores.map(({ id, backup }) => ({
        id,
        path: `${id}.backup.restoreTest.last`,
        trial: backup?.restoreTest,
      })),
    ]
    return promises.flatMap(({ id, path, trial }) => {
      const days = trial?.last === undefined ? undefined : daysBetween(trial.last, context.today)
      if (!trial || days === undefined) return []
      const [age, every] = [days * 86_400, seconds(trial.every)]
      return age > 1.25 * every ? [report(context, entry, path, { id, age, every })] : []
    })
  },
}
