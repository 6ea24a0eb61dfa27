/**
 * What the builder functions write to: lists of plain data and the place of each call. Handles are turned into ids at
 * the moment of the call, so later changes to an options object do not reach the model.
 */
import { type ListName, listNames } from '../document.ts'
import type { Plain } from '../schema/plain.ts'
import { type CallPlace, callPlace } from './call-place.ts'
import { handleId } from './handles.ts'

export type Lists = Record<ListName, Plain[]>

/** The document under construction. `lists` changes while a variant is being built: what is added then belongs to it. */
export interface Recorder {
  system: Plain
  base: Lists
  lists: Lists
  /** Path of the variant that is being built, with a dot at the end; empty for the model itself. */
  prefix: string
  sources: Record<string, CallPlace>
}

/** Empty lists of a document. */
export function emptyLists(): Lists {
  const lists: Partial<Lists> = {}
  for (const name of listNames) lists[name] = []
  return lists as Lists
}

/** Options as plain data: handles become ids, undefined fields disappear. */
export function plain(value: unknown): unknown {
  const id = handleId(value)
  if (id !== undefined) return id
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const out: Plain = {}
  for (const [key, field] of Object.entries(value)) if (field !== undefined) out[key] = plain(field)
  return out
}

/** Remembers where the thing with that path was written. The first of two with one id keeps the path; the next get `#2`, `#3`. */
export function remember(recorder: Recorder, path: string, place: CallPlace | undefined = callPlace()): void {
  if (!place) return
  const at = recorder.prefix + path
  let free = at
  for (let n = 2; free in recorder.sources; n++) free = `${at}#${n}`
  recorder.sources[free] = place
  if (recorder.prefix !== '' && !(path in recorder.sources)) recorder.sources[path] = place
}

/** Adds a thing to a list of the document, with its place. */
export function record(recorder: Recorder, list: ListName, id: string, head: Plain, options: unknown): void {
  remember(recorder, id)
  recorder.lists[list].push({ id, ...head, ...(plain(options ?? {}) as Plain) })
}
