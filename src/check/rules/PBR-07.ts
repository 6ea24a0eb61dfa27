import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-07',
  severity: 'warning',
  title: { ru: 'Восстановление проверяют слишком редко', en: 'Restores are tried too rarely' },
  message: {
    ru: (p) => `Восстановление ${ru.quote(p.store)} проверяют раз в ${ru.time(p.every)}: это реже раза в квартал.`,
    en: (p) => `A restore of ${en.quote(p.store)} is tried every ${en.time(p.every)}: less than once a quarter.`,
  },
  fix: {
    ru: () => 'Проверяйте восстановление (restoreTest.every) не реже раза в квартал, лучше ежемесячно и автоматически.',
    en: () => 'Try a restore (restoreTest.every) at least once a quarter, better every month and by a program.',
  },
  why: {
    ru: 'Команда verify сверяет контрольные суммы, но не доказывает, что из копии поднимается база. Между проверками меняются версии, ключи и права.',
    en: 'The verify command compares checksums but does not prove that a database starts from the copy. Versions, keys and permissions change between trials.',
  },
  source: 'common practice',
  example: { store: 'profiles', every: 31_536_000 },
}

const QUARTER = 92 * 86_400

/** No test at all is told by GEN-08. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const test = store.backup?.restoreTest
      const every = test ? seconds(test.every) : 0
      return every > QUARTER
        ? [report(context, entry, `${store.id}.backup.restoreTest`, { store: store.id, every })]
        : []
    }),
}
