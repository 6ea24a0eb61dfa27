import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes, ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-23',
  severity: 'warning',
  title: { ru: 'Данные не поместятся на диск через год', en: 'The data outgrow the disk within a year' },
  message: {
    ru: (p) =>
      `${ru.quote(p.group)}: через год данных будет ${ru.bytes(p.needed)}, а диск одной копии — ${ru.bytes(p.disk)}.`,
    en: (p) =>
      `${en.quote(p.group)}: in a year there will be ${en.bytes(p.needed)} of data; the disk of a copy is ${en.bytes(p.disk)}.`,
  },
  fix: {
    ru: () => 'Запланируйте диск больше (disk), ещё один шард (shards.groups) или очистку старого.',
    en: () => 'Plan for a larger disk (disk), one more shard (shards.groups), or a clean-up of old data.',
  },
  why: {
    ru: 'База на заполненном диске останавливается, и удалить что-нибудь уже не может.',
    en: 'A database on a full disk stops, and cannot even delete any more.',
  },
  source: 'arithmetic of growth',
  example: { group: 'profiles', needed: 120000000000, disk: 100000000000 },
}

/** Above 85 % of the disk: a database needs room for its log, for sorting and for rebuilding indexes. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap(({ id, size, growth, disk }) => {
      if (size === undefined || disk === undefined) return []
      // All groups have disks of one size: the largest one needs a larger one first.
      const largest = [...context.groupsOf(id)].sort((a, b) => b.share - a.share)[0]
      const needed = bytes(size) * (largest?.share ?? 0) * (1 + (growth === undefined ? 0 : ratio(growth)))
      if (!largest || needed <= 0.85 * bytes(disk)) return []
      return [report(context, entry, `${id}.disk`, { group: largest.id, needed, disk: bytes(disk) }, id)]
    }),
}
