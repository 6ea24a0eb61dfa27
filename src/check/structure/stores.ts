/** Stores: every group can be written to, waits for copies that exist, and shards cover the users. */
import type { Finding } from '../../findings/finding.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { code } from './codes.ts'

export function checkStores(context: Context): Finding[] {
  const regions = new Set(context.document.journeys.flatMap((journey) => journey.rates.map((rate) => rate.from)))
  return context.stores.flatMap((store) => [...checkCopies(context, store), ...checkShards(context, store, regions)])
}

function checkCopies(context: Context, store: Store): Finding[] {
  const findings: Finding[] = []
  for (const group of context.groupsOf(store.id)) {
    const sharded = store.shards !== undefined
    if (group.primary === undefined && (sharded || group.copies.length > 0)) {
      findings.push(report(context, code('members-empty'), group.path, { group: group.id }, store.id))
    } else if (group.copies.length > 0 && group.needed > group.syncStandbys.length) {
      const params = {
        group: group.id,
        mode: store.replication?.mode ?? 'async',
        needed: group.needed,
        standbys: group.syncStandbys.length,
      }
      findings.push(report(context, code('sync-without-standby'), `${store.id}.replication.mode`, params, store.id))
    }
  }
  return findings
}

function checkShards(context: Context, store: Store, regions: ReadonlySet<string>): Finding[] {
  const groups = store.shards?.groups
  if (!Array.isArray(groups) || groups.length === 0) return []
  const findings: Finding[] = []
  const given = groups.filter((group) => group.share !== undefined)
  const sum = context.groupsOf(store.id).reduce((total, group) => total + group.share, 0)
  if (given.length > 0 && Math.abs(sum - 1) > 1e-6) {
    findings.push(report(context, code('shares-sum'), `${store.id}.shards`, { store: store.id, sum }))
  }
  if (!groups.some((group) => listOf(group.serves).length > 0)) return findings
  groups.forEach((group, i) => {
    const serves = listOf(group.serves)
    if (regions.size > 0 && serves.length > 0 && !serves.some((region) => regions.has(region))) {
      const params = { group: group.id, regions: serves.join(', ') }
      findings.push(report(context, code('shard-idle'), `${store.id}.shards.groups.${i}.serves`, params))
    }
  })
  const served = new Set(groups.flatMap((group) => listOf(group.serves)))
  const users = new Set(context.journeysThrough(store.id).flatMap((journey) => journey.rates.map((rate) => rate.from)))
  for (const region of users) {
    if (served.has(region) || !context.places.has(region)) continue
    findings.push(report(context, code('shard-unserved'), `${store.id}.shards`, { store: store.id, region }))
  }
  return findings
}
