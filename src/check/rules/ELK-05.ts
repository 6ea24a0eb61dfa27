import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-05',
  severity: 'warning',
  title: { ru: 'Размер или число шардов неудачны', en: 'Shards too large or too many' },
  message: { ru: (p) => `${ru.quote(p.id)}: ${p.problemRu}.`, en: (p) => `${en.quote(p.id)}: ${p.problemEn}.` },
  fix: {
    ru: () => 'Подберите число шардов (shards): шард 10–50 ГБ и не больше 20 шардов на гигабайт кучи (heap).',
    en: () =>
      'Choose the number of shards (shards): 10-50 GB in a shard, and at most 20 shards per gigabyte of heap (heap).',
  },
  why: {
    ru: 'Большой шард долго переезжает после потери узла, а множество мелких занимает память главного узла.',
    en: 'A large shard takes long to move after a lost node; many small ones fill the memory of the master.',
  },
  source: 'Elastic, size your shards',
  example: { id: 'search', problemRu: 'шард около 80 ГБ', problemEn: 'a shard of about 80 GB' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch, size }) => {
      const { shards, heap, dataNodes, numberOfReplicas = 1 } = elasticsearch ?? {}
      if (shards === undefined) return []
      const gigabytes = size === undefined ? 0 : bytes(size) / shards / 1e9
      if (gigabytes > 50) {
        const about = Math.round(gigabytes)
        const params = { id, problemRu: `шард около ${about} ГБ`, problemEn: `a shard of about ${about} GB` }
        return [report(context, entry, `${id}.elasticsearch.shards`, params)]
      }
      if (heap === undefined || dataNodes === undefined) return []
      const perGigabyte = Math.round((shards * (1 + numberOfReplicas)) / dataNodes / (bytes(heap) / 2 ** 30))
      if (perGigabyte <= 20) return []
      const params = {
        id,
        problemRu: `${perGigabyte} шардов на гигабайт кучи`,
        problemEn: `${perGigabyte} shards per gigabyte of heap`,
      }
      return [report(context, entry, `${id}.elasticsearch.shards`, params)]
    }),
}
