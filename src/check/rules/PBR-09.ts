import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { repositoriesOf } from '../repositories.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-09',
  severity: 'warning',
  title: { ru: 'Все копии можно удалить', en: 'Every copy can be deleted' },
  message: {
    ru: (p) =>
      `Ни одна копия ${ru.quote(p.store)} не защищена от удаления: тот, кто захватил сервер базы, удалит и её.`,
    en: (p) =>
      `No copy of ${en.quote(p.store)} is protected from deletion: whoever takes over the database host deletes it too.`,
  },
  fix: {
    ru: () => 'Сделайте копию неизменяемой (immutable) или держите её под отдельной учётной записью (separateAccount).',
    en: () => 'Make a copy immutable, or keep it under an account of its own (separateAccount).',
  },
  why: {
    ru: 'Шифровальщики начинают с резервных копий; ошибка оператора удаляет их так же надёжно.',
    en: "Ransomware starts with the backups; an operator's mistake deletes them just as well.",
  },
  source: 'common practice',
  example: { store: 'profiles' },
}

/** A repository in an object store is told by S3-01 and S3-05. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const { backup } = store
      if (!backup || backup.immutable || backup.separateAccount) return []
      if (repositoriesOf(context, store).some(({ element }) => element?.kind === 'objectStore')) return []
      return [report(context, entry, `${store.id}.backup.immutable`, { store: store.id })]
    }),
}
