/** Ids: well formed and unique over all lists of the document. */
import type { Finding } from '../../findings/finding.ts'
import { listNames } from '../../language/document.ts'
import { type Context, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { code } from './codes.ts'

const idPattern = /^[A-Za-z][A-Za-z0-9_-]*$/
/** Ids of these lists may be made of the ids they join (`a->b`, `a@b`, `a--b`). */
const joined = new Set(['relations', 'deployments', 'links'])
const joinedPattern = /^[A-Za-z][A-Za-z0-9_>@#-]*$/

export function checkIdentity(context: Context): Finding[] {
  const findings: Finding[] = []
  const seen = new Map<string, { list: string; times: number }>()
  for (const list of listNames) {
    for (const { id } of context.document[list]) {
      const pattern = joined.has(list) ? joinedPattern : idPattern
      if (!pattern.test(id)) findings.push(report(context, code('id-invalid'), id, { id, list }, id))
      const first = seen.get(id)
      if (!first) {
        seen.set(id, { list, times: 1 })
        continue
      }
      first.times += 1
      // The front end keeps the place of the second thing with that id under `id#2`.
      const second = `${id}#${first.times}`
      const path = context.sources[second] ? second : id
      const finding = report(context, code('id-duplicate'), path, { id, list: first.list, others: list }, id)
      const place = context.sources[id]
      findings.push(place && path === second ? { ...finding, related: [{ place }] } : finding)
    }
  }
  checkGroups(context, findings)
  return findings
}

/** Ids of shard groups are unique within their store. */
function checkGroups(context: Context, findings: Finding[]): void {
  for (const store of context.stores) {
    const seen = new Set<string>()
    for (const group of listOf(store.shards?.groups)) {
      const params = { id: group.id, list: `${store.id}.shards`, others: `${store.id}.shards` }
      if (seen.has(group.id))
        findings.push(report(context, code('id-duplicate'), `${store.id}.shards`, params, store.id))
      seen.add(group.id)
    }
  }
}
