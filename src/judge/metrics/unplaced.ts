/** What is on the way of a journey but nowhere in the model: its load and waiting are not known. */
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import { titleOf } from '../outcome.ts'

/** Kinds that work off requests on machines of ours. */
const working = new Set<Element['kind']>([
  'service',
  'worker',
  'gateway',
  'identityProvider',
  'loadBalancer',
  'database',
  'cache',
  'sessionStore',
  'queue',
  'topic',
])

/** The first element on the way of a journey that has neither a deployment nor copies; undefined for anything but a journey. */
export function unplaced(topology: Topology, of: Id): Said | undefined {
  const journey = topology.journeys.find((j) => j.journey.id === of)
  const missing = journey?.steps.find(({ to }) => {
    const element = topology.elements.get(to)
    if (!element || !working.has(element.kind)) return false
    if ('technology' in element && element.technology === 'in-process') return false
    return topology.instancesOf(to).length === 0 && topology.groupsOf(to).every((group) => group.copies.length === 0)
  })
  if (!missing) return undefined
  const name = titleOf(topology, missing.to)
  const stored = topology.stores.some((store) => store.id === missing.to)
  return {
    ru: `в модели не сказано, где работает «${name.ru}» (${stored ? `${missing.to}.replication.members` : `развёртывание ${missing.to}`})`,
    en: `the model does not say where "${name.en}" runs (${stored ? `${missing.to}.replication.members` : `a deployment of ${missing.to}`})`,
  }
}
