import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-07',
  severity: 'error',
  title: { ru: 'Индексы станут доступны только для чтения', en: 'Indexes will become read-only' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: копии данных занимают ${ru.share(p.share)} дисков, порог — 85 %.`,
    en: (p) =>
      `${en.quote(p.id)}: the copies of the data fill ${en.share(p.share)} of the disks; the watermark is 85 %.`,
  },
  fix: {
    ru: () => 'Добавьте узлов (dataNodes) или диска (disk) либо сократите срок хранения, то есть size.',
    en: () => 'Add nodes (dataNodes) or disk (disk), or keep data for less time, which lowers size.',
  },
  why: {
    ru: 'После 85 % новые шарды не размещаются, после 95 % запись останавливается.',
    en: 'Above 85 % no shard is placed any more, above 95 % writes stop.',
  },
  source: 'Elastic, disk-based shard allocation (85/90/95 %)',
  example: { id: 'search', share: 0.9 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch, size }) => {
      const { disk, dataNodes, numberOfReplicas = 1 } = elasticsearch ?? {}
      if (disk === undefined || dataNodes === undefined || size === undefined) return []
      const share = (bytes(size) * (1 + numberOfReplicas)) / (bytes(disk) * dataNodes)
      return share > 0.85 ? [report(context, entry, `${id}.elasticsearch.disk`, { id, share })] : []
    }),
}
