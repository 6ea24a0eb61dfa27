/** Consistency model of an operation: the normal state must give it; a partition that takes it away puts it at risk. */
import type { ConsistencyRow } from '../../analyse/analysis.ts'
import type { ConsistencyMeasure, ConsistencyModel } from '../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import { splitTarget } from '../../quantity/target.ts'
import { implies, modelRanks } from '../consistency-order.ts'
import { type Evidence, type Outcome, titleOf, unknown } from '../outcome.ts'
import type { VerdictKind } from '../verdict.ts'
import { notAnalysed } from './data.ts'

export function judgeConsistency(measure: ConsistencyMeasure, { topology, analysis }: Evidence): Outcome {
  const scope = `${measure.of} ${measure.operation}`
  const wanted = splitTarget(measure.target).rest as ConsistencyModel
  const name = titleOf(topology, measure.of)
  const rows = analysis.consistency.stores
    .filter((s) => s.store === measure.of)
    .flatMap((s) => s.rows)
    // A refused or hanging operation returns nothing wrong: it costs availability, not consistency.
    .filter((r) => r.operation === measure.operation && (r.answer === 'served' || r.answer === 'stale'))
  const normal = rows.filter((r) => r.situationId === 'normal')
  const broken = (list: readonly ConsistencyRow[]) => list.find((r) => !implies(r.model, wanted))
  const stores = analysis.consistency.stores.filter((s) => s.store === measure.of)
  const bare = stores.some((s) => s.rows.length === 0)
  const inNormal = broken(normal)
  // A shard group that nothing is known of does not excuse one that is too weak.
  if (stores.length === 0 || (bare && !inNormal)) return unknown(scope, notAnalysed(topology, stores, measure.of))
  if (normal.length === 0) {
    return unknown(scope, {
      ru: `такой операции у «${name.ru}» нет: ${measure.operation}`,
      en: `"${name.en}" has no such operation: ${measure.operation}`,
    })
  }
  const elsewhere = broken(rows)
  const strict = measure.at === 'worst'
  const verdict: VerdictKind = inNormal || (strict && elsewhere) ? 'fail' : elsewhere ? 'at-risk' : 'pass'
  const shown = inNormal ?? elsewhere ?? normal[0]
  if (!shown) return unknown(scope, { ru: 'нет данных', en: 'no data' })
  return {
    scope,
    verdict,
    named: shown.model,
    value: quantity({
      label: { ru: 'модель согласованности', en: 'consistency model' },
      value: exactly(modelRanks.indexOf(shown.model)),
      unit: 'level',
      origin: { kind: 'computed' },
      text: { ru: shown.model, en: shown.model },
      note: shown.why,
    }),
    why: { ru: `${shown.situation.ru}: ${shown.why.ru}`, en: `${shown.situation.en}: ${shown.why.en}` },
  }
}
