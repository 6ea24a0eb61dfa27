/** A database that a single deployment of one replica places has one copy of its data, there. */
import type { Copy, Group, Topology } from '../topology/topology.ts'

/** The group with that copy when the model names none; the group itself otherwise. */
export function withLoneCopy(topology: Topology, group: Group): Group {
  const [only, ...others] = topology.instancesOf(group.store)
  const database = topology.elements.get(group.store)?.kind === 'database'
  if (group.copies.length > 0 || group.spec || !database || !only || others.length > 0) return group
  // The copy has the id of the instance: faults on either hit the same thing.
  const copy: Copy = {
    id: only.id,
    store: group.store,
    group: group.id,
    place: only.place,
    role: 'primary',
    sync: false,
    promotion: 'automatic',
    member: { in: only.place },
  }
  return { ...group, copies: [copy] }
}

/** The topology in which such databases have their copy. */
export function withLoneCopies(topology: Topology): Topology {
  const groups = topology.groups.map((group) => withLoneCopy(topology, group))
  if (groups.every((group, k) => group === topology.groups[k])) return topology
  return {
    ...topology,
    groups,
    groupsOf: (store) => topology.groupsOf(store).map((group) => withLoneCopy(topology, group)),
    groupFor: (store, region) => {
      const group = topology.groupFor(store, region)
      return group && withLoneCopy(topology, group)
    },
  }
}
