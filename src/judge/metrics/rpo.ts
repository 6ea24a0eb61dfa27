/** RPO under failure scenarios: the worst scenario, store and shard group bind. */
import type { StoreRecovery } from '../../analyse/analysis.ts'
import { lossBreakEvens } from '../../analyse/data/analyse.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Id, RpoMeasure } from '../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import { breaks, promiseOf, worstOf } from '../binding.ts'
import { type Evidence, type Outcome, quoted, titleOf, unknown } from '../outcome.ts'
import { backupRisk, noScenario, noScenarios, type PromisedUnder, scenariosOf } from './recovery.ts'

export function judgeRpo(measure: RpoMeasure, evidence: Evidence): Outcome {
  const { topology } = evidence
  const scope = `${measure.of} under ${scenariosOf(measure.under).join(', ')}`
  const promised = promiseOf(measure, 's')
  const journey = topology.journeys.find((j) => j.journey.id === measure.of)
  const stores = journey
    ? [...new Set(journey.steps.filter((s) => s.operation === 'write' || s.operation === 'publish').map((s) => s.to))]
    : [measure.of]
  if (stores.length === 0) {
    return unknown(scope, { ru: `«${measure.of}» ничего не записывает`, en: `"${measure.of}" writes nothing` })
  }
  return worstOf(
    scenariosOf(measure.under).flatMap((id) =>
      stores.map((store) => rpoUnder(store, id, { ...promised, scenario: id }, evidence)),
    ),
    scope,
    promised,
    noScenarios,
  )
}

function rpoUnder(store: Id, scenarioId: Id, promise: PromisedUnder, { topology, analysis }: Evidence): Outcome {
  const scope = `${store} under ${scenarioId}`
  const rows = analysis.data.recoveries.filter((r) => r.store === store && r.scenario === scenarioId)
  const title = quoted(titleOf(topology, scenarioId))
  const name = titleOf(topology, store)
  if (!topology.document.scenarios.some((s) => s.id === scenarioId)) return unknown(scope, noScenario(scenarioId))
  if (!topology.stores.some((s) => s.id === store)) return unknown(scope, holdsNothing(name))
  const analysed = new Set(rows.map((row) => row.group))
  const outcomes = rows.map((row) => lost(scope, title, row, promise, topology))
  const nothing = noCopies(store, name)
  if (topology.groupsOf(store).some((group) => !analysed.has(group.id))) outcomes.push(unknown(scope, nothing))
  return worstOf(outcomes, scope, promise, nothing)
}

function noCopies(store: Id, name: Said): Said {
  return {
    ru: `в модели не сказано, где лежат копии «${name.ru}» (${store}.replication.members)`,
    en: `the model does not say where the copies of "${name.en}" are (${store}.replication.members)`,
  }
}

function holdsNothing(name: Said): Said {
  return {
    ru: `«${name.ru}» — не хранилище: потеря данных не определена`,
    en: `"${name.en}" is no store: its loss of data is not known`,
  }
}

function lost(scope: string, title: Said, row: StoreRecovery, promise: PromisedUnder, topology: Topology): Outcome {
  if (row.unknown) return unknown(scope, row.unknown)
  const source = row.sourceText
  if (!row.rpo) {
    return row.source === 'none'
      ? {
          scope,
          value: quantity({
            label: { ru: 'потеря данных', en: 'data lost' },
            value: exactly(Number.POSITIVE_INFINITY),
            unit: 's',
            origin: { kind: 'computed' },
          }),
          why: { ru: `${title.ru}: ${source.ru}`, en: `${title.en}: ${source.en}` },
        }
      : unknown(scope, {
          ru: `${title.ru}: потеря данных не определена`,
          en: `${title.en}: the loss of data is not known`,
        })
  }
  const group = topology.groups.find((g) => g.id === row.group)
  const breakEvens =
    row.source === 'backup' && group
      ? lossBreakEvens(topology, group, promise.target.value, {
          at: promise.at,
          scenario: promise.scenario,
        })
      : []
  return {
    scope,
    value: row.rpo,
    why: { ru: `${title.ru}: ${source.ru}`, en: `${title.en}: ${source.en}` },
    breakEvens,
    ...backupRisk(
      topology,
      row.store,
      breakEvens,
      (row.source === 'backup' || row.source === 'pitr') && !breaks(row.rpo, promise),
    ),
  }
}
