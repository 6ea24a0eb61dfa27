/**
 * Who leads in the normal state. Of a topic of Kafka every broker: leaders of partitions are spread over the replicas and led back to
 * them (`auto.leader.rebalance.enable`, on by default), so what befalls a topic is what befalls its worst partition, whichever
 * member the model lists first. Recovery, loss and availability all count it so.
 */
import type { Store } from '../../language/vocabulary/index.ts'
import type { Copy, Group } from '../topology/topology.ts'
import { familyOf } from './family.ts'

/** The group with every broker in turn as the leader of a partition; the group itself when there is one leader. */
export function ledBy(store: Store, group: Group): Group[] {
  const may = leadersOf(store, group)
  if (may.length < 2) return [group]
  const role = (copy: Copy, leader: Copy) =>
    copy === leader ? 'primary' : copy.role === 'primary' ? 'standby' : copy.role
  return may.map((leader) => ({
    ...group,
    copies: group.copies.map((copy): Copy => ({ ...copy, role: role(copy, leader) })),
  }))
}

/** Copies that lead something: the primary; of a topic with several partitions all that may lead. */
export function leadersOf(store: Store, group: Group): Copy[] {
  const spread = familyOf(store) === 'kafka' && 'queue' in store && store.queue.partitions !== 1
  return group.copies.filter((copy) => copy.role === 'primary' || (spread && copy.role === 'standby'))
}
