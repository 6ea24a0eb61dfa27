/**
 * Faults over time. Faults that are there at the same time are taken together (the worst moment of their overlap); groups
 * that never overlap are played one after another, and a failover of an earlier moment stays: the promoted copy is the
 * primary of the later ones.
 */
import type { Fault, Id } from '../../language/vocabulary/index.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { effectOf, endOf, startOf } from './effect.ts'
import { fateOf } from './fate.ts'

/** The faults (by their index in the scenario) that are there together, and when the last of them begins, s. */
export interface Moment {
  at: number
  active: ReadonlySet<number>
}

/** Largest sets of faults that overlap in time, in the order of their beginning. At least one, which may be empty. */
export function momentsOf(faults: readonly Fault[]): Moment[] {
  const starts = [...new Set(faults.map(startOf))].sort((a, b) => a - b)
  const found = starts.map((at): Moment => {
    const there = (fault: Fault) => startOf(fault) <= at && (endOf(fault) > at || startOf(fault) === at)
    return { at, active: new Set(faults.flatMap((fault, index) => (there(fault) ? [index] : []))) }
  })
  const inside = (a: Moment, b: Moment) => a !== b && [...a.active].every((index) => b.active.has(index))
  const largest = found.filter((moment, k) =>
    found.every((other, n) => !inside(moment, other) || (inside(other, moment) && n >= k)),
  )
  return largest.length > 0 ? largest : [{ at: 0, active: new Set() }]
}

/** The system after a moment: where another copy took over, it is the primary now, and the old one its standby. */
export function withRolesAfter(
  topology: Topology,
  faults: readonly Fault[],
  scenario: string,
  moment: Moment,
): Topology {
  const effect = effectOf(topology, faults, scenario, moment.active)
  let moved = false
  const groups = topology.groups.map((group) => {
    const fate = group.copies.length > 0 ? fateOf(topology, group, effect) : undefined
    const winner = fate?.kind === 'failover' ? fate.candidates[0] : undefined
    if (!winner) return group
    moved = true
    return promoted(group, winner)
  })
  return moved ? withGroups(topology, groups) : topology
}

function promoted(group: Group, winner: Copy): Group {
  const old = group.copies.find((copy) => copy.role === 'primary')
  const copies = group.copies.map((copy): Copy => {
    if (copy.id === winner.id) return { ...copy, role: 'primary', sync: false }
    // The old primary comes back as a standby of the kind that took over.
    return copy.id === old?.id ? { ...copy, role: 'standby', sync: winner.sync, promotion: winner.promotion } : copy
  })
  return { ...group, copies }
}

/** The same system with other roles of its copies. */
function withGroups(topology: Topology, groups: Group[]): Topology {
  const byStore = Map.groupBy(groups, (group) => group.store)
  const groupsOf = (store: Id) => byStore.get(store) ?? []
  return {
    ...topology,
    groups,
    groupsOf,
    groupFor: (store, region) => {
      const own = groupsOf(store)
      return own.find((group) => group.serves.includes(region)) ?? (own.length === 1 ? own[0] : undefined)
    },
  }
}
