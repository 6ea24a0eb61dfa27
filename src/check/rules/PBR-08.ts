import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytesPerSecond, seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-08',
  severity: 'error',
  title: { ru: 'Архив не успевает за журналом', en: 'Archive cannot keep up with the log' },
  message: {
    ru: (p) =>
      `${ru.quote(p.group)}: в пике пишется ${ru.bytes(p.rate)}/с WAL, а последовательный archive-push пропускает ${ru.bytes(p.push)}/с.`,
    en: (p) =>
      `${en.quote(p.group)}: ${en.bytes(p.rate)}/s of WAL are written at peak, but archive-push one by one carries ${en.bytes(p.push)}/s.`,
  },
  fix: {
    ru: () => 'Включите archive-async (walArchive.asynchronous: true).',
    en: () => 'Turn archive-async on (walArchive.asynchronous: true).',
  },
  why: {
    ru: 'Очередь растёт, потеря данных при восстановлении из архива растёт вместе с ней, а диск ведущего заполняется.',
    en: 'The backlog grows, the data lost when restoring from the archive grow with it, and the disk of the primary fills up.',
  },
  source: 'pgBackRest 2.59, user guide (archive-async)',
  example: { group: 'profiles', rate: 12e6, push: 8_388_608 },
}

const SEGMENT = 16 * 1024 * 1024

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const archive = store.backup?.walArchive
      if (!archive || archive.asynchronous || store.walRate === undefined) return []
      const push = SEGMENT / seconds(archive.push ?? '2s')
      const total = bytesPerSecond(store.walRate)
      const busiest = [...context.groupsOf(store.id)].sort((a, b) => b.share - a.share)[0]
      const rate = total * (busiest?.share ?? 1)
      if (!busiest || rate <= push) return []
      return [report(context, entry, `${store.id}.backup.walArchive`, { group: busiest.id, rate, push })]
    }),
}
