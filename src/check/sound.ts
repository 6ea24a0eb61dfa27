/**
 * A document whose lists are lists of things with ids, whatever was given. The checks walk it without fear: what the
 * schema has already refused (or a patch of a variant has destroyed) is left out here, never trusted.
 */

import { type ArchitectureDocument, listNames } from '../language/document.ts'
import { isPlain, type Plain } from '../language/schema/plain.ts'

/** Arrays that later code walks without asking. A missing one counts as empty. */
const arrays: Record<string, readonly string[]> = {
  journeys: ['steps', 'rates'],
  requirements: ['measures'],
  scenarios: ['faults'],
  metrics: ['watches'],
  assumptions: ['about'],
  links: ['between'],
  stages: ['tasks'],
}

/** Things of these arrays are objects. */
const objectArrays = new Set(['steps', 'rates', 'measures', 'faults'])

/** The document with every list present and every thing an object with a text id. */
export function soundDocument(given: unknown): ArchitectureDocument {
  const document = isPlain(given) ? given : {}
  const out: Plain = {
    loadpath: 1,
    system: soundSystem(document.system),
  }
  for (const name of listNames) {
    const list = Array.isArray(document[name]) ? document[name] : []
    out[name] = list
      .filter((thing): thing is Plain => isPlain(thing) && typeof thing.id === 'string')
      .map((thing) => soundThing(name === 'elements' ? soundElement(thing) : thing, arrays[name] ?? []))
  }
  return out as unknown as ArchitectureDocument
}

function soundSystem(given: unknown): Plain {
  const system = isPlain(given) ? given : {}
  const languages = Array.isArray(system.languages) ? system.languages.filter((l) => l === 'ru' || l === 'en') : []
  return { ...system, id: typeof system.id === 'string' ? system.id : '', languages }
}

/** Fields of elements that are records: anything else in their place is left out. */
const records = [
  'replication',
  'shards',
  'backup',
  'failover',
  'proxy',
  'pool',
  'queue',
  'cache',
  'alerting',
  'healthCheck',
  'readiness',
  'manualPromotion',
  'elasticsearch',
  'redis',
  'kafka',
  'rabbitmq',
  'nginx',
  'http',
  'jwt',
  'opentelemetry',
  'changeDataCapture',
  'planned',
]

function soundElement(element: Plain): Plain {
  const broken = records.filter((field) => element[field] !== undefined && !isPlain(element[field]))
  const shards = isPlain(element.shards) ? element.shards : undefined
  const groups = shards && Array.isArray(shards.groups) ? shards.groups : []
  const clean = groups.filter((group): group is Plain => isPlain(group) && typeof group.id === 'string')
  const whole = !shards || (Array.isArray(shards.groups) && clean.length === groups.length)
  if (broken.length === 0 && whole) return element
  const kept = Object.entries(element).filter(([field]) => !broken.includes(field))
  return { ...Object.fromEntries(kept), ...(shards && !whole && { shards: { ...shards, groups: clean } }) }
}

/** The list, or an empty one in place of anything else. */
export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : []
}

function soundThing(thing: Plain, fields: readonly string[]): Plain {
  if (fields.every((field) => Array.isArray(thing[field]) && !hasForeign(thing, field))) return thing
  const out: Plain = { ...thing }
  for (const field of fields) {
    const value = Array.isArray(thing[field]) ? thing[field] : []
    out[field] = objectArrays.has(field) ? value.filter(isPlain) : value
  }
  return out
}

function hasForeign(thing: Plain, field: string): boolean {
  return objectArrays.has(field) && !(thing[field] as unknown[]).every(isPlain)
}
