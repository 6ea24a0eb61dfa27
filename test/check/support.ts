/** How the tests of the check stage give a document to `check` and look at what it says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CheckOptions, check } from '../../src/check/check.ts'
import { catalogue } from '../../src/check/codes.ts'
import { rules } from '../../src/check/rules/index.ts'
import type { Finding, Params } from '../../src/findings/finding.ts'
import { fixText, message } from '../../src/findings/message.ts'
import { type ArchitectureDocument, listNames } from '../../src/language/document.ts'
import type {
  CitusSettings,
  Database,
  Deployment,
  ElasticsearchSettings,
  Element,
  ElementKind,
  FailureScenario,
  HttpCaching,
  Journey,
  Measure,
  Member,
  PatroniFailover,
  Query,
  RabbitmqSettings,
  Relation,
  ShardGroup,
} from '../../src/language/vocabulary/index.ts'
import type { Decision, LoadedModel, SourceMap } from '../../src/load/loaded-model.ts'
import { baseDocument } from './base.ts'

/** Every path of the document on a line of its own, so that a place tells its path. */
export function sourcesOf(document: ArchitectureDocument): { sources: SourceMap; pathAt: (line: number) => string } {
  const paths: string[] = ['']
  const walk = (value: unknown, path: string): void => {
    paths.push(path)
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  for (const list of listNames) for (const thing of document[list]) walk(thing, thing.id)
  const sources: SourceMap = {}
  paths.forEach((path, i) => {
    sources[path] ??= { file: 'model.yaml', line: i + 1, column: 1 }
  })
  return { sources, pathAt: (line) => paths[line - 1] ?? '' }
}

export function loadedFrom(document: ArchitectureDocument, decisions: Decision[] = []): LoadedModel {
  return { path: 'model/loyalty', document, sources: sourcesOf(document).sources, decisions, findings: [] }
}

/** The element type that has a kind: several kinds may share one type. */
type OfKind<K, E = Element> = E extends { kind: infer Own } ? (K extends Own ? E : never) : never

export type Change = (model: Model) => void

/** A document to change, with short ways to its parts. */
export interface Model {
  document: ArchitectureDocument
  element: <K extends ElementKind>(id: string, kind: K) => OfKind<K>
  profiles: Database
  patroni: PatroniFailover
  relation: (id: string) => Relation
  deployment: (id: string) => Deployment
  journey: (id: string) => Journey
  scenario: (id: string) => FailureScenario
  /** Cuts the profiles into two shard groups of Citus, sound unless the settings say otherwise. */
  citus: (settings: CitusSettings) => void
  /** Makes the events a limited queue of RabbitMQ with these settings. */
  rabbit: (settings: RabbitmqSettings) => void
  /** Adds a search index that the first journey reads. */
  search: (settings: ElasticsearchSettings) => void
  /** Adds a CDN before the edge. */
  cdn: (http: HttpCaching) => void
  /** Puts a step into a journey: at this index, to this element. */
  hop: (journey: string, at: number, to: string) => void
  /** Adds a statement on the profiles. */
  query: (id: string, more: Partial<Query>) => void
  /** Adds a requirement with one measure. */
  require: (id: string, measure: Measure) => void
  /** Replaces the measures of a requirement. */
  measure: (id: string, measure: Measure) => void
  remove: (list: (typeof listNames)[number], ...ids: string[]) => void
}

export function changed(change: Change): ArchitectureDocument {
  const document = baseDocument()
  change(modelOf(document))
  return document
}

function modelOf(document: ArchitectureDocument): Model {
  const find = <T extends { id: string }>(things: T[], id: string): T => {
    const found = things.find((thing) => thing.id === id)
    assert.ok(found, `no ${id} in the base document`)
    return found
  }
  const profiles = find(document.elements, 'profiles') as Database
  return {
    document,
    element: (id) => find(document.elements, id) as never,
    profiles,
    patroni: profiles.failover as PatroniFailover,
    relation: (id) => find(document.relations, id),
    deployment: (id) => find(document.deployments, id),
    journey: (id) => find(document.journeys, id),
    scenario: (id) => find(document.scenarios, id),
    citus: (settings) => {
      delete profiles.replication?.members
      const group = (id: string, region: string, more: Member[]): ShardGroup => ({
        id,
        serves: [region],
        members: [...['a', 'b', 'c'].map((zone) => ({ in: `${region}-${zone}` })), ...more],
        votes: ['a', 'b', 'c'].map((zone) => `${region}-${zone}`),
      })
      const groups = [
        group('west', 'msk', [{ in: 'ekb-a', sync: false, promotion: 'manual' }]),
        group('east', 'ekb', [{ in: 'msk-a', sync: false, promotion: 'manual' }]),
      ]
      profiles.shards = { key: 'region', tool: 'citus', groups, citus: { restorePoints: true, ...settings } }
    },
    rabbit: (settings) => {
      const events = find(document.elements, 'events')
      Object.assign(events, { technology: 'rabbitmq', rabbitmq: { maxLength: 100_000, ...settings } })
    },
    search: (elasticsearch) => {
      const members = ['a', 'b', 'c'].map((zone) => ({ in: `msk-${zone}` }))
      document.elements.push({
        id: 'search',
        kind: 'database',
        title: 'Search',
        technology: 'other',
        replication: { mode: 'quorum', members },
        failover: { manager: 'managed', time: '30s', source: 'Elastic, discovery settings' },
        elasticsearch: { allocationAwareness: true, ...elasticsearch },
      })
      document.relations.push({ id: 'api->search', from: 'api', to: 'search', timeout: '300ms' })
      find(document.metrics, 'api-errors').watches.push('search')
      find(document.journeys, 'accrue').steps.splice(4, 0, { from: 'api', to: 'search', operation: 'read' })
    },
    cdn: (http) => {
      document.elements.push({ id: 'static', kind: 'cdn', title: 'Static files', http, partOf: 'edge' })
      document.relations.push(
        { id: 'app->static', from: 'app', to: 'static', timeout: '3s' },
        { id: 'static->edge', from: 'static', to: 'edge', timeout: '2900ms' },
      )
    },
    hop: (journey, at, to) => {
      find(document.journeys, journey).steps.splice(at, 0, { to })
    },
    query: (id, more) => {
      const query: Query = {
        id,
        title: id,
        store: 'profiles',
        statement: 'SELECT amount FROM balance WHERE member_id = $1',
        rate: '10/s',
        tables: [{ name: 'balance', rows: 1000 }],
      }
      document.queries.push({ ...query, ...more })
    },
    require: (id, measure) => {
      const requirement = {
        id,
        title: id,
        characteristic: 'reliability',
        priority: 'must',
        measures: [measure],
      } as const
      document.requirements.push({ ...requirement, measures: [measure] })
    },
    measure: (id, measure) => {
      find(document.requirements, id).measures = [measure]
    },
    remove: (list, ...ids) => {
      ;(document as unknown as Record<string, { id: string }[]>)[list] = document[list].filter(
        (thing) => !ids.includes(thing.id),
      )
    },
  }
}

/** A finding as a test reads it: code, path of its place, params. */
export interface Told {
  code: string
  severity: string
  path: string
  element: string | undefined
  params: Params
}

export function tell(document: ArchitectureDocument, options?: CheckOptions, decisions: Decision[] = []): Told[] {
  const { pathAt } = sourcesOf(document)
  const { findings } = check(loadedFrom(document, decisions), options)
  return findings.map((finding) => toldOf(finding, pathAt))
}

function toldOf(finding: Finding, pathAt: (line: number) => string): Told {
  const { code, severity, place, element, params } = finding
  return { code, severity, path: place ? pathAt(place.line) : '', element, params }
}

/** Params with numbers at nine significant digits: enough to tell figures, too few to see the order of additions. */
function rounded(params: Params): Params {
  const entries = Object.entries(params)
  return Object.fromEntries(entries.map(([name, v]) => [name, typeof v === 'number' ? Number(v.toPrecision(9)) : v]))
}

interface RuleCase {
  /** The change that makes it fire. */
  fires: Change
  /** Path of the place it names. */
  at: string
  params: Params
  /** A near miss on which it says nothing. The base model is tried as well. */
  silent: Change
  /** How often it fires. Default 1. */
  times?: number
  /** Day of the check. */
  today?: string
  /** Findings of other codes that the firing model rightly has as well. */
  also?: string[]
}

/** A rule fires at the right place with the right params, alone, and keeps silent on the base model and on the near miss. */
export function testRule(id: string, { fires, at, params, silent, today, times = 1, also = [] }: RuleCase): void {
  test(`${id} fires`, () => {
    const options = today === undefined ? {} : { today }
    const told = tell(changed(fires), options)
    const own = told.filter((finding) => finding.code === id)
    assert.equal(own.length, times, JSON.stringify(told, null, 1))
    assert.equal(own[0]?.path, at)
    assert.deepEqual(rounded(own[0]?.params ?? {}), rounded(params))
    const others = told.map((finding) => finding.code).filter((code) => code !== id && !also.includes(code))
    assert.deepEqual(others, [], 'no other finding of the same thing')
    const entry = catalogue.get(id)
    for (const language of ['ru', 'en'] as const) {
      const finding = { ...own[0]!, severity: 'error' } as unknown as Finding
      for (const text of [message(entry, finding, language), fixText(entry, finding, language)]) {
        assert.doesNotMatch(text, /undefined|NaN|\?|\[object/, text)
        assert.match(text, /[.!]$/, text)
      }
    }
  })
  test(`${id} is silent`, () => {
    assert.ok(
      rules.some((rule) => rule.entry.code === id),
      'registered',
    )
    assert.deepEqual(
      tell(baseDocument()).filter((finding) => finding.code === id),
      [],
    )
    assert.deepEqual(
      tell(changed(silent), today === undefined ? {} : { today }).filter((finding) => finding.code === id),
      [],
    )
  })
}
