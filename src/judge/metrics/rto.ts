/** RTO under failure scenarios: the worst scenario, region and shard group bind. */
import type { ElementRecovery, JourneyOutcome, Phase, ScenarioOutcome } from '../../analyse/analysis.ts'
import { restoreBreakEvens } from '../../analyse/data/analyse.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Id, RtoMeasure } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import { breaks, promiseOf, worstOf } from '../binding.ts'
import { type Evidence, inner, join, type Outcome, quoted, titleOf, unknown } from '../outcome.ts'
import { backupRisk, noScenario, noScenarios, type PromisedUnder, scenariosOf } from './recovery.ts'

const rtoLabel: Said = { ru: 'время восстановления', en: 'recovery time' }

export function judgeRto(measure: RtoMeasure, evidence: Evidence): Outcome {
  const scope = `${measure.of} under ${scenariosOf(measure.under).join(', ')}`
  const promised = promiseOf(measure, 's')
  return worstOf(
    scenariosOf(measure.under).map((id) => rtoUnder(measure.of, id, { ...promised, scenario: id }, evidence)),
    scope,
    promised,
    noScenarios,
  )
}

function rtoUnder(of: Id, scenarioId: Id, promise: PromisedUnder, evidence: Evidence): Outcome {
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
        const lost = binding && titleOf(topology, binding.element)
        if (j.rto?.[promise.at] === Number.POSITIVE_INFINITY) {
          return { ...never(where, title, lost, binding && endless(binding, promise.at)), value: j.rto }
        }
        if (!j.rto && j.outcome === 'down') return never(where, title, lost)
        if (!j.rto) return settled(where, title, name, j.outcome, j.lost)
        return recovered(where, title, j.rto, binding, promise, evidence)
      }),
      scope,
      promise,
      noScenarios,
    )
  }
  const recoveries = scenario.recoveries.filter((r) => r.element === of || r.id === of)
  if (recoveries.length === 0)
    return runs(topology, of) ? untouched(scope, title, name, rtoLabel) : unknown(scope, runsNowhere(name))
  return worstOf(
    recoveries.map((r) => {
      if (r.unknown) return unknown(scope, r.unknown)
      if (r.rto?.[promise.at] === Number.POSITIVE_INFINITY) {
        return { ...never(scope, title, name, endless(r, promise.at)), value: r.rto }
      }
      if (!r.rto) return r.effect === 'down' ? never(scope, title, name) : settled(scope, title, name, r.effect)
      return recovered(scope, title, r.rto, r, promise, evidence)
    }),
    scope,
    promise,
    noScenarios,
  )
}

/** What the users wait for: at worst another recovery than usually may be the last. */
function bindingOf(
  scenario: ScenarioOutcome,
  journey: JourneyOutcome,
  at: PromisedUnder['at'],
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

/** No time without service. `lost`: what users do without meanwhile. */
function settled(scope: string, title: Said, name: Said, effect: string, lost: readonly Said[] = []): Outcome {
  const [first] = lost
  if (effect === 'degraded' && first) {
    const worse = {
      ru: `${title.ru}: «${name.ru}» работает с ухудшением: ${first.ru}`,
      en: `${title.en}: "${name.en}" goes on, degraded: ${first.en}`,
    }
    return { ...untouched(scope, title, name, rtoLabel), why: worse }
  }
  if (['none', 'served', 'degraded'].includes(effect)) return untouched(scope, title, name, rtoLabel)
  return unknown(scope, {
    ru: `${title.ru}: время восстановления не определено`,
    en: `${title.en}: the recovery time is not known`,
  })
}

/** `lost`: what does not come back; `why`: the step that has no end. The other steps say nothing then. */
function never(scope: string, title: Said, lost: Said | undefined, why?: Said): Outcome {
  return {
    scope,
    value: quantity({
      label: rtoLabel,
      value: exactly(Number.POSITIVE_INFINITY),
      unit: 's',
      origin: { kind: 'computed' },
    }),
    why: {
      ru: `${title.ru}: ${why?.ru ?? `в модели нет ничего, что вернуло бы ${lost ? `«${lost.ru}»` : 'работу'}`}`,
      en: `${title.en}: ${why?.en ?? `nothing in the model brings ${lost ? `"${lost.en}"` : 'it'} back`}`,
    },
  }
}

/** Why a recovery has no end, in its own words: of the step that never ends, else of the whole; else the name of that step. */
function endless({ phases, rto }: ElementRecovery, at: 'typical' | 'worst'): Said | undefined {
  const step = phases.find((phase) => phase.quantity[at] === Number.POSITIVE_INFINITY)
  const whole = rto?.[at] === Number.POSITIVE_INFINITY ? rto.derivation.note : undefined
  const note = step ? step.quantity.derivation.note : whole
  if (note) return inner({ ru: note.ru.replace(/\.$/, ''), en: note.en.replace(/\.$/, '') })
  const label = step && inner(step.label)
  return label && { ru: `${label.ru} — неограниченно долго`, en: `${label.en} - without end` }
}

function recovered(
  scope: string,
  title: Said,
  rto: Quantity,
  binding: ElementRecovery | undefined,
  promise: PromisedUnder,
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
  const after = phases?.text ?? (binding && inner(binding.what))
  return {
    scope,
    value: rto,
    why: after ? { ru: `${title.ru}: ${after.ru}`, en: `${title.en}: ${after.en}` } : title,
    ...(phases?.several ? { lead: { ru: 'всего ', en: 'in all ' } } : {}),
    breakEvens,
    ...(binding
      ? backupRisk(
          evidence.topology,
          binding.element,
          breakEvens,
          binding.effect === 'restore' && !breaks(rto, promise),
        )
      : {}),
  }
}

function untouched(scope: string, scenario: Said, name: Said, label: Said): Outcome {
  const value: Derivation = { label, value: exactly(0), unit: 's', origin: { kind: 'computed' } }
  return {
    scope,
    value: quantity(value),
    why: { ru: `${scenario.ru} не затрагивает «${name.ru}»`, en: `${scenario.en} does not touch "${name.en}"` },
  }
}

/** The longest phase with the size and rate behind it, and the two next ones, each with its time. */
function phasesText(recovery: ElementRecovery, at: 'typical' | 'worst'): { text: Said; several: boolean } | undefined {
  const lane = bindingLane(recovery.phases, at)
  const phases = recovery.phases
    .filter((p) => p.lane === lane && p.quantity[at] > 0)
    .sort((a, b) => b.quantity[at] - a.quantity[at])
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

/** The lane that lasts longest: what runs beside it is no part of the sum. */
function bindingLane(phases: readonly Phase[], at: 'typical' | 'worst'): number | undefined {
  const sums = new Map<number, number>()
  for (const { lane, quantity: time } of phases) sums.set(lane, (sums.get(lane) ?? 0) + time[at])
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Of a restore: how much is moved, and how fast all processes together move it. */
function sizeAndRate(phase: Phase): Said {
  const size = phase.quantity.derivation.inputs?.find((d) => d.unit === 'B')
  if (!size) return { ru: '', en: '' }
  const a = sayValue(size.value.typical, 'B')
  const b = sayValue(size.value.typical / phase.quantity.typical, 'B/s')
  return { ru: ` (${a.ru} при ${b.ru})`, en: ` (${a.en} at ${b.en})` }
}
