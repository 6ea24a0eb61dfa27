/**
 * What the reference pages say of overriding is so. Small systems are analysed twice, as they are and with every field of the
 * table set: a knob that was read at its default has an entry, and one of its fields then stands in the derivations.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { analyseConsistency } from '../../src/analyse/consistency/analyse.ts'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { analyseFailures } from '../../src/analyse/failures/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { hpaDefaults } from '../../src/analyse/performance/autoscaling/hpa.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { allKnobs, catalogue } from '../../src/catalogue/catalogue.ts'
import { inModel } from '../../src/catalogue/in-model.ts'
import type { Knob } from '../../src/catalogue/knob.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Origin } from '../../src/quantity/quantity.ts'
import { storeCarriers } from './carriers.ts'
import { entryCarriers } from './entry-carriers.ts'

type Plain = Record<string, unknown>
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null
const nameOf = (knob: Knob) => `${knob.technology}.${knob.knob}`
const fieldsOf = (knob: Knob): readonly string[] => {
  const entry = inModel(knob.technology, knob.knob)
  return entry === undefined || entry === 'fixed' ? [] : entry
}

/** Every origin in the results of the analyses. */
function originsOf(document: ArchitectureDocument): Origin[] {
  const topology = resolveTopology(document)
  const performance = {
    normal: analysePerformance(topology, { load: 'normal' }),
    peak: analysePerformance(topology, { load: 'peak' }),
  }
  const data = analyseData(topology)
  const failures = analyseFailures(topology, performance, data, { pairs: false })
  const found: Origin[] = []
  const seen = new Set<unknown>()
  const walk = (value: unknown): void => {
    if (!isObject(value) || seen.has(value)) return
    seen.add(value)
    if (isObject(value.origin)) found.push(value.origin as unknown as Origin)
    for (const inner of value instanceof Map ? value.values() : Object.values(value)) walk(inner)
  }
  walk({ performance, data, failures, consistency: analyseConsistency(topology, data) })
  return found
}

const knobsIn = (origins: readonly Origin[]): Set<string> =>
  new Set(origins.flatMap((o) => (o.kind === 'catalogue' ? [`${o.technology}.${o.knob}`] : [])))

/** A value of the kind of the knob that is nobody's default. */
function sample({ unit }: Knob): unknown {
  const samples: Record<string, unknown> = {
    s: '7s',
    B: '3MB',
    'B/s': '33MB/s',
    ratio: '7%',
    '/s': '7/s',
    '/year': '7/year',
  }
  return samples[unit] ?? (unit === 'count' ? 5 : undefined)
}

/** Settings that stand in a thing of their own, with what that cannot do without. */
const optional: Record<string, Plain> = {
  healthCheck: { interval: '10s', failures: 3 },
  readiness: { interval: '10s', failures: 3 },
  pool: { technology: 'pgbouncer', size: 20 },
  vrrp: {},
  nginx: {},
  originFailover: {},
  http: {},
  orchestrator: { technology: 'kubernetes' },
}

/** Puts a value at the fields below a thing, where what they stand in is there or may be put there. */
function put(thing: unknown, [field = '', ...rest]: string[], value: unknown): void {
  if (!isObject(thing)) return
  if (field.endsWith('[]')) {
    const list = thing[field.slice(0, -2)]
    if (Array.isArray(list)) for (const entry of list) put(entry, rest, value)
    return
  }
  if (rest.length === 0) {
    thing[field] = value
    return
  }
  if (thing[field] === undefined && optional[field]) thing[field] = { ...optional[field] }
  put(thing[field], rest, value)
}

const lists: Record<string, keyof ArchitectureDocument> = {
  deployment: 'deployments',
  relation: 'relations',
  link: 'links',
  place: 'places',
}

/** The things of a document that a field of the table speaks of. */
function thingsOf(document: ArchitectureDocument, kind: string): Plain[] {
  const list = lists[kind]
  if (list) return document[list] as unknown as Plain[]
  const alike =
    kind === 'service' ? ['service', 'worker', 'gateway'] : kind === 'cache' ? ['cache', 'sessionStore'] : [kind]
  return document.elements.filter((one) => alike.includes(one.kind)) as unknown as Plain[]
}

/** The document with one field set in every thing that may have it. */
function withField(document: ArchitectureDocument, field: string, value: unknown): ArchitectureDocument {
  const copy = structuredClone(document)
  const [kind = '', ...path] = field.split('.')
  for (const thing of thingsOf(copy, kind)) put(thing, path, value)
  return copy
}

/** Paths in derivations that are that field, of whatever thing. Entries of lists have ids of their own. */
function pathsOf(origins: readonly Origin[], field: string): string[] {
  const tail = field.includes('[]') ? field.slice(field.lastIndexOf('.')) : field.slice(field.indexOf('.'))
  return origins.flatMap((origin) => (origin.kind === 'model' && origin.path.endsWith(tail) ? [origin.path] : []))
}

const timesRead = (origins: readonly Origin[], { technology, knob }: Knob): number =>
  origins.filter((o) => o.kind === 'catalogue' && o.technology === technology && o.knob === knob).length

const carriers = Object.entries({ ...storeCarriers(), ...entryCarriers() })
const plain = new Map(carriers.map(([name, document]) => [name, originsOf(document)]))
const read = new Set([...plain.values()].flatMap((origins) => [...knobsIn(origins)]))

describe('knobs in the model', () => {
  it('every knob that an analysis reads has an entry: its fields, or that it is fixed', () => {
    assert.ok(read.size > 90, String(read.size))
    const missing = [...read].filter((name) => {
      const [technology = '', knob = ''] = name.split('.')
      return inModel(technology, knob) === undefined
    })
    assert.deepEqual(missing, [])
  })

  /** Whether a field, set in a carrier, is what the derivations name instead of the default. */
  function replaces(name: string, document: ArchitectureDocument, knob: Knob, field: string): boolean {
    const own = plain.get(name) ?? []
    const origins = originsOf(withField(document, field, sample(knob)))
    const before = new Set(pathsOf(own, field))
    const named = pathsOf(origins, field).some((path) => !before.has(path))
    return named && timesRead(origins, knob) < timesRead(own, knob)
  }

  const settable = allKnobs().filter((knob) => read.has(nameOf(knob)) && fieldsOf(knob).length > 0)
  const everywhere = knobsIn(plain.get('patroni') ?? [])
  for (const [name, document] of carriers) {
    it(`${name}: what was a default comes from the model when it is set`, () => {
      const defaults = knobsIn(plain.get(name) ?? [])
      for (const knob of settable) {
        const known = name !== 'patroni' && everywhere.has(nameOf(knob))
        if (!defaults.has(nameOf(knob)) || known) continue
        const fields = fieldsOf(knob)
        assert.ok(
          fields.some((field) => replaces(name, document, knob, field)),
          `${nameOf(knob)}: no derivation names ${fields.join(' or ')}`,
        )
      }
    })
  }

  it('every field of such a knob is good for something', () => {
    const idle = settable.flatMap((knob) =>
      fieldsOf(knob).filter(
        (field) =>
          !carriers.some(
            ([name, document]) => timesRead(plain.get(name) ?? [], knob) > 0 && replaces(name, document, knob, field),
          ),
      ),
    )
    assert.deepEqual(idle, [])
  })

  it('what is called fixed is read', () => {
    // Numbers of the autoscaler that stand in no derivation.
    const counted = new Set(['kubernetes.hpa_growth', 'kubernetes.hpa_tolerance'])
    const fixed = allKnobs().filter((knob) => inModel(knob.technology, knob.knob) === 'fixed')
    assert.deepEqual(
      fixed.map(nameOf).filter((name) => !counted.has(name) && !read.has(name)),
      [],
    )
  })

  it('the autoscaler is played with the numbers of the catalogue', () => {
    const { hpa_sync, hpa_tolerance, hpa_stabilisation, hpa_growth, hpa_growth_period } = catalogue.kubernetes.knobs
    assert.equal(hpaDefaults.syncPeriod, hpa_sync.default)
    assert.equal(hpaDefaults.tolerance, hpa_tolerance.default)
    assert.equal(hpaDefaults.stabilisation, hpa_stabilisation.default)
    assert.equal(hpaDefaults.growFactor, 1 + Number(hpa_growth.default))
    assert.equal(hpaDefaults.growPeriod, hpa_growth_period.default)
  })
})

describe('fields of the table', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../src/language/schema/architecture.schema.json'), 'utf8'),
  ) as { definitions: Record<string, Plain> }

  /** All schemas that a schema stands for: references followed, alternatives side by side. */
  function alternatives(node: unknown): Plain[] {
    if (!isObject(node)) return []
    if (typeof node.$ref === 'string') {
      const key = decodeURIComponent(node.$ref.replace('#/definitions/', ''))
      return alternatives(schema.definitions[key])
    }
    const options = [node.anyOf, node.oneOf, node.allOf, [node.then, node.else]].flatMap(
      (list) => list ?? [],
    ) as unknown[]
    return [node, ...options.flatMap(alternatives)]
  }

  function step(nodes: Plain[], field: string): Plain[] {
    const plainName = field.replace('[]', '')
    const next = nodes.flatMap((node) => (isObject(node.properties) ? alternatives(node.properties[plainName]) : []))
    return field.endsWith('[]') ? next.flatMap((node) => alternatives(node.items)) : next
  }

  const roots: Record<string, string> = { deployment: 'Deployment', relation: 'Relation', link: 'Link', place: 'Place' }
  function rootOf(kind: string): Plain[] {
    const named = roots[kind]
    if (named) return alternatives({ $ref: `#/definitions/${named}` })
    return Object.values(schema.definitions).filter((node) => {
      const own = isObject(node.properties) ? node.properties.kind : undefined
      return isObject(own) && (own.const === kind || (Array.isArray(own.enum) && own.enum.includes(kind)))
    })
  }

  it('stand in the schema of the language', () => {
    let count = 0
    for (const knob of allKnobs()) {
      for (const field of fieldsOf(knob)) {
        const [kind = '', ...path] = field.split('.')
        const found = path.reduce(step, rootOf(kind))
        assert.ok(found.length > 0, `${nameOf(knob)}: no field ${field}`)
        count += 1
      }
    }
    assert.ok(count > 120, String(count))
  })
})
