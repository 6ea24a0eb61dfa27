/** What the model places nowhere, neither by a deployment nor by copies, though it must run on machines of ours. */
import { isStore } from '../../language/stores.ts'
import { inLanguage, type Said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import type { Topology } from './topology.ts'

/** Kinds that work off requests on machines. */
const working: ReadonlySet<Element['kind']> = new Set<Element['kind']>([
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

/** That an element has neither a deployment nor copies, with the field to give; undefined for what has, or needs none. */
export function standsNowhere(topology: Topology, id: Id): Said | undefined {
  const element = topology.elements.get(id)
  if (!element || !working.has(element.kind) || isInProcess(element)) return undefined
  if (topology.instancesOf(topology.runnerOf(id)).length > 0) return undefined
  if (topology.groupsOf(id).some((group) => group.copies.length > 0)) return undefined
  const stored = isStore(element)
  return {
    ru: `в модели не сказано, где работает «${inLanguage(element.title, 'ru')}» (${stored ? `${id}.replication.members` : `развёртывание ${id}`})`,
    en: `the model does not say where "${inLanguage(element.title, 'en')}" runs (${stored ? `${id}.replication.members` : `a deployment of ${id}`})`,
  }
}

/** It lives and dies with the process around it. */
function isInProcess(element: Element): boolean {
  if ('technology' in element && element.technology === 'in-process') return true
  return 'cache' in element && element.cache?.level === 'in-process'
}
