/**
 * The success structure of a journey for the users of one region, as a fault tree whose top is "not served". Only what the
 * user waits for and cannot do without (need `hard`) is in it.
 */
import { inLanguage, type Said, said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { PerformanceAnalysis } from '../analysis.ts'
import { isStore } from '../topology/resolve.ts'
import type { Instance, Population, ResolvedJourney, ResolvedStep, Topology } from '../topology/topology.ts'
import type { FaultTree } from './bdd/fault-tree.ts'
import { neededInstances } from './capacity.ts'
import { type EventBook, type EventFacts, eventBook } from './events.ts'
import { groupDown, linksDown, type Parts, placesDown } from './store-structure.ts'
import { treeBuilder, treeOf } from './tree-builder.ts'

export interface Structure {
  tree: FaultTree
  /** Facts of every basic event that was made, by id. */
  events: Map<string, EventFacts>
  /** Elements the journey cannot do without, in the order of its steps. */
  hard: Element[]
  /** Regions that may serve, the home region first. */
  regions: Id[]
  /** What the model does not say and the structure needs. */
  missing: Said[]
}

/** Steps whose target the user waits for and cannot do without. A publication is waited for up to its acknowledgement. */
export function hardSteps(journey: ResolvedJourney): ResolvedStep[] {
  const awaited = new Set<Id>([journey.journey.actor])
  return journey.steps.filter((step) => {
    if (step.need !== 'hard') return false
    if (step.waits) awaited.add(step.to)
    return step.waits || (step.operation === 'publish' && awaited.has(step.from))
  })
}

const clients = new Set<Element['kind']>(['person', 'webApp', 'mobileApp'])
const publishers = new Set<Element['kind']>(['externalSystem', 'globalBalancer', 'cdn', 'objectStore'])

/** Instances of an element; those of its container when it is a component without deployment of its own. */
function instancesFor(topology: Topology, element: Element): Instance[] {
  const own = topology.instancesOf(element.id)
  if (own.length > 0 || element.partOf === undefined) return own
  return topology.instancesOf(element.partOf)
}

interface Context extends Parts {
  performance: PerformanceAnalysis
  home: Id
  book: EventBook
  missing: Map<string, Said>
}

/** Fails when too few instances of the element are up in region `at` for a caller in region `from`. */
function instancesDown(context: Context, element: Element, at: Id, from: Id): string {
  const { topology, book, build, home } = context
  const here = instancesFor(topology, element).filter((instance) => topology.regionOf(instance.place) === at)
  const down = here.map((instance) => {
    const [name, place] = [said(element.title), said(topology.places.get(instance.place)?.title)]
    const what = { ru: `«${name.ru}», ${place.ru}`, en: `"${name.en}", ${place.en}` }
    const own = [book.host(instance.id, instance.place, what), book.process(instance.id, element, what)]
    return build.any([...placesDown(context, instance.place), ...own.filter((id) => id !== undefined)])
  })
  const loads = at === home ? [at] : [at, home]
  const needed = neededInstances(context.performance, element, here, loads)
  const common = book.common(`${element.id}@${at}`, element)
  return build.any([
    build.fewerThan(needed, down),
    ...(common === undefined ? [] : [common]),
    ...linksDown(context, from, at),
  ])
}

/** Fails when the element cannot be used from region `from`. */
function elementDown(context: Context, step: ResolvedStep, element: Element, from: Id): string {
  const { topology, build } = context
  if (isStore(element)) {
    const group = topology.groupFor(element.id, context.home)
    if (group && group.copies.length > 0) return groupDown(context, element, group, step, from)
  }
  const regions = regionsOf(topology, element)
  if (regions.length === 0) {
    lacks(context, element)
    return build.any([])
  }
  if (step.relation?.locality === 'any') {
    return build.all(regions.map((region) => instancesDown(context, element, region, from)))
  }
  return instancesDown(context, element, regions.includes(from) ? from : nearest(topology, regions, from), from)
}

function regionsOf(topology: Topology, element: Element): Id[] {
  return [...new Set(instancesFor(topology, element).map((instance) => topology.regionOf(instance.place)))]
}

/** A region without the element calls the nearest one that has it, and only that. */
function nearest(topology: Topology, regions: readonly Id[], from: Id): Id {
  let best = regions[0] ?? from
  for (const region of regions) {
    if (topology.roundTrip(from, region).seconds < topology.roundTrip(from, best).seconds) best = region
  }
  return best
}

function lacks(context: Context, element: Element): void {
  context.missing.set(element.id, {
    ru: `у «${inLanguage(element.title, 'ru')}» нет ни размещения, ни доступности, ни частоты отказов`,
    en: `${inLanguage(element.title, 'en')} has neither a deployment nor an availability nor a failure rate`,
  })
}

/** Home first; the others only when a global balancer on the path may lead there and the entry is deployed there. */
function servingRegions(topology: Topology, path: readonly ResolvedStep[], home: Id): Id[] {
  const elements = path.map((step) => topology.elements.get(step.to))
  const leads = elements.some((element) => element?.kind === 'globalBalancer' && element.policy !== 'static')
  const entry = elements.find(
    (element) =>
      element && !isStore(element) && element.kind !== 'globalBalancer' && regionsOf(topology, element).length > 0,
  )
  if (!entry) return [home]
  const deployed = regionsOf(topology, entry)
  const first = deployed.includes(home) ? home : nearest(topology, deployed, home)
  return leads ? [first, ...deployed.filter((region) => region !== first)] : [first]
}

/** The structure for the users of `population.region`. */
export function buildStructure(
  topology: Topology,
  journey: ResolvedJourney,
  population: Population,
  performance: PerformanceAnalysis,
): Structure {
  const build = treeBuilder()
  const book = eventBook(topology)
  const missing = new Map<string, Said>()
  const context: Context = { topology, book, build, performance, home: population.region, missing }
  const everywhere: string[] = []
  const regional: { step: ResolvedStep; element: Element }[] = []
  const path = hardSteps(journey)
  const hard = new Map<Id, Element>()
  for (const step of path) {
    const element = topology.elements.get(step.to)
    if (!element) continue
    hard.set(element.id, element)
    if (clients.has(element.kind)) continue
    const published = publishers.has(element.kind) ? book.published(element) : undefined
    if (published !== undefined) everywhere.push(published)
    else if (element.kind === 'externalSystem') lacks(context, element)
    else if (
      instancesFor(topology, element).length === 0 &&
      !(isStore(element) && topology.groupFor(element.id, population.region)?.copies.length)
    ) {
      const own = book.published(element)
      if (own === undefined) lacks(context, element)
      else everywhere.push(own)
    } else regional.push({ step, element })
  }
  const regions = servingRegions(topology, path, population.region)
  const perRegion = regions.map((region) =>
    build.any(regional.map(({ step, element }) => elementDown(context, step, element, region))),
  )
  const top = build.any([...everywhere, build.all(perRegion)])
  const facts = book.all()
  if (!facts.some((fact) => fact.place !== undefined)) {
    missing.set('', {
      ru: 'ни у одной площадки на пути не задана частота отказов (outage)',
      en: 'no place on the path has an outage rate (outage)',
    })
  }
  const events = facts.map(({ id, probability }) => ({ id, probability }))
  return {
    tree: treeOf(build, top, events),
    events: new Map(facts.map((fact) => [fact.id, fact])),
    hard: [...hard.values()],
    regions,
    missing: [...missing.values()],
  }
}
