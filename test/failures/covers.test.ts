/** What is served while something is out: content of a CDN, tokens checked by cached keys, lists of revoked tokens. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type {
  Cache,
  CachePolicy,
  Cdn,
  Element,
  Fault,
  JwtSettings,
  Operation,
} from '../../src/language/vocabulary/index.ts'
import { documentWith, topologyWith } from '../data/model.ts'
import { journey, play } from './play.ts'

type Ranged = { best: number; typical: number; worst: number } | undefined
const near = (value: Ranged, expected: [number, number, number], slack = 1e-6) => {
  const found = [value?.best, value?.typical, value?.worst]
  found.forEach((v, k) => {
    assert.ok(Math.abs((v ?? Number.NaN) - (expected[k] ?? 0)) < slack, `${found} against ${expected}`)
  })
}

/** user -> CDN -> API -> catalogue (an external system). */
function behindCdn(http: Cdn['http'], operation: Operation = 'call') {
  const cdn: Cdn = {
    kind: 'cdn',
    id: 'cdn',
    title: 'CDN',
    cache: { level: 'cdn', hitRatio: '90%', ttl: '10m', invalidation: ['ttl'] },
    ...(http ? { http } : {}),
  }
  const base = documentWith({ elements: [cdn, { kind: 'externalSystem', id: 'goods', title: 'Goods' }] })
  return topologyWith({
    document: {
      ...base,
      relations: [
        { id: 'user->cdn', from: 'user', to: 'cdn' },
        { id: 'cdn->api', from: 'cdn', to: 'api' },
        { id: 'api->goods', from: 'api', to: 'goods' },
      ],
      journeys: base.journeys.map((j) => ({
        ...j,
        steps: [{ to: 'cdn' }, { to: 'api' }, { to: 'goods', operation }],
      })),
    },
  })
}
const out = (length: '5m' | '1h'): Fault => ({ kind: 'external-outage', element: 'goods', for: length })

describe('a CDN before an origin that is out', () => {
  it('fresh answers (0 to 10 min of them left) and stale-if-error cover; then errors, and the last one is kept 10 s', () => {
    const found = journey(play(behindCdn({ staleIfError: '20m' }), out('1h')), 'west')
    // 3600 - 600 - 1200, 3600 - 300 - 1200 + 5, 3600 - 1200 + 10
    near(found.rto, [1800, 2105, 2410])
    assert.equal(found.served, 0.9)
    assert.equal(found.outcome, 'down')
    // down only once the cover has ended
    assert.deepEqual(found.intervals.map((i) => i.state).slice(0, 2), ['degraded', 'down'])
    near(journey(play(behindCdn(undefined), out('1h')), 'west').rto, [3000, 3305, 3610])
  })

  it('an outage shorter than the cover costs the misses only', () => {
    const found = journey(play(behindCdn({ staleIfError: '1d' }), out('1h')), 'west')
    assert.equal(found.outcome, 'degraded')
    assert.equal(found.served, 0.9)
    assert.match(found.lost[0]?.en ?? '', /answers with what it holds: 90/)
  })

  it('must-revalidate forbids stale answers; a journey that writes is not covered at all', () => {
    const http = { staleIfError: '1d', mustRevalidate: true } as const
    near(journey(play(behindCdn(http), out('1h')), 'west').rto, [3000, 3305, 3610])
    const written = journey(play(behindCdn({ staleIfError: '1d' }, 'write'), out('1h')), 'west')
    near(written.rto, [3600, 3600, 3600])
    assert.equal(written.served, undefined)
  })

  it('bad answers of a corrupt store outlive its restore by the rest of their freshness, and cover nothing', () => {
    const reads = (ttl?: '10m') => {
      const cdn = behindCdn({ staleIfError: '1d' }).document.elements.find((e) => e.id === 'cdn') as Cdn
      const { ttl: _, ...cache } = cdn.cache as CachePolicy
      const elements = [{ ...cdn, cache: { ...cache, ...(ttl ? { ttl } : {}) } }]
      const base = documentWith({ elements })
      return topologyWith({
        document: {
          ...base,
          relations: [
            { id: 'user->cdn', from: 'user', to: 'cdn' },
            { id: 'cdn->api', from: 'cdn', to: 'api' },
            { id: 'api->db', from: 'api', to: 'db', timeout: '1s' },
          ],
          journeys: base.journeys.map((j) => ({
            ...j,
            steps: [{ to: 'cdn' }, { to: 'api' }, { to: 'db', operation: 'read' as const }],
          })),
        },
      })
    }
    const corrupt: Fault = { kind: 'corrupt', store: 'db', noticedAfter: '30m' }
    const [plain, kept] = [
      journey(play(reads(), corrupt), 'west').rto,
      journey(play(reads('10m'), corrupt), 'west').rto,
    ]
    assert.ok(plain && plain.typical > 1800)
    near(kept, [plain.best, plain.typical + 300, plain.worst + 600])
  })

  it('the typical figure is the mean over content of every age', () => {
    let seed = 11
    const random = () => {
      seed = (seed * 1664525 + 1013904223) % 4294967296
      return seed / 4294967296
    }
    const draws = 50_000
    let sum = 0
    for (let k = 0; k < draws; k++) sum += Math.max(0, 3600 - 600 * random() - 1200) + 10 * random()
    const found = journey(play(behindCdn({ staleIfError: '20m' }), out('1h')), 'west')
    assert.ok(Math.abs((found.rto?.typical ?? 0) - sum / draws) < 3)
  })
})

/** edge -> API, which checks tokens with the identity provider and with a list of revoked ones. */
function signedIn(jwt: JwtSettings, need: 'hard' | 'soft' = 'hard') {
  const list: Cache = { kind: 'cache', id: 'revoked', title: 'Revoked', technology: 'redis' }
  const idp: Element = { kind: 'identityProvider', id: 'idp', title: 'IdP' }
  const base = documentWith({ elements: [list, idp] })
  return topologyWith({
    document: {
      ...base,
      elements: base.elements.map((e) => (e.id === 'api' ? ({ ...e, jwt } as Element) : e)),
      relations: [
        { id: 'user->edge', from: 'user', to: 'edge' },
        { id: 'edge->api', from: 'edge', to: 'api' },
        { id: 'api->idp', from: 'api', to: 'idp' },
        { id: 'api->revoked', from: 'api', to: 'revoked', need },
      ],
      journeys: base.journeys.map((j) => ({
        ...j,
        steps: [
          { to: 'edge' },
          { to: 'api' },
          { from: 'api', to: 'revoked', operation: 'read' },
          { from: 'api', to: 'idp' },
        ],
      })),
    },
  })
}
const away = (element: string): Fault => ({ kind: 'lose-element', element, for: '1h' })

describe('identity', () => {
  it('cached keys: users go on until their token of 15 min ends; fetched per request: nobody does', () => {
    const cached = journey(play(signedIn({ jwks: 'cached', accessTtl: '15m' }), away('idp')), 'west')
    near(cached.rto, [3600 - 900, 3600 - 450, 3600])
    assert.match(cached.lost[0]?.en ?? '', /nobody can sign in/)
    near(journey(play(signedIn({ jwks: 'per-request' }), away('idp')), 'west').rto, [3600, 3600, 3600])
    const short = journey(play(signedIn({ jwks: 'cached', accessTtl: '15m', jwksCache: '5m' }), away('idp')), 'west')
    near(short.rto, [3300, 3450, 3600])
  })

  it('no key stands for a provider that signs users in: it goes on to its own data', () => {
    const topology = signedIn({ jwks: 'cached', accessTtl: '15m' })
    const { document } = topology
    const journeys = document.journeys.map((j) => ({
      ...j,
      steps: [...j.steps, { from: 'idp', to: 'db', operation: 'read' as const }],
    }))
    const relations = [...document.relations, { id: 'idp->db', from: 'idp', to: 'db' }]
    const signing = topologyWith({ document: { ...document, journeys, relations } })
    near(journey(play(signing, away('idp')), 'west').rto, [3600, 3600, 3600])
  })

  it('a list of revoked tokens that is away: fail-closed stops users however soft the call, fail-open lets all in', () => {
    const closed = signedIn({ denylist: 'fail-closed', denylistStore: 'revoked' }, 'soft')
    assert.equal(journey(play(closed, away('revoked')), 'west').outcome, 'down')
    const open = signedIn({ denylist: 'fail-open', denylistStore: 'revoked', accessTtl: '15m' }, 'hard')
    const found = journey(play(open, away('revoked')), 'west')
    assert.equal(found.outcome, 'degraded')
    // the rest of the token's life and up to 60 s of clock skew
    near(found.exposure, [0, 450 + 30, 900 + 60])
    assert.match(found.lost[0]?.en ?? '', /revoked tokens are accepted/)
  })
})
