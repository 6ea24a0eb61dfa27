import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-02',
  severity: 'error',
  title: { ru: 'База данных без резервных копий', en: 'Database without backups' },
  message: {
    ru: (p) => `${ru.quote(p.id)} хранит данные, которые пишет ${ru.quote(p.journey)}, но резервных копий нет.`,
    en: (p) => `${en.quote(p.id)} keeps data that ${en.quote(p.journey)} writes, but has no backups.`,
  },
  fix: {
    ru: () => 'Опишите backup: полные копии, архив WAL, хранение и проверку восстановления.',
    en: () => 'Describe backup: full copies, WAL archive, retention and restore tests.',
  },
  why: {
    ru: 'Реплика повторит DROP TABLE за миллисекунды. От ошибок людей и программ спасает только копия.',
    en: 'A replica repeats a DROP TABLE within milliseconds. Only a backup protects from mistakes of people and programs.',
  },
  source: 'PostgreSQL 15 manual, backup; RPO composition',
  example: { id: 'profiles', journey: 'accrue' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      // A search index is built from another store; one that is not has a rule of its own (ELK-04).
      if (store.kind !== 'database' || store.backup || store.elasticsearch) return []
      const written = context.hopsTo(store.id).find((hop) => hop.step.operation === 'write')
      return written
        ? [report(context, entry, `${store.id}.backup`, { id: store.id, journey: written.journey.id })]
        : []
    }),
}
