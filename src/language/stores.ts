/** Which elements keep data. */
import type { Element, Store } from './vocabulary/index.ts'

export const storeKinds: ReadonlySet<string> = new Set([
  'database',
  'cache',
  'sessionStore',
  'queue',
  'topic',
  'objectStore',
])

/** True for elements that keep data. */
export function isStore(element: Element): element is Store {
  return storeKinds.has(element.kind)
}
