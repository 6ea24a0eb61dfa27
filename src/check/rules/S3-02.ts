import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { hopsDoing, ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'S3-02',
  severity: 'error',
  title: { ru: 'Единственная копия файлов — в одной зоне', en: 'The only copy of the objects is in one zone' },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.journey)} пишет в ${ru.quote(p.id)}, а его данные лежат в одной зоне и больше нигде.`,
    en: (p) =>
      `Journey ${en.quote(p.journey)} writes to ${en.quote(p.id)}, whose data are in one zone and nowhere else.`,
  },
  fix: {
    ru: () => 'Выберите класс с копиями в нескольких зонах (redundancy: region) или заведите резервную копию.',
    en: () => 'Choose a class with copies in several zones (redundancy: region), or keep a backup.',
  },
  why: {
    ru: 'Класс One Zone не переживает разрушения своей зоны: одиннадцать девяток на него не распространяются.',
    en: 'A one-zone class does not survive the destruction of its zone: the eleven nines do not cover that.',
  },
  source: 'Amazon S3 user guide, DataDurability',
  example: { journey: 'upload', id: 'photos' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'objectStore').flatMap(({ id, redundancy, backup, replication }) => {
      const copied = backup !== undefined || (replication?.members?.length ?? 0) > 1
      const write = redundancy === 'zone' && !copied ? hopsDoing(context, id, 'write')[0] : undefined
      return write ? [report(context, entry, `${id}.redundancy`, { journey: write.journey.id, id })] : []
    }),
}
