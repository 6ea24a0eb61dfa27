/** A fault that names a shard group names one of its store: else it would take nothing away, and nothing would be judged. */
import type { Finding } from '../../findings/finding.ts'
import type { Fault } from '../../language/vocabulary/index.ts'
import { nearest } from '../../text/nearest.ts'
import { type Context, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { code } from './codes.ts'

export function checkFaultGroups(context: Context): Finding[] {
  return context.document.scenarios.flatMap(({ id, faults }) =>
    faults.flatMap((fault, index): Finding[] => {
      const known = groupNames(context, fault)
      if (!known || !('group' in fault) || fault.group === undefined || known.includes(fault.group)) return []
      const field = `faults.${index}.group`
      const suggestion = nearest(fault.group, known)
      const params = { id: fault.group, field, expected: 'group', ...(suggestion && { suggestion }) }
      return [report(context, code('ref-unknown'), `${id}.${field}`, params)]
    }),
  )
}

/** Names that the groups of the fault's store have; undefined when the fault is not about a store. */
function groupNames(context: Context, fault: Fault): string[] | undefined {
  if (fault.kind !== 'lose-instance') return undefined
  const store = context.stores.find(({ id }) => id === fault.element)
  if (!store) return undefined
  const groups = listOf(store.shards?.groups).map((group) => group.id)
  return (groups.length > 0 ? groups : ['main']).flatMap((group) => [group, `${store.id}/${group}`])
}
