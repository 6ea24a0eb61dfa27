/**
 * What an author wrote and the schema check took out. A reference to it is no mistake of its own: the one finding that
 * says why it was taken out is enough.
 */
import { defaultId } from '../../language/canonical.ts'
import { listNames } from '../../language/document.ts'
import { collectTexts, isPlain } from '../../language/schema/plain.ts'
import type { Lost } from '../loaded-model.ts'

/** Every id at any depth, those that a thing of a list has by default included. */
function idsIn(data: unknown): Set<string> {
  const ids = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isPlain(value)) {
      if (typeof value.id === 'string') ids.add(value.id)
      Object.values(value).forEach(walk)
    }
  }
  walk(data)
  if (!isPlain(data)) return ids
  for (const list of listNames) {
    const things = data[list]
    if (Array.isArray(things)) for (const id of things.map((thing) => idOf(list, thing))) if (id) ids.add(id)
    // A record in place of a list: its keys are what the author takes for ids.
    if (isPlain(things)) for (const key of Object.keys(things)) ids.add(key)
  }
  return ids
}

function idOf(list: (typeof listNames)[number], thing: unknown): string | undefined {
  if (!isPlain(thing)) return undefined
  const id = thing.id ?? defaultId(list, thing)
  return typeof id === 'string' ? id : undefined
}

/** A thing without an id, or no list at all: nobody knows what it was called. */
function hasNameless(data: unknown): boolean {
  if (!isPlain(data)) return true
  return listNames.some((list) => {
    const things = data[list]
    if (Array.isArray(things)) return things.some((thing) => idOf(list, thing) === undefined)
    return things !== undefined && !isPlain(things)
  })
}

/** What is in `written` and no longer in `kept`. */
export function lostIn(written: unknown, kept: unknown): Lost {
  const left = idsIn(kept)
  const ids = [...idsIn(written)].filter((id) => !left.has(id))
  const texts = new Set<string>()
  for (const list of listNames) {
    const whole = new Set(thingsOf(kept, list).map((thing) => JSON.stringify(thing)))
    for (const thing of thingsOf(written, list)) if (!whole.has(JSON.stringify(thing))) collectTexts(thing, texts)
  }
  // Also where a list of ids is written as a text.
  const named = new Set([...texts].flatMap((text) => [text, ...text.split(/[,;\s]+/)]))
  return { ids, named: [...named].filter((id) => left.has(id)), nameless: hasNameless(written) }
}

function thingsOf(data: unknown, list: string): readonly unknown[] {
  const things = isPlain(data) ? data[list] : undefined
  return Array.isArray(things) ? things : []
}
