/**
 * The canonical form of a model: what both front ends give, with every default id written, every short form expanded and
 * every list present. Author order of lists is kept; the order of fields is defined here, so one model is one text.
 */

import { type ArchitectureDocument, type ListName, listNames } from './document.ts'
import { isPlain, type Plain } from './schema/plain.ts'
import { expandJourney, expandMembers, expandRequirement, expandScenario, type Kinds } from './schema/shorthand.ts'

/** A document as an author writes it: lists, ids and titles may be missing, short forms may be used. */
export interface PartialDocument {
  loadpath?: unknown
  system?: unknown
  [list: string]: unknown
}

/** Default id of a relation. */
export function defaultRelationId(from: string, to: string): string {
  return `${from}->${to}`
}

/** Default id of a deployment. */
export function defaultDeploymentId(element: string, place: string): string {
  return `${element}@${place}`
}

/** Default id of a link. */
export function defaultLinkId(a: string, b: string): string {
  return `${a}--${b}`
}

/** Lists whose things have a title for people; it defaults to the id. */
const titled: ReadonlySet<string> = new Set([
  'places',
  'elements',
  'journeys',
  'requirements',
  'scenarios',
  'metrics',
  'queries',
  'variants',
  'stages',
  'views',
])

/** Id that a thing gets when the author gives none; undefined when it must give one. */
export function defaultId(list: string, thing: Plain): string | undefined {
  const text = (key: string) => (typeof thing[key] === 'string' ? thing[key] : undefined)
  const [from, to, element, place] = [text('from'), text('to'), text('element'), text('in')]
  const between = Array.isArray(thing.between) ? thing.between : []
  if (list === 'relations' && from !== undefined && to !== undefined) return defaultRelationId(from, to)
  if (list === 'deployments' && element !== undefined && place !== undefined) return defaultDeploymentId(element, place)
  if (list === 'links' && between.length === 2) return defaultLinkId(String(between[0]), String(between[1]))
  return undefined
}

function things(document: Plain, list: string): unknown[] {
  const value = document[list]
  return Array.isArray(value) ? value : []
}

/** Kinds by id of one set of lists. The first declaration of an id counts. */
function addKinds(kinds: Map<string, string>, lists: Plain): void {
  function put(list: string, kind: (thing: Plain) => unknown): void {
    for (const thing of things(lists, list)) {
      if (!isPlain(thing)) continue
      const id = thing.id ?? defaultId(list, thing)
      if (typeof id === 'string' && !kinds.has(id)) kinds.set(id, String(kind(thing)))
    }
  }
  put('places', () => 'place')
  put('links', () => 'link')
  put('elements', (thing) => thing.kind)
}

/** What each id of the document names, additions of variants included. */
function kindsOf(document: Plain): Kinds {
  const kinds = new Map<string, string>()
  addKinds(kinds, document)
  for (const list of ['variants', 'stages']) {
    for (const variant of things(document, list)) {
      if (isPlain(variant) && isPlain(variant.add)) addKinds(kinds, variant.add)
    }
  }
  return kinds
}

/** A deep copy without undefined fields and without the one name that would reach behind the data: `__proto__`. */
function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined)
  if (!isPlain(value)) return value
  const out: Plain = {}
  for (const key in value) {
    if (key === '__proto__' || !Object.hasOwn(value, key)) continue
    const field = value[key]
    if (field !== undefined) out[key] = typeof field === 'object' ? defined(field) : field
  }
  return out
}

function canonicalVariant(variant: Plain, document: Plain, kinds: Kinds): Plain {
  const out: Plain = { ...variant }
  if (isPlain(out.add)) out.add = canonicalLists(out.add, document, kinds)
  if (Array.isArray(out.set)) {
    out.set = out.set.map((change) => {
      if (!isPlain(change) || !isPlain(change.patch)) return change
      return { ...change, patch: canonicalPatch(String(change.id), change.patch, document, kinds) }
    })
  }
  return out
}

/** A patch with its short forms expanded like those of the thing it changes. */
function canonicalPatch(id: string, patch: Plain, document: Plain, kinds: Kinds): unknown {
  const journey = things(document, 'journeys').find((thing) => isPlain(thing) && thing.id === id)
  if (isPlain(journey)) return expandJourney(patch, kinds, journey.actor)
  if ('faults' in patch || 'perYear' in patch) return expandScenario(patch, kinds)
  return expandMembers(patch)
}

function canonicalThing(list: string, thing: unknown, document: Plain, kinds: Kinds): unknown {
  if (!isPlain(thing)) return thing
  const id = thing.id ?? defaultId(list, thing)
  const title = thing.title ?? (titled.has(list) ? id : undefined)
  const named: Plain = { ...thing, id, title }
  if (list === 'elements') return expandMembers(named)
  if (list === 'journeys') return { steps: [], rates: [], ...expandJourney(named, kinds) }
  if (list === 'requirements') return expandRequirement(named)
  if (list === 'scenarios') return expandScenario(named, kinds)
  if (list === 'variants' || list === 'stages') return canonicalVariant(named, document, kinds)
  return named
}

/** Lists in the document's order, each thing in full. Only the lists that `lists` has. */
function canonicalLists(lists: Plain, document: Plain, kinds: Kinds): Plain {
  const out: Plain = {}
  for (const list of listNames) {
    if (!(list in lists)) continue
    out[list] = things(lists, list).map((thing) => canonicalThing(list, thing, document, kinds))
  }
  return out
}

/**
 * The whole document of what an author wrote. Never throws; a field of a wrong type is passed through, so validate
 * against the schema before (the load stage does).
 */
export function canonicalise(given: PartialDocument): ArchitectureDocument {
  const written = defined(given) as PartialDocument
  const kinds = kindsOf(written)
  const system = isPlain(written.system) ? written.system : {}
  const empty = Object.fromEntries(listNames.map((name): [ListName, unknown[]] => [name, []]))
  const document = {
    loadpath: 1,
    system: { languages: ['ru', 'en'], ...system, title: system.title ?? system.id },
    ...empty,
    ...canonicalLists(written, written, kinds),
  }
  return defined(document) as ArchitectureDocument
}

const firstKeys = ['id', 'kind', 'title', 'description']

/** Fields in the defined order: id, kind, title, description, the rest by name. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isPlain(value)) return value
  const out: Plain = {}
  for (const key of firstKeys) if (value[key] !== undefined) out[key] = ordered(value[key])
  for (const key of Object.keys(value).sort())
    if (!(key in out) && value[key] !== undefined) out[key] = ordered(value[key])
  return out
}

/** The canonical text of a document: same model, same bytes. Two spaces, LF, a newline at the end. */
export function canonicalJson(document: ArchitectureDocument): string {
  const out: Plain = { loadpath: document.loadpath, system: ordered(document.system) }
  for (const list of listNames) out[list] = ordered(document[list])
  return `${JSON.stringify(out, null, 2)}\n`
}
