/** What a commit waits for beyond the primary: the round trip to the acknowledging copies. */
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { Topology } from '../topology/topology.ts'
import { alive, type Lost, type Target } from './routing.ts'

export interface CommitWait {
  seconds: number
  /** Model paths of the links on the way. */
  path: string
  /** Copy whose answer is the last one waited for. */
  copy: string | undefined
  /** Too few copies are left and the store refuses to go on without them. */
  blocked: boolean
}

const none: CommitWait = { seconds: 0, path: '', copy: undefined, blocked: false }

/**
 * FIRST k: the slowest of the first k living synchronous standbys in order; ANY k: the k-th fastest. A local or switched
 * off `commit` waits for nobody. A queue with `all` waits for every living copy. The standby's flush itself is not
 * counted.
 */
export function commitWait(topology: Topology, store: Store, target: Target, lost: Lost): CommitWait {
  const { group, copy } = target
  if (!group || !copy) return none
  const living = group.copies.filter((c) => c.id !== copy.id && alive(topology, lost, c.id, c.store, c.place))
  if ('queue' in store) {
    if (store.queue.acknowledgements !== 'all') return none
    const others = living.filter((c) => c.role !== 'witness' && c.role !== 'replica')
    return waitFor(topology, copy.place, others, others.length)
  }
  // Redis acknowledges before its replicas have the write, whatever the model calls the mode.
  if (store.kind === 'cache' || store.kind === 'sessionStore') return none
  const replication = store.replication
  if (!replication || replication.mode === 'async' || replication.commit === 'local' || replication.commit === 'off') {
    return none
  }
  const wanted = replication.acknowledgements ?? 1
  // After a failover the promoted standby no longer counts as its own witness, the others still do.
  const standbys = living.filter((c) => c.sync)
  if (standbys.length < wanted && replication.strict) return { ...none, blocked: true }
  const needed = Math.min(wanted, standbys.length)
  if (replication.mode === 'sync') return waitFor(topology, copy.place, standbys.slice(0, needed), needed)
  return waitFor(topology, copy.place, standbys, needed)
}

function waitFor(
  topology: Topology,
  from: Id,
  copies: readonly { id: string; place: Id }[],
  count: number,
): CommitWait {
  const ranked = copies
    .map((c) => ({ id: c.id, ...topology.roundTrip(from, c.place) }))
    .sort((a, b) => a.seconds - b.seconds)
  const last = ranked[count - 1]
  return last ? { seconds: last.seconds, path: last.path, copy: last.id, blocked: false } : none
}
