/** Hosts of proxies before a store and of balancers behind a virtual address: who notices their loss, for how long, and what it costs a year. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { StoreProxy } from '../../src/language/vocabulary/index.ts'
import { documentWith, losePlace } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

const YEAR = 31_536_000
/** The primary is in `west-a`; proxies in the other zones and two in `east`. */
const proxied = (technology: StoreProxy['technology'], where = ['west-b', 'west-c', 'east-a', 'east-b']) =>
  documentWith({ db: { proxy: { technology, in: where } } })

/** Two balancers behind one address in each region. */
function addressed(): ArchitectureDocument {
  const base = documentWith({
    elements: [{ kind: 'loadBalancer', id: 'lb', title: 'LB', technology: 'haproxy', vrrp: {} }],
  })
  return {
    ...base,
    relations: [
      { id: 'user->edge', from: 'user', to: 'edge' },
      { id: 'edge->lb', from: 'edge', to: 'lb' },
      { id: 'lb->api', from: 'lb', to: 'api', timeout: '2s' },
    ],
    deployments: [
      ...base.deployments,
      ...['west', 'east'].map((at) => ({ id: `lb@${at}`, element: 'lb', in: at, replicas: 2 })),
    ],
    journeys: base.journeys.map((j) => ({ ...j, steps: [{ to: 'edge' }, { to: 'lb' }, { to: 'api' }] })),
  }
}

/** Windows of hosts in seconds a year, by what fails. */
function windows(document: ArchitectureDocument, region: string, label: RegExp, verdictsOnly = false): number[] {
  const requirement = { metric: 'availability' as const, of: 'buy', target: '>= 99%' as const }
  const wanted = { id: 'A', title: 'A', characteristic: 'reliability' as const, priority: 'must' as const }
  const requirements = [{ ...wanted, measures: [requirement] }]
  const { analysis } = analyse({ ...document, requirements }, { verdictsOnly })
  const own = analysis.availability.journeys.find((j) => j.region === region)
  const inputs = (own?.failover.derivation.inputs ?? []).filter((input) => label.test(input.label.en))
  return inputs.map((input) => Math.round(input.value.typical * YEAR * 100) / 100)
}

describe('proxies of a region', () => {
  it('the one that holds the address is lost: 3/3.5/4 s for those who call from there, nobody else notices', () => {
    for (const technology of ['haproxy', 'pgbouncer'] as const) {
      const outcome = play(resolveTopology(proxied(technology)), { kind: 'lose-element', element: 'db/proxy/1' })
      const { rto, effect } = recovery(outcome, 'db') ?? {}
      assert.deepEqual([effect, rto?.best, rto?.typical, rto?.worst], ['failover', 3, 3.5, 4])
      assert.equal(journey(outcome, 'west').rto?.typical, 3.5)
      assert.equal(journey(outcome, 'east').outcome, 'served')
    }
  })

  it('another one is missed by nobody, nor is one of a name in DNS', () => {
    const second = play(resolveTopology(proxied('haproxy')), { kind: 'lose-element', element: 'db/proxy/2' })
    assert.equal(journey(second, 'west').outcome, 'served')
    const named = play(resolveTopology(proxied('dns')), { kind: 'lose-element', element: 'db/proxy/1' })
    assert.equal(journey(named, 'west').outcome, 'served')
  })

  it('their zone takes the holder along: the address moves while the primary of another zone serves on', () => {
    const topology = resolveTopology(proxied('haproxy', ['west-c', 'west-b', 'east-a', 'east-b']))
    const outcome = play(topology, losePlace('west-c'))
    assert.ok(outcome.recoveries.some(({ id, rto }) => id === 'db' && rto?.typical === 3.5))
  })

  it('each holder costs its host failures × 3.5 s in the windows of its region, in verdicts alone as well', () => {
    const proxies = /proxy, "DB"/
    for (const only of [false, true]) {
      assert.deepEqual(windows(proxied('haproxy'), 'west', proxies, only), [7])
      assert.deepEqual(windows(proxied('haproxy'), 'east', proxies, only), [7])
      assert.deepEqual(windows(proxied('dns'), 'west', proxies, only), [])
    }
  })
})

describe('balancers behind a virtual address', () => {
  it('the host of the holder costs host failures × 3.5 s, that of the other one nothing', () => {
    for (const only of [false, true]) assert.deepEqual(windows(addressed(), 'west', /"LB"/, only), [7])
  })
})
