import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-05',
  severity: 'error',
  title: { ru: 'Копии удаляются раньше, чем появляются новые', en: 'Copies are deleted before new ones are made' },
  message: {
    ru: (p) =>
      `Копии хранятся ${ru.time(p.retention)}, а полные делаются раз в ${ru.time(p.full)}: временами не остаётся ни одной.`,
    en: (p) =>
      `Copies are kept for ${en.time(p.retention)}, but full ones are made every ${en.time(p.full)}: at times none is left.`,
  },
  fix: {
    ru: () => 'Храните копии (retention) не меньше двух периодов полного копирования (full).',
    en: () => 'Keep copies (retention) for at least two periods of full backups (full).',
  },
  why: {
    ru: 'Инкрементальная копия без своей полной бесполезна.',
    en: 'An incremental copy is useless without its full one.',
  },
  source: 'pgBackRest 2.59, reference (repo-retention-full)',
  example: { retention: 432_000, full: 604_800 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (!store.backup) return []
      const [retention, full] = [seconds(store.backup.retention), seconds(store.backup.full)]
      return retention < full ? [report(context, entry, `${store.id}.backup.retention`, { retention, full })] : []
    }),
}
