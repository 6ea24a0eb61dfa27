/**
 * Paths of things and fields in the form of the source map: `profiles`, `profiles.backup.in`, `api->profiles.timeout`,
 * `variant.add.cache.ttl`. A thing without an id is named by its list and place: `elements.3`.
 */

import { defaultId } from '../../language/canonical.ts'
import { listNames } from '../../language/document.ts'
import { isPlain, type Plain } from '../../language/schema/plain.ts'

/** Paths of all things of a document by their JSON pointer (`/elements/3`). The second thing with one id gets `#2`. */
export function thingPaths(document: unknown): Map<string, string> {
  const paths = new Map<string, string>()
  if (isPlain(document)) addThings(document, '', '', paths, new Map())
  return paths
}

function addThings(
  lists: Plain,
  pointer: string,
  prefix: string,
  paths: Map<string, string>,
  seen: Map<string, number>,
) {
  for (const list of listNames) {
    const things = lists[list]
    if (!Array.isArray(things)) continue
    for (const [index, thing] of things.entries()) {
      const at = `${pointer}/${list}/${index}`
      const id = isPlain(thing) ? (thing.id ?? defaultId(list, thing)) : undefined
      const name = prefix + (typeof id === 'string' ? id : `${list}.${index}`)
      const count = (seen.get(name) ?? 0) + 1
      seen.set(name, count)
      const path = count === 1 ? name : `${name}#${count}`
      paths.set(at, path)
      if (isPlain(thing) && isPlain(thing.add)) addThings(thing.add, `${at}/add`, `${path}.add.`, paths, seen)
    }
  }
}

/** Path of what a JSON pointer points at. */
export function pathAt(paths: ReadonlyMap<string, string>, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const thing = paths.get(at)
    if (thing !== undefined) return thing + dotted(pointer.slice(at.length))
  }
  return dotted(pointer).slice(1)
}

function dotted(pointer: string): string {
  return keysOf(pointer)
    .map((key) => `.${key}`)
    .join('')
}

/** Keys of a JSON pointer. */
export function keysOf(pointer: string): string[] {
  const [, ...keys] = pointer.split('/')
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What stands at the keys. */
export function valueAt(data: unknown, keys: readonly string[]): unknown {
  let at = data
  for (const key of keys) {
    if (Array.isArray(at)) at = at[Number(key)]
    else if (isPlain(at) && Object.hasOwn(at, key)) at = at[key]
    else return undefined
  }
  return at
}
