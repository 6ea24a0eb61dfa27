/**
 * The success structure of a journey for the users of one region, as a fault tree whose top is "not served". Only what the
 * user waits for and cannot do without (need `hard`) is in it.
 */
import { isStore } from '../../language/stores.ts'
import { inLanguage, type Said } from '../../language/text.ts'
import type { Element, Id, Store } from '../../language/vocabulary/index.ts'
import { familyOf } from '../data/family.ts'
import { entryOf } from '../topology/entry.ts'
import { groupsUsed } from '../topology/groups.ts'
import { hardSteps } from '../topology/journeys.ts'
import { nearestRegion } from '../topology/nearest.ts'
import type { Group, Population, ResolvedJourney, ResolvedStep, Topology } from '../topology/topology.ts'
import type { FaultTree } from './bdd/fault-tree.ts'
import { isBalanced, type PeakLoads, serversNeeded } from './capacity.ts'
import { answers } from './counted.ts'
import { type EventBook, type EventFacts, eventBook } from './events.ts'
import { askersOf, type InstanceParts, instancesDown, instancesFor, type Overload, runnerOf } from './instances.ts'
import { unserved } from './serving.ts'
import { groupDown } from './store-structure.ts'
import { treeBuilder, treeOf } from './tree-builder.ts'

export interface Structure {
  tree: FaultTree
  /** Facts of the basic events by id: those under the top, and all places. */
  events: Map<string, EventFacts>
  /** Elements the journey cannot do without, in the order of its steps. */
  hard: Element[]
  /** Regions that may serve, the home region first. */
  regions: Id[]
  /** What cannot carry the peak even when everything is up, all regions serving. */
  overloaded: Overload[]
  /** What the model does not say and the structure needs. */
  missing: Said[]
}

const clients = new Set<Element['kind']>(['person', 'webApp', 'mobileApp'])
const publishers = new Set<Element['kind']>(['externalSystem', 'globalBalancer', 'cdn', 'objectStore'])

interface Context extends InstanceParts {
  home: Id
  book: EventBook
  missing: Map<string, Said>
  /** Terms of stores by step and caller: no load is in them, so they are the same whoever serves. */
  stores: Map<string, string>
}

/** Fails when the element cannot be used from region `from` while balancers lead nobody into the regions `out`. */
function elementDown(context: Context, step: ResolvedStep, element: Element, from: Id, out: readonly Id[]): string {
  const { topology, build, stores } = context
  if (isStore(element)) {
    const groups = groupsUsed(topology, element.id, context.home)
    if (groups.length > 0) {
      const key = `${element.id} ${step.operation} ${from}`
      const down = (group: Group) =>
        isFull(context, element, group, step) ? build.all([]) : groupDown(context, element, group, step, from)
      const term = stores.get(key) ?? build.any(groups.map(down))
      stores.set(key, term)
      return term
    }
  }
  const regions = topology.regionsOf(topology.runnerOf(element.id))
  if (regions.length === 0) {
    lacks(context, element)
    return build.any([])
  }
  // A region without the element calls the nearest one that has it, and only that.
  const near = nearestRegion(topology, from, regions)
  return instancesDown(context, element, step.relation?.locality === 'any' ? regions : [near], from, out)
}

/**
 * The copies that serve the operation cannot carry the peak with everything up: the primary, or all copies that are read. That
 * those left after a fault may be too few is not in the structure: the failure analysis plays it.
 */
function isFull({ loads, overloaded }: Context, store: Store, group: Group, step: ResolvedStep): boolean {
  if (!['sql', 'redis'].includes(familyOf(store))) return false
  const stations = group.copies.flatMap((copy) => {
    const serves = copy.role === 'primary' ? step.operation !== 'read-replica' : step.operation === 'read-replica'
    return serves ? (loads.stations.get(copy.id) ?? []) : []
  })
  const needed = stations.map(({ arrivals, service }) => serversNeeded(arrivals * service))
  const [first] = stations
  if (!first || stations.some(({ servers }, n) => !(needed[n] !== undefined && needed[n] > servers))) return false
  overloaded.set(group.id, {
    element: store,
    regions: [...new Set(stations.map((station) => station.region))],
    needed: Math.max(...needed),
    most: first.servers,
    store: true,
  })
  return true
}

function lacks(context: Context, element: Element): void {
  context.missing.set(element.id, {
    ru: `у «${inLanguage(element.title, 'ru')}» нет ни размещения, ни доступности, ни частоты отказов`,
    en: `${inLanguage(element.title, 'en')} has neither a deployment nor an availability nor a failure rate`,
  })
}

/** Home first; the others only when a global balancer on the path may lead there and the entry is deployed there. */
function servingRegions(topology: Topology, path: readonly ResolvedStep[], home: Id): Id[] {
  const entry = entryOf(topology, path)
  if (entry === undefined) return [home]
  const deployed = topology.regionsOf(entry)
  const first = nearestRegion(topology, home, deployed)
  return isBalanced(topology, path) ? [first, ...deployed.filter((region) => region !== first)] : [first]
}

/** The structure for the users of `population.region`. `loads` decide how many instances must be up. */
export function buildStructure(
  topology: Topology,
  journey: ResolvedJourney,
  population: Population,
  loads: PeakLoads,
): Structure {
  const build = treeBuilder()
  const book = eventBook(topology)
  const missing = new Map<string, Said>()
  const overloaded = new Map<string, Overload>()
  const home = population.region
  const path = hardSteps(journey)
  const context: Context = {
    topology,
    book,
    build,
    loads,
    overloaded,
    home,
    missing,
    stores: new Map(),
    counted: new Map(),
    askers: askersOf({ topology, book, build }, path),
  }
  const everywhere: string[] = []
  const regional: { step: ResolvedStep; element: Element }[] = []
  const hard = new Map<Id, Element>()
  for (const step of path) {
    const element = topology.elements.get(step.to)
    if (!element) continue
    hard.set(element.id, element)
    const runner = runnerOf(topology, element)
    hard.set(runner.id, runner)
    if (clients.has(element.kind)) continue
    const published = publishers.has(element.kind) ? book.published(element) : undefined
    if (published !== undefined) everywhere.push(published)
    else if (element.kind === 'externalSystem') lacks(context, element)
    else if (
      instancesFor(topology, element).length === 0 &&
      !(isStore(element) && groupsUsed(topology, element.id, home).length > 0)
    ) {
      const own = book.published(element)
      if (own === undefined) lacks(context, element)
      else everywhere.push(own)
    } else regional.push({ step, element })
  }
  const regions = servingRegions(topology, path, home)
  const failing = (region: Id, out: readonly Id[]): string =>
    build.any(regional.map(({ step, element }) => elementDown(context, step, element, region, out)))
  const top = build.any([...everywhere, unserved(build, regions, failing)])
  // A path of other people's services alone has no place of ours.
  if (regional.length > 0 && !book.all().some((fact) => fact.place !== undefined)) {
    missing.set('', {
      ru: 'ни у одной площадки на пути не задана частота отказов (outage)',
      en: 'no place on the path has an outage rate (outage)',
    })
  }
  // The loss of a place that is on nobody's way here may be felt too: its users come, and may be too many.
  for (const place of topology.places.keys()) book.place(place)
  const counts = answers(context)
  const facts = new Map([...book.all(), ...counts.events].map((fact) => [fact.id, fact]))
  const tree = treeOf(
    build,
    top,
    [...facts.values()].map(({ id, probability }) => ({ id, probability })),
    counts.gates,
  )
  return {
    tree,
    events: facts,
    hard: [...hard.values()],
    regions,
    overloaded: [...overloaded.values()],
    missing: [...missing.values()],
  }
}
