/** Loss of a Citus worker group or of the coordinator: Patroni inside the group, then the address at the coordinator. */
import type { PatroniFailover, StoreProxy } from '../../language/vocabulary/index.ts'
import { ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { patroniHostCrash } from './patroni.ts'
import { automatic, type MechanismPhase } from './phase.ts'
import { proxyPhases } from './store-proxy.ts'

type Knobs = Partial<PatroniFailover> | undefined

/** The proxy that stands before a group, and where the model says so. */
interface Before {
  proxy: StoreProxy
  path: string
}

/**
 * The primary of a worker group dies: its group fails over, then the coordinator learns the new address. With a proxy in
 * front of the group its `rise` is added too.
 */
export function workerFailover(
  knobs: Knobs,
  path: string,
  values: Values<'citus'> = {},
  proxy?: Before,
  paths: Paths<'citus'> = path,
): MechanismPhase[] {
  const read = reader('citus', values, paths)
  return [
    ...patroniHostCrash(knobs, path),
    ...(proxy ? proxyPhases(proxy.proxy, proxy.path, 2, { seconds: 1, path: proxy.path }) : []),
    automatic('reroute', read('metadata_update')),
  ]
}

/** The coordinator dies: group 0 fails over, and clients come by the proxy that stands before it. */
export function coordinatorFailover(knobs: Knobs, path: string, proxy: Before): MechanismPhase[] {
  return [
    ...patroniHostCrash(knobs, path),
    ...proxyPhases(proxy.proxy, proxy.path, 2, { seconds: 1, path: proxy.path }),
  ]
}

/** Locks of prepared transactions that the loss left in doubt, after the node is back. */
export function inDoubtTransactions(values: Values<'citus'> = {}, path: Paths<'citus'> = 'citus'): MechanismPhase[] {
  const interval = reader('citus', values, path)('recover_2pc_interval')
  const label = { ru: 'Незавершённые транзакции держат блокировки', en: 'In-doubt transactions hold their locks' }
  return [automatic('act', ranged(label, 's', '0 .. recover_2pc_interval', phase(interval.value.typical), [interval]))]
}
