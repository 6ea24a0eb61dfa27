/**
 * Many instances, counted: of 5 000 replicas it does not matter which are down, only how many, so that a tree over single
 * ones would be beyond any diagram. How many are down in the places that are left decides for every state of the places.
 * What is asked is collected here and answered at the end (`count-answers.ts`): exact, and no larger for more instances.
 */
import type { Element, Id } from '../../language/vocabulary/index.ts'
import { titleOf } from '../data/names.ts'
import type { Instance, Topology } from '../topology/topology.ts'
import { type Answers, answersOf, type Pool, type Way } from './count-answers.ts'
import { type Cell, stateCount } from './count-states.ts'
import { eventBook } from './events.ts'
import { type Parts, placesDown } from './store-structure.ts'

/** From so many on instances are counted; fewer are events of their own. */
const MANY = 17
/** States of the places that are looked at: so many instances, whatever the sizes of the places, when their hosts fail alike. */
const STATES = 2_048
/** In more places than this the sets of lost ones would need larger diagrams than the instances. */
const PLACES = 200
/** Every further way multiplies the cases by about so many answers to the questions before. */
const ANSWERS = 4
const MIXED = { regions: 3, instances: 1_000, answers: 16 }

export interface Group {
  /** The same key must always stand for the same instances, and nothing else in the tree may depend on them one by one. */
  key: string
  runner: Element
  instances: readonly Instance[]
  /** What else takes all those of a region away. */
  shared: (region: Id) => string[]
}

/** Who asks about the instances of an element. */
export interface Askers {
  /** Different sets of processes that they need: components that fail by themselves, or what runs them alone. */
  ways: number
  /** Callers of any region beside those of single regions: they share all instances. */
  mixed: boolean
}

/** True when they are to be counted: many, in places that have few states. */
export function isCounted(topology: Topology, instances: readonly Instance[], { ways, mixed }: Askers): boolean {
  if (instances.length < MANY) return false
  const regions = new Set(instances.map(({ place }) => topology.regionOf(place)))
  if (mixed && (ways > 1 || regions.size > MIXED.regions || instances.length > MIXED.instances)) return false
  const cells = [...Map.groupBy(instances, ({ place }) => place)].map(([place, list]) => {
    const book = eventBook(topology)
    book.host('', place, { ru: '', en: '' })
    const host = book.all()[0]?.probability ?? 0
    return { region: topology.regionOf(place), count: list.length, probability: host }
  })
  if (cells.length > PLACES) return false
  return stateCount(cells, STATES) * (mixed ? MIXED.answers : ANSWERS ** (ways - 1)) <= STATES
}

/** Fails when fewer than `needed` of the instances are left for callers of `element`: those in `region`, or all of them. */
export function fewerLeft(
  parts: Parts & { counted: Map<string, Pool> },
  group: Group,
  element: Element,
  needed: number,
  region?: Id,
): string {
  const { topology, build, counted } = parts
  const those = group.instances.filter(({ place }) => region === undefined || topology.regionOf(place) === region)
  if (needed <= 0) return build.any([])
  if (needed > those.length) return build.all([])
  const pool = counted.get(group.key) ?? poolOf(parts, group)
  counted.set(group.key, pool)
  if (!pool.ways.has(element.id)) pool.ways.set(element.id, wayOf(topology, group.runner, element))
  const id = `count/${group.key}/${element.id}${region === undefined ? '' : `@${region}`}/${needed}`
  pool.asked.set(id, { id, way: element.id, region, needed })
  return id
}

/** Events and gates of all that was asked, once nothing more is. A gate has the id of its question. */
export function answers({ build, counted }: Pick<Parts, 'build'> & { counted: ReadonlyMap<string, Pool> }): Answers {
  const all = [...counted.values()].map((pool) => answersOf(build, pool))
  return { events: all.flatMap(({ events }) => events), gates: all.flatMap(({ gates }) => gates) }
}

function poolOf(parts: Parts, { key, runner, instances, shared }: Group): Pool {
  const { topology, book, build } = parts
  const what = titleOf(topology, runner.id)
  const cells = [...Map.groupBy(instances, ({ place }) => place)].map(([place, list]): Cell => {
    const alone = eventBook(topology)
    const own = [...alone.host('', place, what).slice(0, 1), alone.process('', runner, what)]
    const facts = alone.all().filter(({ id }) => own.includes(id))
    const region = topology.regionOf(place)
    const common = book.commonHost(place)
    return {
      region,
      lost: build.any([...placesDown(parts, place), ...(common === undefined ? [] : [common]), ...shared(region)]),
      count: list.length,
      probability: -Math.expm1(facts.reduce((sum, fact) => sum + Math.log1p(-fact.probability), 0)),
      inputs: facts.map((fact) => fact.derivation),
    }
  })
  const regions = new Map(cells.map(({ region }) => [region, titleOf(topology, region)]))
  return { key, cells, regions, ways: new Map(), asked: new Map() }
}

function wayOf(topology: Topology, runner: Element, element: Element): Way {
  const title = titleOf(topology, element.id)
  if (element === runner) return { title, probability: 0, inputs: [] }
  const alone = eventBook(topology)
  alone.process(`${element.id}/`, element, title)
  const [fact] = alone.all()
  return { title, probability: fact?.probability ?? 0, inputs: fact ? [fact.derivation] : [] }
}
