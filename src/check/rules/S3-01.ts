import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { repositoriesOf } from '../repositories.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'S3-01',
  severity: 'warning',
  title: { ru: 'Хранилище копий без защиты от удаления', en: 'Backup bucket without protection from deletion' },
  message: {
    ru: (p) => `${ru.quote(p.bucket)} хранит копии ${ru.quote(p.store)} без версий и блокировки объектов.`,
    en: (p) => `${en.quote(p.bucket)} keeps backups of ${en.quote(p.store)} without versioning and object lock.`,
  },
  fix: {
    ru: () => 'Включите versioning и objectLock на срок хранения копий.',
    en: () => 'Turn versioning and objectLock on for as long as copies are kept.',
  },
  why: {
    ru: 'Одиннадцать девяток говорят о потере дисков. От удаления они не защищают.',
    en: 'Eleven nines speak of lost disks. They do not protect from deletion.',
  },
  source: 'Amazon S3 user guide, DataDurability',
  example: { bucket: 'archive', store: 'profiles' },
}

/** Copies that are said to be immutable are believed, unless the bucket is said to have neither. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) =>
      repositoriesOf(context, store).flatMap(({ element }) => {
        if (element?.kind !== 'objectStore' || element.versioning || element.objectLock) return []
        if (store.backup?.immutable && element.versioning === undefined && element.objectLock === undefined) return []
        return [report(context, entry, element.id, { bucket: element.id, store: store.id })]
      }),
    ),
}
