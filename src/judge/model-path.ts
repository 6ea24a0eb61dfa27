/**
 * Reads and writes one field of a document by its model path: `profiles.backup.restoreRate`, `accrue.rates.0.peak`,
 * `api->profiles.time`. The first part is the id of a thing in any list; numbers are positions in lists.
 */
import { type ArchitectureDocument, listNames } from '../language/document.ts'
import {
  bytes,
  bytesPerSecond,
  type Duration,
  perSecond,
  type Rate,
  type Size,
  seconds,
  type Throughput,
} from '../language/units.ts'

type Plain = Record<string, unknown>

/** Cuts a path into the id and the fields. Ids hold no dots; `store/group` and `store/group/n` are places in the store. */
function split(document: ArchitectureDocument, path: string): { id: string; fields: string[] } {
  const [id = '', ...fields] = path.split('.')
  const [store = '', group, member] = id.split('/')
  const element = group === undefined ? undefined : document.elements.find((e) => e.id === store)
  if (!element || !('shards' in element || 'replication' in element || 'queue' in element)) return { id, fields }
  const index = element.shards?.groups.findIndex((g) => g.id === group) ?? -1
  const owner =
    index >= 0 ? ['shards', 'groups', String(index)] : element.replication?.members ? ['replication'] : ['queue']
  return {
    id: store,
    fields: [...owner, ...(member === undefined ? [] : ['members', String(Number(member) - 1)]), ...fields],
  }
}

/** Position in a list: by number, or by the id of the thing there. */
function position(list: readonly unknown[], field: string): number {
  if (/^[0-9]+$/.test(field)) return Number(field)
  return list.findIndex((item) => typeof item === 'object' && item !== null && (item as Plain).id === field)
}

function step(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value[position(value, field)]
  return typeof value === 'object' && value !== null ? (value as Plain)[field] : undefined
}

/** The value at a path, or undefined. */
export function readPath(document: ArchitectureDocument, path: string): unknown {
  const { id, fields } = split(document, path)
  for (const list of listNames) {
    const found = (document[list] as { id: string }[]).find((thing) => thing.id === id)
    if (found) return fields.reduce(step, found as unknown)
  }
  return undefined
}

/** A copy of the document with the value at a path replaced; the same document when the path leads nowhere. */
export function writePath(document: ArchitectureDocument, path: string, value: unknown): ArchitectureDocument {
  const { id, fields } = split(document, path)
  for (const list of listNames) {
    const things = document[list] as { id: string }[]
    const index = things.findIndex((thing) => thing.id === id)
    if (index < 0) continue
    const copy = [...things]
    copy[index] = replace(things[index], fields, value) as { id: string }
    return { ...document, [list]: copy } as ArchitectureDocument
  }
  return document
}

function replace(target: unknown, fields: readonly string[], value: unknown): unknown {
  const [field, ...rest] = fields
  if (field === undefined) return value
  if (Array.isArray(target)) {
    const at = position(target, field)
    return target.map((item, index) => (index === at ? replace(item, rest, value) : item))
  }
  return { ...(target as Plain), [field]: replace(step(target, field), rest, value) }
}

/** A time given as best / typical / worst. */
export function isEstimate(value: unknown): value is { best: string; typical: string; worst: string } {
  return typeof value === 'object' && value !== null && 'typical' in value && 'worst' in value
}

/** The number in a value with a unit (`'400GB'` -> 400), or of a plain number; undefined for anything else. */
export function amountOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  const match = /^([0-9]+(?:\.[0-9]+)?)/.exec(value)
  return match ? Number(match[1]) : undefined
}

/** The number in the base unit of its kind (`'10m'` -> 600), so that values in different units compare. */
export function baseAmount(value: unknown): number | undefined {
  const amount = amountOf(value)
  if (typeof value !== 'string' || amount === undefined) return amount
  const kinds = [
    seconds(value as Duration),
    bytes(value as Size),
    bytesPerSecond(value as Throughput),
    perSecond(value as Rate),
  ]
  return kinds.find((number) => !Number.isNaN(number)) ?? amount
}

/** From here on it is the distance to 100 % that people mean: 99.99 % changed by a fifth is not 79.99 %. */
const NEAR_ALL = 90

/**
 * The same value with its number multiplied; whole counts stay whole, shares stay at most 100 %. Of a share of 90 % and more
 * the distance to 100 % is divided instead.
 */
export function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) ? Math.max(1, Math.round(value * factor)) : value * factor
  if (typeof value !== 'string') return undefined
  const match = /^([0-9]+(?:\.[0-9]+)?)(.*)$/.exec(value)
  if (!match) return undefined
  const number = Number(match[1])
  const share = match[2] === '%'
  const raw = share && number >= NEAR_ALL ? 100 - (100 - number) / factor : number * factor
  const amount = share ? Math.min(100, Math.max(0, raw)) : raw
  // Nine decimals: no exponent, which the units do not allow, and no float noise.
  return `${Number(amount.toFixed(9))}${match[2]}`
}
