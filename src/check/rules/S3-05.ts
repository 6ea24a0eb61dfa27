import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { repositoriesOf } from '../repositories.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'S3-05',
  severity: 'warning',
  title: { ru: 'Копии под той же учётной записью, что и система', en: 'Backups under the account of production' },
  message: {
    ru: (p) => `Копии ${ru.quote(p.store)} в ${ru.quote(p.bucket)} доступны из учётной записи рабочей системы.`,
    en: (p) => `Backups of ${en.quote(p.store)} in ${en.quote(p.bucket)} can be reached from the production account.`,
  },
  fix: {
    ru: () => 'Вынесите хранилище копий в отдельную учётную запись (separateAccount: true).',
    en: () => 'Move the bucket to an account of its own (separateAccount: true).',
  },
  why: {
    ru: 'Политику и ключ можно изменить вместе с рабочей системой: один скомпрометированный администратор уничтожит и данные, и копии.',
    en: 'Policy and key can be changed together with production: one compromised administrator destroys both data and copies.',
  },
  source: 'common practice',
  example: { store: 'profiles', bucket: 'archive' },
}

/** Only when the model says so: not saying it is told for other repositories by PBR-09. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.backup?.separateAccount !== false) return []
      const bucket = repositoriesOf(context, store).find(({ element }) => element?.kind === 'objectStore')
      if (!bucket) return []
      return [report(context, entry, `${store.id}.backup.separateAccount`, { store: store.id, bucket: bucket.id })]
    }),
}
