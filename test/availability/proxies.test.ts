/** Proxies before a store against closed forms: each entry of `proxy.in` is a proxy on a host of its own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { documentOf } from '../performance/model.ts'

/** 87.6 h once a year of 8760 h: load 0.01, share of time 0.01 / 1.01. */
const q = 0.01 / 1.01

/** One copy and one instance that never fail; only the hosts of zones a and b do, and only proxies stand there. */
function proxied(places: string[]): ArchitectureDocument {
  const host = { rate: '1/year', repair: '87.6h' } as const
  const zone = (id: string, more = {}) => ({ id, kind: 'zone' as const, title: id, in: 'r', ...more })
  return documentOf({
    places: [{ id: 'r', kind: 'region', title: 'r' }, zone('a', { host }), zone('b', { host }), zone('c')],
    elements: [
      { id: 'user', kind: 'person', title: 'user' },
      { id: 'api', kind: 'service', title: 'api' },
      {
        id: 'db',
        kind: 'database',
        title: 'db',
        technology: 'postgresql',
        replication: { mode: 'async', members: [{ in: 'c' }] },
        proxy: { technology: 'haproxy', in: places },
      },
    ],
    relations: [{ id: 'api->db', from: 'api', to: 'db' }],
    deployments: [{ id: 'api@c', element: 'api', in: 'c', replicas: 1 }],
    journeys: [
      {
        id: 'j',
        title: 'j',
        actor: 'user',
        steps: [{ to: 'api' }, { to: 'db', operation: 'read' }],
        rates: [{ from: 'r', normal: '1/s', peak: '1/s' }],
      },
    ],
  })
}

const lost = (places: string[]) => analyse(proxied(places)).analysis.availability.journeys[0]

const near = (a: number | undefined, b: number): void =>
  assert.ok(a !== undefined && Math.abs(a - b) <= 1e-12 * b, `${a} against ${b}`)

test('one proxy is down as often as its host', () => near(lost(['a'])?.structural.typical, q))

test('two proxies of one place have two hosts: q^2, not q', () => {
  const found = lost(['a', 'a'])
  near(found?.structural.typical, q * q)
  assert.deepEqual(found?.cutSets[0]?.events, ['host/db/proxy/1', 'host/db/proxy/2'])
})

test('three proxies in two places: all three hosts have to be lost', () => {
  near(lost(['a', 'b', 'a'])?.structural.typical, q ** 3)
})
