/** Synchronous standbys in another region than their primary: what a commit waits for. */
import type { Context } from './context.ts'
import type { CopyAt, GroupAt } from './copies.ts'
import { directRoundTrip } from './distance.ts'

export interface RemoteSync {
  group: GroupAt
  /** Synchronous standbys outside the region of the primary. */
  remote: CopyAt[]
  /** Every commit waits for another region: too few synchronous standbys are near. */
  waits: boolean
  /** Seconds of the round trip that such a commit waits for at least, when a link says so. */
  roundTrip: number | undefined
}

/** The groups of databases that have remote synchronous standbys. */
export function remoteSync(context: Context): RemoteSync[] {
  return context.stores.flatMap((store) => {
    if (store.kind !== 'database') return []
    return context.groupsOf(store.id).flatMap((group) => {
      const primary = group.primary
      if (!primary || group.needed === 0) return []
      const home = context.regionOf(primary.member.in)
      const remote = group.syncStandbys.filter((copy) => context.regionOf(copy.member.in) !== home)
      if (remote.length === 0) return []
      const near = group.syncStandbys.length - remote.length
      // FIRST k waits for the first k in order; ANY k for the nearest k.
      const chosen = store.replication?.mode === 'sync' ? group.syncStandbys.slice(0, group.needed) : []
      const waits = near < group.needed || chosen.some((copy) => remote.includes(copy))
      const trips = remote.flatMap((copy) => directRoundTrip(context, primary.member.in, copy.member.in) ?? [])
      return [{ group, remote, waits, roundTrip: trips.length > 0 ? Math.min(...trips) : undefined }]
    })
  })
}
