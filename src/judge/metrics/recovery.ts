/** RTO and RPO under failure scenarios: the worst scenario, region and shard group bind. */
import type {
  BreakEven,
  ElementRecovery,
  JourneyOutcome,
  Phase,
  ScenarioOutcome,
  StoreRecovery,
} from '../../analyse/analysis.ts'
import { lossBreakEvens, restoreBreakEvens } from '../../analyse/data/analyse.ts'
import { latentFailure, policiesOf } from '../../analyse/data/sources.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Id, RpoMeasure, RtoMeasure } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import { parseTarget, type Target } from '../../quantity/target.ts'
import { sayValue } from '../../text/format.ts'
import { type Evidence, inner, join, type Outcome, quoted, titleOf, unknown } from '../outcome.ts'
import { holds } from '../target.ts'

function scenariosOf(under: Id | Id[]): Id[] {
  return Array.isArray(under) ? under : [under]
}

/**
 * The known outcome that is farthest from the promise; an unknown one among them makes the whole unknown unless another already
 * fails for good. A breach in the judged case comes first, then one in the worst case (a risk), then the longer time.
 */
function worstOf(outcomes: readonly Outcome[], scope: string, promise: Pick<Promised, 'target' | 'at'>): Outcome {
  const never = outcomes.find((o) => o.value?.typical === Number.POSITIVE_INFINITY)
  if (never) return never
  const lacking = outcomes.find((o) => o.missing)
  if (lacking) return lacking
  const first = outcomes.find((o) => o.value !== undefined)
  if (!first) return unknown(scope, { ru: 'не назван ни один сценарий отказа', en: 'no failure scenario is named' })
  return outcomes.reduce((a, b) => (isWorse(b.value, a.value, promise) ? b : a), first)
}

function isWorse(b: Quantity | undefined, a: Quantity | undefined, { target, at }: Pick<Promised, 'target' | 'at'>) {
  if (!a || !b) return false
  const breach = (value: Quantity): number => (!holds(value[at], target) ? 2 : !holds(value.worst, target) ? 1 : 0)
  const other = at === 'worst' ? 'typical' : 'worst'
  return (breach(b) - breach(a) || b[at] - a[at] || b[other] - a[other]) > 0
}

function untouched(scope: string, scenario: Said, name: Said, label: Said): Outcome {
  const value: Derivation = { label, value: exactly(0), unit: 's', origin: { kind: 'computed' } }
  return {
    scope,
    value: quantity(value),
    why: { ru: `${scenario.ru} не затрагивает «${name.ru}»`, en: `${scenario.en} does not touch "${name.en}"` },
  }
}

export function judgeRto(measure: RtoMeasure, evidence: Evidence): Outcome {
  const scope = `${measure.of} under ${scenariosOf(measure.under).join(', ')}`
  const promised = { target: parseTarget(measure.target, 's'), at: measure.at ?? 'typical' }
  return worstOf(
    scenariosOf(measure.under).map((id) => rtoUnder(measure.of, id, { ...promised, scenario: id }, evidence)),
    scope,
    promised,
  )
}

/** What is promised, and at which case it is judged. */
interface Promised {
  target: Target
  at: 'typical' | 'worst'
  scenario: Id
}

const rtoLabel: Said = { ru: 'время восстановления', en: 'recovery time' }

function rtoUnder(of: Id, scenarioId: Id, promise: Promised, evidence: Evidence): Outcome {
  const { topology, analysis } = evidence
  const scope = `${of} under ${scenarioId}`
  const scenario = analysis.failures.scenarios.find((s) => s.scenario === scenarioId)
  if (!scenario) return unknown(scope, noScenario(scenarioId))
  const title = quoted(titleOf(topology, scenarioId))
  const name = titleOf(topology, of)
  const journeys = scenario.journeys.filter((j) => j.journey === of)
  if (journeys.length > 0) {
    return worstOf(
      journeys.map((j) => {
        const where = `${of} from ${j.region} under ${scenarioId}`
        const binding = bindingOf(scenario, j, promise.at)
        if (j.unknown) return unknown(where, j.unknown)
        if (!j.rto) return j.outcome === 'down' ? never(where, title) : settled(where, title, name, j.outcome)
        return recovered(where, title, j.rto, binding, promise, evidence)
      }),
      scope,
      promise,
    )
  }
  const recoveries = scenario.recoveries.filter((r) => r.element === of || r.id === of)
  if (recoveries.length === 0)
    return runs(topology, of) ? untouched(scope, title, name, rtoLabel) : unknown(scope, runsNowhere(name))
  return worstOf(
    recoveries.map((r) => {
      if (r.unknown) return unknown(scope, r.unknown)
      if (!r.rto) return r.effect === 'down' ? never(scope, title) : settled(scope, title, name, r.effect)
      return recovered(scope, title, r.rto, r, promise, evidence)
    }),
    scope,
    promise,
  )
}

/** What the users wait for: at worst another recovery than usually may be the last. */
function bindingOf(
  scenario: ScenarioOutcome,
  journey: JourneyOutcome,
  at: Promised['at'],
): ElementRecovery | undefined {
  const usual = scenario.recoveries.find((r) => r.id === journey.binding)
  const last = journey.rto?.worst
  if (at === 'typical' || last === undefined || usual?.rto?.worst === last) return usual
  return scenario.recoveries.find((r) => r.rto?.worst === last) ?? usual
}

/** Something that a failure of the model can hit at all. */
function runs(topology: Topology, of: Id): boolean {
  const kind = topology.elements.get(of)?.kind
  const edge = kind === 'globalBalancer' || kind === 'cdn'
  return edge || topology.instancesOf(of).length > 0 || topology.groupsOf(of).some((group) => group.copies.length > 0)
}

function runsNowhere(name: Said): Said {
  return {
    ru: `в модели не сказано, где работает «${name.ru}»: восстановление не определено`,
    en: `the model does not say where "${name.en}" runs: its recovery is not known`,
  }
}

function settled(scope: string, title: Said, name: Said, effect: string): Outcome {
  if (['none', 'served', 'degraded'].includes(effect)) return untouched(scope, title, name, rtoLabel)
  return unknown(scope, {
    ru: `${title.ru}: время восстановления не определено`,
    en: `${title.en}: the recovery time is not known`,
  })
}

function never(scope: string, title: Said): Outcome {
  return {
    scope,
    value: quantity({
      label: rtoLabel,
      value: exactly(Number.POSITIVE_INFINITY),
      unit: 's',
      origin: { kind: 'computed' },
    }),
    why: {
      ru: `${title.ru}: в модели нет ничего, что вернуло бы работу`,
      en: `${title.en}: nothing in the model brings it back`,
    },
  }
}

function recovered(
  scope: string,
  title: Said,
  rto: Quantity,
  binding: ElementRecovery | undefined,
  promise: Promised,
  evidence: Evidence,
): Outcome {
  const group = evidence.topology.groups.find((g) => g.id === binding?.id)
  const breakEvens =
    binding?.effect === 'restore' && group
      ? restoreBreakEvens(evidence.topology, group, promise.target.value, {
          at: promise.at,
          scenario: promise.scenario,
        })
      : []
  const phases = binding ? phasesText(binding, promise.at) : undefined
  return {
    scope,
    value: rto,
    why: phases ? { ru: `${title.ru}: ${phases.text.ru}`, en: `${title.en}: ${phases.text.en}` } : title,
    ...(phases?.several ? { lead: { ru: 'всего ', en: 'in all ' } } : {}),
    breakEvens,
    ...(nearBreakEven(breakEvens) ??
      (binding?.effect === 'restore' && rto[promise.at] <= promise.target.value
        ? untried(evidence.topology, binding.element)
        : {})),
  }
}

/** A backup that was never restored is no copy yet: what rests on it is at risk, unless the model says how likely it is useless. */
function untried(topology: Topology, store: Id): { risk?: Said } {
  const element = topology.elements.get(store)
  const policies = element && 'backup' in element ? policiesOf(element) : []
  const first = policies[0]
  if (!first || latentFailure(first.policy) !== undefined) return {}
  return {
    risk: {
      ru: `из этих копий ни разу не восстанавливали (${first.path}.restoreTest)`,
      en: `these backups have never been restored (${first.path}.restoreTest)`,
    },
  }
}

/** An input that stands within 10 % of where the promise breaks puts it at risk. */
function nearBreakEven(breakEvens: readonly BreakEven[]): { risk: Said } | undefined {
  const near = breakEvens.find((b) => {
    const room = b.kind === 'max' ? b.value / b.current : b.current / b.value
    return b.unit !== 'count' && room >= 1 && room < 1.1
  })
  if (!near) return undefined
  const unit = near.unit
  const value = sayValue(near.value, unit)
  return {
    risk: {
      ru: `до предела по ${near.path} меньше 10 % (${value.ru})`,
      en: `${near.path} is within 10 % of its limit (${value.en})`,
    },
  }
}

/** The longest phase with the size and rate behind it, and the two next ones, each with its time. */
function phasesText(recovery: ElementRecovery, at: 'typical' | 'worst'): { text: Said; several: boolean } | undefined {
  const phases = [...recovery.phases].filter((p) => p.quantity[at] > 0).sort((a, b) => b.quantity[at] - a.quantity[at])
  const longest = phases[0]
  if (!longest) return undefined
  const listed = phases.slice(0, 3).map((phase) => {
    const label = inner(phase.label)
    const time = sayValue(phase.quantity[at], 's')
    const figures = phase === longest ? sizeAndRate(phase) : { ru: '', en: '' }
    return { ru: `${label.ru}${figures.ru} — ${time.ru}`, en: `${label.en}${figures.en} — ${time.en}` }
  })
  return { text: join(listed, ', '), several: phases.length > 1 }
}

/** Of a restore: how much is moved, and how fast all processes together move it. */
function sizeAndRate(phase: Phase): Said {
  const size = phase.quantity.derivation.inputs?.find((d) => d.unit === 'B')
  if (!size) return { ru: '', en: '' }
  const a = sayValue(size.value.typical, 'B')
  const b = sayValue(size.value.typical / phase.quantity.typical, 'B/s')
  return { ru: ` (${a.ru} при ${b.ru})`, en: ` (${a.en} at ${b.en})` }
}

export function judgeRpo(measure: RpoMeasure, evidence: Evidence): Outcome {
  const { topology } = evidence
  const scope = `${measure.of} under ${scenariosOf(measure.under).join(', ')}`
  const promised = { target: parseTarget(measure.target, 's'), at: measure.at ?? 'typical' }
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
  )
}

function rpoUnder(store: Id, scenarioId: Id, promise: Promised, { topology, analysis }: Evidence): Outcome {
  const scope = `${store} under ${scenarioId}`
  const rows = analysis.data.recoveries.filter((r) => r.store === store && r.scenario === scenarioId)
  const title = quoted(titleOf(topology, scenarioId))
  const name = titleOf(topology, store)
  if (!topology.document.scenarios.some((s) => s.id === scenarioId)) return unknown(scope, noScenario(scenarioId))
  if (!topology.stores.some((s) => s.id === store)) return unknown(scope, holdsNothing(name))
  const analysed = new Set(rows.map((row) => row.group))
  if (topology.groupsOf(store).some((group) => !analysed.has(group.id))) return unknown(scope, noCopies(store, name))
  return worstOf(
    rows.map((row) => lost(scope, title, row, promise, topology)),
    scope,
    promise,
  )
}

function noScenario(id: Id): Said {
  return { ru: `сценарий отказа «${id}» не разобран`, en: `failure scenario "${id}" is not analysed` }
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

function lost(scope: string, title: Said, row: StoreRecovery, promise: Promised, topology: Topology): Outcome {
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
      ? lossBreakEvens(topology, group, promise.target.value, { at: promise.at, scenario: promise.scenario })
      : []
  return {
    scope,
    value: row.rpo,
    why: { ru: `${title.ru}: ${source.ru}`, en: `${title.en}: ${source.en}` },
    breakEvens,
    ...(nearBreakEven(breakEvens) ??
      ((row.source === 'backup' || row.source === 'pitr') && row.rpo[promise.at] <= promise.target.value
        ? untried(topology, row.store)
        : {})),
  }
}
