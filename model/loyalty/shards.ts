/** The shards of the database and their copies: one shape for both regions, so that a variant states only its difference. */
import type { Member, PlaceHandle, RegionHandle, Text } from 'loadpath'
import { ekb, msk } from './places.ts'

type Region = RegionHandle<'a' | 'b' | 'c'>
type Copy = Omit<Member, 'in'> & { in: PlaceHandle }

/** Lag of a copy in the other region: little in normal work, seconds under a burst of writes. */
export const wanLag = { best: '30ms', typical: '500ms', worst: '5s' } as const

/** What a variant does differently. */
export interface Difference {
  /** Zone of the synchronous copy. Default: zone b of the home region. */
  syncIn?: (home: Region) => PlaceHandle
  /** The standby in the other region; `false`: there is none. */
  geo?: false | Partial<Copy>
  /** Further copies. */
  more?: (home: Region) => Copy[]
  /** Places of the etcd votes. Default: one in each zone of the home region. */
  votes?: (home: Region) => readonly PlaceHandle[]
}

function shard(id: string, title: Text, share: '70%' | '30%', home: Region, away: Region, difference: Difference) {
  const { syncIn, geo, more, votes } = difference
  const members: Copy[] = [
    { in: home.zone('a') },
    { in: syncIn?.(home) ?? home.zone('b'), sync: true },
    { in: home.zone('c'), role: 'replica' },
    ...(geo === false ? [] : [{ in: away.zone('a'), sync: false, promotion: 'manual' as const, lag: wanLag, ...geo }]),
    ...(more?.(home) ?? []),
  ]
  return { id, title, serves: [home], share, members, votes: votes?.(home) ?? home.zones }
}

/** Both shards: primary and synchronous copy in different zones, a read replica in the third, a standby in the other region. */
export function shards(difference: Difference = {}) {
  return [
    shard('msk', { ru: 'Шард Москвы', en: 'Moscow shard' }, '70%', msk, ekb, difference),
    shard('ekb', { ru: 'Шард Урала', en: 'Urals shard' }, '30%', ekb, msk, difference),
  ]
}
