import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { citusDatabases } from '../citus.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CIT-02',
  severity: 'warning',
  title: { ru: 'Ключ распределения перекошен', en: 'The distribution key is skewed' },
  message: { ru: (p) => `${ru.quote(p.id)}: ${p.reasonRu}.`, en: (p) => `${en.quote(p.id)}: ${p.reasonEn}.` },
  fix: {
    ru: () =>
      'Выберите колонку распределения с большим числом значений (distinctKeys) без преобладающего (topKeyShare) или выделите крупного клиента отдельно.',
    en: () =>
      'Choose a distribution column of many values (distinctKeys) with none prevailing (topKeyShare), or isolate the large tenant.',
  },
  why: {
    ru: 'Строки с одним значением ключа всегда лежат в одном шарде: узел с ним перегружен, остальные простаивают.',
    en: 'Rows of one key value always share a shard: its node is overloaded while others are idle.',
  },
  source: 'Citus 13, sharding/data_modeling.rst',
  example: {
    id: 'profiles',
    reasonRu: 'значений ключа 8, а шардов 32',
    reasonEn: 'the key has 8 values for 32 shards',
  },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    citusDatabases(context).flatMap(({ database: { id }, citus, workers, path }) => {
      const shards = citus.shardCount ?? 32
      if (citus.distinctKeys !== undefined && citus.distinctKeys < shards) {
        const values = citus.distinctKeys
        const params = {
          id,
          reasonRu: `значений ключа ${values}, а шардов ${shards}`,
          reasonEn: `the key has ${values} values for ${shards} shards`,
        }
        return [report(context, entry, `${path}.distinctKeys`, params)]
      }
      if (citus.topKeyShare === undefined || ratio(citus.topKeyShare) <= 1 / workers) return []
      const params = {
        id,
        reasonRu: `одно значение ключа держит ${citus.topKeyShare} строк при ${workers} узлах`,
        reasonEn: `one key value has ${citus.topKeyShare} of the rows on ${workers} workers`,
      }
      return [report(context, entry, `${path}.topKeyShare`, params)]
    }),
}
