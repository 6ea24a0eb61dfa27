/**
 * What a set of faults takes away, on the deployed system: places, instances, copies, elements, links, backups. Faults of
 * one scenario are taken together: what overlaps in time is the worst moment of the scenario.
 */
import { seconds } from '../../language/units.ts'
import type { Fault, Id, Link, TimeEstimate } from '../../language/vocabulary/index.ts'
import type { Copy, Topology } from '../topology/topology.ts'
import { transitLost } from './transit.ts'

/** Logical corruption of a store: how long it goes unnoticed, whether users see it before that, and where the model says so. */
export interface Corruption {
  noticed: TimeEstimate | undefined
  /** Users see nothing until it is noticed: no downtime before that. */
  silent: boolean
  path: string
}

export interface Effect {
  faults: readonly Fault[]
  /** Ids of lost places (the outermost named), instances, copies and elements. */
  lost: ReadonlySet<string>
  /** Ids of copies and instances whose process died on a living host: they are started again where they are. */
  crashed: ReadonlySet<string>
  /** Stores whose backups are gone. */
  lostBackups: ReadonlySet<Id>
  /** Stores with logical corruption, and how long it goes unnoticed. */
  corrupt: ReadonlyMap<Id, Corruption>
  /** True when two places cannot reach each other. */
  separated: (a: Id, b: Id) => boolean
  /** Any partition or lost link at all, or a lost place that others were joined over. */
  partitioned: boolean
  /** Lost places that others were joined over. */
  transit: ReadonlySet<Id>
}

/** Start of a fault, s after the start of the scenario. */
export function startOf(fault: Fault): number {
  return fault.at === undefined ? 0 : seconds(fault.at)
}

/** End of a fault by itself, s after the start of the scenario; infinite when it does not end. */
export function endOf(fault: Fault): number {
  const length = 'for' in fault && fault.for !== undefined ? seconds(fault.for) : Number.POSITIVE_INFINITY
  return startOf(fault) + length
}

/**
 * The effect of faults. `scenario` is the id of the scenario they stand in, for model paths; `only` the indices of those
 * that are there at the moment.
 */
export function effectOf(
  topology: Topology,
  faults: readonly Fault[],
  scenario = '',
  only?: ReadonlySet<number>,
): Effect {
  const lost = new Set<string>()
  const crashed = new Set<string>()
  const lostBackups = new Set<Id>()
  const corrupt = new Map<Id, Corruption>()
  const lostLinks = new Set<Id>()
  const partitions: [Id[], Id[]][] = []
  for (const [index, fault] of faults.entries()) {
    if (only && !only.has(index)) continue
    if (isCrash(fault)) for (const id of lostInstance(topology, fault)) crashed.add(id)
    for (const id of targetsOfFault(topology, fault)) lost.add(id)
    if (fault.kind === 'corrupt')
      corrupt.set(fault.store, {
        noticed: fault.noticedAfter,
        silent: fault.silent === true,
        path: `${scenario}.faults.${index}.noticedAfter`,
      })
    if (fault.kind === 'lose-backups') lostBackups.add(fault.store)
    if (fault.kind === 'lose-link') lostLinks.add(fault.link)
    if (fault.kind === 'partition') partitions.push(fault.sides)
  }
  const transit = transitLost(topology, lost)
  for (const link of transit.links) lostLinks.add(link)
  return {
    faults: only ? faults.filter((_, index) => only.has(index)) : faults,
    lost,
    crashed,
    lostBackups,
    corrupt,
    separated: separation(topology, partitions, lostLinks),
    partitioned: partitions.length > 0 || lostLinks.size > 0,
    transit: transit.places,
  }
}

/** Ids that one fault takes away: a place, an element, an instance or a copy. */
export function targetsOfFault(topology: Topology, fault: Fault): string[] {
  switch (fault.kind) {
    case 'lose-place':
      return [fault.place]
    case 'lose-element':
    case 'external-outage':
      return [fault.element]
    case 'lose-instance':
      return isCrash(fault) ? [] : lostInstance(topology, fault)
    default:
      return []
  }
}

type InstanceFault = Extract<Fault, { kind: 'lose-instance' }>

/** A process dies, its host lives. */
export function isCrash(fault: Fault): fault is InstanceFault {
  return fault.kind === 'lose-instance' && fault.process === true
}

function lostInstance(topology: Topology, fault: InstanceFault): string[] {
  const inside = (place: Id) => fault.in === undefined || topology.ancestors(place).includes(fault.in)
  const groups = topology.groupsOf(fault.element).filter((group) => group.copies.length > 0)
  if (groups.length > 0) {
    const named = groups.filter((group) => fault.group === undefined || isNamed(group.id, fault.group))
    const copies = (named[0]?.copies ?? []).filter((copy) => inside(copy.place))
    const role = fault.which === 'standby' ? 'standby' : 'primary'
    const found = copies.find((copy) => copy.role === role) ?? (fault.which === 'any' ? copies[0] : undefined)
    return found ? [found.id] : []
  }
  const instance = topology.instancesOf(fault.element).find((i) => inside(i.place))
  return instance ? [instance.id] : []
}

function isNamed(group: string, name: string): boolean {
  return group === name || group.endsWith(`/${name}`)
}

/** True when the thing `id` (of `element`, in `place`) is lost. */
export function isLost(topology: Topology, effect: Effect, id: string, element: Id, place: Id): boolean {
  if (effect.lost.size === 0) return false
  return effect.lost.has(id) || effect.lost.has(element) || topology.ancestors(place).some((at) => effect.lost.has(at))
}

/** True when a copy is lost. */
export function copyLost(topology: Topology, effect: Effect, copy: Copy): boolean {
  return isLost(topology, effect, copy.id, copy.store, copy.place)
}

/** True when a place is lost, with everything in it. */
export function placeLost(topology: Topology, effect: Effect, place: Id): boolean {
  return topology.ancestors(place).some((at) => effect.lost.has(at))
}

/** Faults that take this thing away. */
export function faultsOn(topology: Topology, effect: Effect, id: string, element: Id, place: Id): Fault[] {
  const own = new Set([id, element, ...topology.ancestors(place)])
  return effect.faults.filter((fault) => targetsOfFault(topology, fault).some((target) => own.has(target)))
}

/** When a lost thing comes back by itself: the last of the faults on it ends; infinite when one never ends. */
export function returnsAt(topology: Topology, effect: Effect, id: string, element: Id, place: Id): number {
  return Math.max(0, ...faultsOn(topology, effect, id, element, place).map(endOf))
}

/** Faults that cut places off from each other: partitions, lost links, lost places that others were joined over. */
export function cutsOf(effect: Effect): Fault[] {
  return effect.faults.filter(
    (fault) =>
      fault.kind === 'partition' ||
      fault.kind === 'lose-link' ||
      (fault.kind === 'lose-place' && effect.transit.has(fault.place)),
  )
}

/** When cuts heal: the last of them; infinite when one never ends. */
export function healsAt(effect: Effect): number {
  return Math.max(0, ...cutsOf(effect).map(endOf))
}

function separation(
  topology: Topology,
  partitions: readonly [Id[], Id[]][],
  lostLinks: ReadonlySet<Id>,
): (a: Id, b: Id) => boolean {
  const side = (place: Id, sides: readonly Id[]) => topology.ancestors(place).some((at) => sides.includes(at))
  return (a, b) =>
    partitions.some(([x, y]) => (side(a, x) && side(b, y)) || (side(a, y) && side(b, x))) ||
    (lostLinks.size > 0 && cutOff(topology, lostLinks, a, b))
}

/** True when two places were joined by links and every way between them uses a lost one. */
function cutOff(topology: Topology, lostLinks: ReadonlySet<Id>, a: Id, b: Id): boolean {
  if (a === b || !topology.route(a, b).some((link) => lostLinks.has(link.id))) return false
  const left = topology.links.filter((link) => !lostLinks.has(link.id))
  const reached = new Set(topology.ancestors(a))
  for (let size = -1; size !== reached.size; ) {
    size = reached.size
    for (const link of left) for (const end of farEnds(topology, link, reached)) reached.add(end)
  }
  return !topology.ancestors(b).some((at) => reached.has(at))
}

function farEnds(topology: Topology, link: Link, reached: ReadonlySet<Id>): Id[] {
  const [x, y] = link.between
  const at = (end: Id) => topology.ancestors(end).some((id) => reached.has(id))
  if (at(x) && !at(y)) return topology.ancestors(y)
  if (at(y) && !at(x)) return topology.ancestors(x)
  return []
}
