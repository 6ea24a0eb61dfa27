import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes, bytesPerSecond, seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-11',
  severity: 'error',
  title: { ru: 'Хранилище копий меньше, чем обещано хранить', en: 'The repository cannot hold the retention' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: за ${ru.time(p.retention)} накопится ${ru.bytes(p.needed)} полных копий и журнала, а в хранилище ${ru.bytes(p.size)}.`,
    en: (p) =>
      `${en.quote(p.id)}: ${en.time(p.retention)} of full copies and log make ${en.bytes(p.needed)}, the repository holds ${en.bytes(p.size)}.`,
  },
  fix: {
    ru: () =>
      'Увеличьте хранилище (repositorySize), сократите срок хранения (retention) или делайте полные копии реже (full).',
    en: () => 'Enlarge the repository (repositorySize), shorten retention, or make full copies less often (full).',
  },
  why: {
    ru: 'Переполненное хранилище останавливает и копирование, и архив журнала, а за ним — и саму базу.',
    en: 'A full repository stops the copies and the archive of the log, and then the database itself.',
  },
  source: 'arithmetic of retention',
  example: { id: 'profiles', retention: 2592000, needed: 3000000000000, size: 2000000000000 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap(({ id, backup, size, walRate }) => {
      if (backup?.repositorySize === undefined || size === undefined) return []
      const [retention, full] = [seconds(backup.retention), seconds(backup.full)]
      const space = bytes(backup.repositorySize)
      const log = backup.walArchive && walRate !== undefined ? bytesPerSecond(walRate) * retention * averageShare : 0
      const needed = Math.max(1, Math.floor(retention / full)) * bytes(size) + log
      if (!(needed > space)) return []
      return [report(context, entry, `${id}.backup.repositorySize`, { id, retention, needed, size: space })]
    }),
}

/** The log is given at peak; on average at least a tenth of it is written. */
const averageShare = 0.1
