/**
 * What the users of one region see of a scenario in one journey: which hits stand on its way, whether they block, degrade
 * or pass unnoticed, and the intervals of time that come of it.
 */
import { fromModel, ranged } from '../../../catalogue/derive.ts'
import { type Said, said } from '../../../language/text.ts'
import { seconds } from '../../../language/units.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import { type Quantity, quantity } from '../../../quantity/quantity.ts'
import type { JourneyOutcome } from '../../analysis.ts'
import { copyLost, type Effect } from '../../data/effect.ts'
import { calledOf } from '../../data/names.ts'
import { groupsUsed } from '../../topology/groups.ts'
import { hardSteps } from '../../topology/journeys.ts'
import type { Group, ResolvedStep } from '../../topology/topology.ts'
import { type Hit, nothing, rtoLabel } from '../hit.ts'
import { runAt } from '../load/flow.ts'
import type { Moved } from '../load/state.ts'
import type { Run } from '../load/walk.ts'
import type { Wired } from '../wiring.ts'
import { covered, type Met } from './covers.ts'
import { cutOff } from './cut-off.ts'

export interface Scene {
  topology: Wired
  effect: Effect
  /** Hits by element. */
  hits: ReadonlyMap<Id, readonly Hit[]>
  /** Where users go in the normal state and after the fault. */
  moved: Moved
  /** Share of the requests that an overloaded station serves at best. */
  served: ReadonlyMap<string, number>
}

/**
 * Outcome of one journey for the users of one region (a run with nothing lost). `known`: the outcome when the same was met in
 * the same way before.
 */
export function journeyOutcome(
  scene: Scene,
  run: Run,
  known: (met: readonly Met[], served: number, make: () => JourneyOutcome) => JourneyOutcome,
): JourneyOutcome {
  const after = runAt(scene.moved, run.position)?.stations ?? run.stations
  const found: Met[] = []
  for (const step of run.journey.steps) {
    if (scene.effect.partitioned || hitsAt(scene, step).length > 0) found.push(...hitsOn(scene, run, after, step))
  }
  const shares = scene.served.size === 0 ? [] : [...after].map((station) => scene.served.get(station) ?? 1)
  const served = Math.min(1, ...shares)
  return known(found, served, () => outcomeOf(scene, run, found, served))
}

function outcomeOf(scene: Scene, { journey, population }: Run, found: readonly Met[], reached: number): JourneyOutcome {
  const met = found.flatMap((one) => covered(scene.topology, scene.effect, journey, one))
  const awaited = new Set(hardSteps(journey))
  // A list of revoked tokens that must be read is a hard need of its own.
  const waiting = (m: Met) => awaited.has(m.step) || (m.step.need === 'hard' && m.step.waits)
  const blocking = met.filter((m) => m.blocks && waiting(m))
  const known = new Set(blocking.map((m) => m.hit))
  const reducing = met.filter((m) => !known.has(m.hit) && isFelt(m))
  const slower = slowerBy(reducing)
  const served = Math.min(reached, ...met.map((m) => m.serves ?? 1))
  const exposure = met.find((m) => m.exposure)?.exposure
  const base = {
    journey: journey.journey.id,
    region: population.region,
    lost: lostOf(scene, reducing),
    ...(slower ? { slower } : {}),
    ...(served < 1 ? { served } : {}),
    ...(exposure ? { exposure } : {}),
  }
  const intervals = intervalsOf(blocking, reducing)
  const unplaced = met.find((m) => m.hit.nowhere && waiting(m))?.hit.recovery
  const unknown = blocking.find((m) => m.hit.recovery.rto === undefined)?.hit.recovery
  const worst = slowest(blocking.map((m) => m.hit))
  if (unknown && worst?.recovery.rto?.typical !== Number.POSITIVE_INFINITY) {
    return {
      ...base,
      outcome: 'down',
      rto: undefined,
      binding: unknown.id,
      intervals,
      ...(unknown.unknown ? { unknown: unknown.unknown } : {}),
    }
  }
  const rto = worst && together(blocking.map((m) => m.hit))
  if (unplaced?.unknown && rto?.typical !== Number.POSITIVE_INFINITY) {
    const binding = worst?.recovery.id ?? unplaced.id
    return { ...base, outcome: 'unknown', rto, binding, intervals: worst ? intervals : [], unknown: unplaced.unknown }
  }
  if (!worst) {
    const touched = reducing.length > 0
    return { ...base, outcome: touched ? 'degraded' : 'served', rto: undefined, binding: undefined, intervals }
  }
  return {
    ...base,
    outcome: blocking.some((m) => m.hit.recovery.effect === 'down') ? 'down' : 'interrupted',
    rto,
    binding: worst.recovery.id,
    intervals,
  }
}

/** Longest wait for a soft dependency that hangs, before the fallback: all tries with their time-outs and the pauses between. */
function slowerBy(reducing: readonly Met[]): Quantity | undefined {
  const waits = reducing.flatMap(({ step, blocks }) => {
    const { relation } = step
    if (!blocks || relation?.need !== 'soft' || !relation.timeout || !step.waits) return []
    const retries = relation.retries ?? 0
    const each = fromModel(
      { ru: 'Тайм-аут вызова', en: 'Time-out of the call' },
      's',
      seconds(relation.timeout),
      `${relation.id}.timeout`,
    )
    const pause = fromModel(
      { ru: 'Пауза между попытками', en: 'Pause between tries' },
      's',
      relation.backoff ? seconds(relation.backoff) : 0,
      `${relation.id}.backoff`,
    )
    const tries = fromModel({ ru: 'Повторы', en: 'Retries' }, 'count', retries, `${relation.id}.retries`)
    const value = (retries + 1) * each.value.typical + retries * pause.value.typical
    return [
      ranged(
        { ru: 'Ожидание до запасного варианта', en: 'Wait before the fallback' },
        's',
        {
          ru: '(1 + повторы) × тайм-аут + повторы × пауза; 0, если отказ сразу',
          en: '(1 + retries) × time-out + retries × pause; 0 when it refuses at once',
        },
        { best: 0, typical: value, worst: value },
        [each, tries, pause],
      ),
    ]
  })
  const longest = waits.sort((a, b) => b.value.typical - a.value.typical)[0]
  return longest ? quantity(longest) : undefined
}

/** Users notice it: work that fails, or errors while dead instances are still called. Reads at replicas go on. */
function isFelt({ hit, blocks, step }: Met): boolean {
  if (!hit.visible) return false
  // Operations that a store still serves are as before while others wait.
  const reduced = hit.recovery.phases.length === 0 && hit.blocks === nothing
  return blocks || reduced || !isStoreStep(step) || hit.overload === true
}

function isStoreStep(step: ResolvedStep): boolean {
  return step.operation !== 'call'
}

function slowest(hits: readonly Hit[]): Hit | undefined {
  const typical = (hit: Hit) => hit.start + (hit.recovery.rto?.typical ?? 0)
  return hits.reduce<Hit | undefined>((a, b) => (a === undefined || typical(b) > typical(a) ? b : a), undefined)
}

/** Recoveries run in parallel: the journey is back when the last of them is. Counted from the first hit. */
function together(hits: readonly Hit[]): Quantity {
  const from = Math.min(...hits.map((hit) => hit.start))
  const end = (of: 'best' | 'typical' | 'worst') =>
    Math.max(...hits.map((hit) => hit.start - from + (hit.recovery.rto?.[of] ?? 0)))
  const only = hits.length === 1 ? hits[0]?.recovery.rto : undefined
  if (only) return only
  const seen = new Map(hits.map((hit) => [hit.recovery.id, hit.recovery.rto?.derivation]))
  return quantity({
    label: rtoLabel,
    value: { best: end('best'), typical: end('typical'), worst: end('worst') },
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: 'дольше всех из одновременных', en: 'the longest of those in parallel' },
    inputs: [...seen.values()].filter((derivation) => derivation !== undefined),
  })
}

/** Hits on the element of a step and on the container that it runs in. */
function hitsAt({ topology, hits }: Scene, { to }: ResolvedStep): readonly Hit[] {
  const runner = topology.runnerOf(to)
  const own = hits.get(to) ?? []
  return runner === to ? own : [...own, ...(hits.get(runner) ?? [])]
}

/** The hits that this step runs into. */
function hitsOn(scene: Scene, run: Run, after: ReadonlySet<string>, step: ResolvedStep): Met[] {
  const hits = hitsAt(scene, step)
  const groups = groupsUsed(scene.topology, step.to, run.population.region)
  const { journey, population, stations: before } = run
  const mine = hits.filter(({ recovery: { id, element }, users, journeys, from }) => {
    if (from !== undefined && !callsFrom(scene, run, after, step, from)) return false
    if (journeys && !journeys.includes(journey.journey.id)) return false
    if (users) return users.has(run.key)
    if (groups.some((group) => group.id === id)) return true
    // An overloaded station concerns those who use it after the fault, a lost one those who used it before.
    return id === element || before.has(id) || after.has(id)
  })
  const met = mine.map((hit) => ({
    hit,
    step,
    blocks: hit.blocks(step.operation) && !overloadElsewhere(hit, after) && !spreadWider(scene, hit, after, step),
  }))
  if (!scene.effect.partitioned && step.operation !== 'read-replica') return met
  const cut = cutOff({ topology: scene.topology, effect: scene.effect, stations: before }, journey, population, step)
  return [...met, ...staleReads(scene, groups, step), ...(cut ? [{ hit: cut, step, blocks: true }] : [])]
}

/** The caller of a step is in this region after the fault; who stands nowhere is where the users are. */
function callsFrom({ topology }: Scene, run: Run, after: ReadonlySet<string>, step: ResolvedStep, region: Id): boolean {
  const caller = topology.runnerOf(step.from)
  return topology.instancesOf(caller).length > 0 ? after.has(`${caller}@${region}`) : run.population.region === region
}

/** Calls that go to all regions alike (`locality: any`) still find the instances of another one. */
function spreadWider({ topology }: Scene, hit: Hit, after: ReadonlySet<string>, step: ResolvedStep): boolean {
  const runner = topology.runnerOf(step.to)
  const { id } = hit.recovery
  if (step.relation?.locality !== 'any' || hit.overload || !id.startsWith(`${runner}@`)) return false
  return [...after].some((station) => station !== id && station.startsWith(`${runner}@`))
}

/** An overload that this journey's traffic does not meet after the fault. */
function overloadElsewhere(hit: Hit, after: ReadonlySet<string>): boolean {
  return hit.overload === true && !hit.users && !after.has(hit.recovery.id)
}

/** Reads at replicas of a group whose replicas are all lost fall back to the primary: nothing is added here. */
function staleReads(scene: Scene, groups: readonly Group[], step: ResolvedStep): Met[] {
  if (step.operation !== 'read-replica') return []
  return groups.flatMap((group) => {
    const readable = group.copies.some(
      (copy) => copy.role !== 'witness' && !copyLost(scene.topology, scene.effect, copy),
    )
    const hit = scene.hits.get(group.store)?.find((h) => h.recovery.id === group.id)
    return readable || !hit ? [] : [{ hit, step, blocks: true }]
  })
}

/** What the users do without: fallbacks of soft needs, work put aside, capacity. */
function lostOf(scene: Scene, reducing: readonly Met[]): Said[] {
  const seen = new Map<string, Said>()
  for (const { step, hit, blocks } of reducing) {
    const name = calledOf(scene.topology, step.to)
    if (step.need === 'soft' && blocks) {
      const fallback = step.relation?.fallback ? said(step.relation.fallback) : undefined
      seen.set(`soft ${step.to}`, {
        ru: `${name.ru} не отвечает${fallback ? `: ${insideOf(fallback.ru)}` : ''}`,
        en: `${name.en} does not answer${fallback ? `: ${insideOf(fallback.en)}` : ''}`,
      })
    } else if (blocks) {
      seen.set(`async ${step.to}`, { ru: `${name.ru} отработает позже`, en: `${name.en} catches up later` })
    } else {
      seen.set(hit.recovery.id, hit.recovery.what)
    }
  }
  return [...seen.values()]
}

/** A sentence of the model as a part of another: small first letter, no full stop. */
function insideOf(sentence: string): string {
  const text = sentence.replace(/\.$/, '')
  return /^\p{Lu}(\p{Ll}| )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** Intervals up to a quarter beyond the last finite moment. An interval that never ends is cut there. */
function intervalsOf(blocking: readonly Met[], reducing: readonly Met[]): JourneyOutcome['intervals'] {
  const span = ({ hit }: Met) => ({ from: hit.start, to: hit.start + (hit.recovery.rto?.typical ?? Infinity) })
  const down = blocking.map(span)
  const after = reducing.map(span)
  const moments = [...down, ...after].flatMap((i) => [i.from, i.to]).filter(Number.isFinite)
  const horizon = Math.max(60, ...moments) * 1.25
  const cuts = [...new Set([0, ...moments, horizon])].sort((a, b) => a - b)
  const intervals: JourneyOutcome['intervals'] = []
  for (let k = 0; k + 1 < cuts.length; k++) {
    const [from, to] = [cuts[k] ?? 0, cuts[k + 1] ?? 0]
    const inside = (i: { from: number; to: number }) => i.from <= from && i.to >= to
    const state = down.some(inside) ? 'down' : after.some(inside) ? 'degraded' : 'served'
    const last = intervals.at(-1)
    if (last?.state === state) last.to = to
    else intervals.push({ from, to, state })
  }
  return intervals
}
