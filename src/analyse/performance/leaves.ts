/** Leaves of derivations that several parts of the performance analysis share: rates, calls, hit ratios, times, servers. */
import type { Said } from '../../language/text.ts'
import { said } from '../../language/text.ts'
import { perSecond, ratio, seconds } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Range, type Unit } from '../../quantity/quantity.ts'
import type { Topology } from '../topology/topology.ts'
import type { Visit } from './demand.ts'
import type { PerformanceOptions } from './options.ts'

/** Title of an element, region or journey in both languages; the id when it has none. */
export function nameOf(topology: Topology, id: Id): Said {
  const titled =
    topology.elements.get(id) ??
    topology.places.get(id) ??
    topology.journeys.find((j) => j.journey.id === id)?.journey ??
    topology.document.scenarios.find((s) => s.id === id)
  const name = said(titled?.title)
  return { ru: name.ru || id, en: name.en || id }
}

/** An input from the model. */
export function input(path: string, label: Said, value: Range | number, unit: Unit): Derivation {
  const range = typeof value === 'number' ? exactly(value) : value
  return { label, value: range, unit, origin: { kind: 'model', path } }
}

/** Arrivals of a visit's journey, with growth and overload when they are not 1. */
export function rateLeaf(topology: Topology, visit: Visit, options: PerformanceOptions): Derivation {
  const { journey, population, populationIndex } = visit
  const id = journey.journey.id
  const declared = journey.journey.rates[populationIndex]?.[options.load]
  const region = nameOf(topology, population.region)
  const leaf = input(
    `${id}.rates.${populationIndex}.${options.load}`,
    options.load === 'peak'
      ? { ru: `пиковая интенсивность, ${region.ru}`, en: `peak rate, ${region.en}` }
      : { ru: `обычная интенсивность, ${region.ru}`, en: `normal rate, ${region.en}` },
    declared === undefined ? Number.NaN : perSecond(declared),
    '/s',
  )
  if (visit.rate === leaf.value.typical) return leaf
  return {
    label: { ru: 'интенсивность с учётом множителя', en: 'rate with its multiplier' },
    value: exactly(visit.rate),
    unit: '/s',
    origin: { kind: 'computed' },
    formula: { ru: 'поток × множитель', en: 'rate × factor' },
    inputs: [
      leaf,
      {
        label: { ru: 'множитель нагрузки', en: 'load factor' },
        value: exactly(visit.rate / leaf.value.typical),
        unit: 'count',
        origin: {
          kind: 'convention',
          source: { ru: 'изучаемый рост или перегрузка', en: 'growth or overload under study' },
        },
      },
    ],
  }
}

/** Calls of a visit per journey: the calls along the chain of callers, thinned by caches. */
export function countLeaf(topology: Topology, visit: Visit): Derivation {
  const { journey, step, stepIndex } = visit
  const declared = journey.journey.steps[stepIndex]?.calls
  const inputs: Derivation[] = []
  if (declared !== undefined) {
    inputs.push(
      input(
        `${journey.journey.id}.steps.${stepIndex}.calls`,
        { ru: 'вызовов на шаг', en: 'calls of the step' },
        declared,
        'count',
      ),
    )
  } else if (step.relation?.calls !== undefined) {
    inputs.push(
      input(
        `${step.relation.id}.calls`,
        { ru: 'вызовов на запрос', en: 'calls per request' },
        step.relation.calls,
        'count',
      ),
    )
  }
  for (const cache of visit.thinning.caches) {
    const element = topology.elements.get(cache)
    if (!element || !('cache' in element) || !element.cache) continue
    const name = nameOf(topology, cache)
    inputs.push(
      input(
        `${cache}.cache.hitRatio`,
        { ru: `доля попаданий, ${name.ru}`, en: `hit ratio, ${name.en}` },
        ratio(element.cache.hitRatio),
        'ratio',
      ),
    )
  }
  return {
    label: { ru: 'вызовов на одно обращение пользователя', en: 'calls per user request' },
    value: exactly(visit.count),
    unit: 'count',
    origin:
      inputs.length > 0
        ? { kind: 'computed' }
        : {
            kind: 'convention',
            source: { ru: 'один вызов, если в модели не сказано больше', en: 'one call unless the model says more' },
          },
    ...(inputs.length > 0
      ? {
          formula: { ru: 'вызовов по цепочке × (1 − доля попаданий)', en: 'calls along the chain × (1 - hit ratio)' },
          inputs,
        }
      : {}),
  }
}

/** Busy time of one call. */
export function timeLeaf(topology: Topology, visit: Visit): Derivation | undefined {
  if (!visit.time) return undefined
  const { step } = visit
  const name = nameOf(topology, step.to)
  const label = { ru: `время обработки, ${name.ru}`, en: `busy time, ${name.en}` }
  const element = topology.elements.get(step.to)
  if (step.time === undefined) {
    return element?.kind === 'externalSystem'
      ? input(`${step.to}.latency`, label, visit.time, 's')
      : {
          label,
          value: visit.time,
          unit: 's',
          origin: {
            kind: 'convention',
            source: {
              ru: 'собственное время балансировщика, если не задано, считается нулём',
              en: 'own time of a balancer that gives none is counted as zero',
            },
          },
        }
  }
  const leaf = input(step.timePath, label, step.time, 's')
  if (visit.time.typical === step.time) return leaf
  return {
    label: { ru: `замедленная обработка, ${name.ru}`, en: `slowed busy time, ${name.en}` },
    value: visit.time,
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: 'время × замедление', en: 'time × slowdown' },
    inputs: [leaf],
  }
}

/** Servers of a station: replicas of the deployments in the region times concurrency. */
export function serverLeaves(topology: Topology, element: Id, region: Id, servers: number, copy: boolean): Derivation {
  const found = topology.elements.get(element)
  const concurrency = found && 'concurrency' in found ? found.concurrency : undefined
  const name = nameOf(topology, element)
  const inputs: Derivation[] = []
  if (!copy) {
    const ids = new Map<string, number>()
    for (const i of topology.instancesOf(element)) {
      if (topology.regionOf(i.place) === region) ids.set(i.deployment.id, i.deployment.replicas)
    }
    for (const [id, replicas] of ids) {
      inputs.push(input(`${id}.replicas`, { ru: `реплик, ${name.ru}`, en: `replicas, ${name.en}` }, replicas, 'count'))
    }
  }
  if (concurrency !== undefined) {
    inputs.push(
      input(
        `${element}.concurrency`,
        { ru: 'одновременно обрабатывает одна реплика', en: 'worked on at once by one replica' },
        concurrency,
        'count',
      ),
    )
  }
  return {
    label: { ru: 'исполнителей', en: 'servers' },
    value: exactly(servers),
    unit: 'count',
    origin: { kind: 'computed' },
    formula: copy
      ? { ru: 'исполнителей', en: 'concurrency' }
      : { ru: 'живых реплик × исполнителей на реплику', en: 'living replicas × concurrency' },
    inputs,
  }
}

/** Seconds of an optional access round trip, as a leaf. */
export function accessLeaf(visit: Visit): Derivation | undefined {
  const access = visit.journey.journey.rates[visit.populationIndex]?.access
  if (access === undefined) return undefined
  return input(
    `${visit.journey.journey.id}.rates.${visit.populationIndex}.access`,
    { ru: 'сеть от пользователя до границы региона', en: 'network from the user to the edge of the region' },
    seconds(access),
    's',
  )
}
