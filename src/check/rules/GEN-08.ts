import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-08',
  severity: 'warning',
  title: { ru: 'Восстановление ни разу не проверяли', en: 'A restore has never been tried' },
  message: {
    ru: (p) => `Копии ${ru.quote(p.id)} делаются, но восстановление из них не проверяется.`,
    en: (p) => `Backups of ${en.quote(p.id)} are made, but restoring from them is not tried.`,
  },
  fix: {
    ru: () => 'Заведите регулярную проверку (restoreTest) и записывайте её время: это и есть настоящее RTO.',
    en: () => 'Start a regular trial (restoreTest) and record its time: that is the real RTO.',
  },
  why: {
    ru: 'Копия, из которой не восстанавливались, — надежда, а не копия.',
    en: 'A backup that nobody has restored is a hope, not a backup.',
  },
  source: 'common practice',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) =>
      store.backup && !store.backup.restoreTest
        ? [report(context, entry, `${store.id}.backup.restoreTest`, { id: store.id })]
        : [],
    ),
}
