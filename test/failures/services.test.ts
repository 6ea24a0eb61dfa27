import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Autoscaling, Element, Fault } from '../../src/language/vocabulary/index.ts'
import { documentWith, losePlace, topologyWith } from '../data/model.ts'
import { analyseAll, journey, play, recovery } from './play.ts'

const near = (value: number | undefined, expected: number) =>
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 1e-9, `${value} against ${expected}`)

describe('services', () => {
  it('one zone lost: the rest carry on, errors until the pods are out of balancing', () => {
    const found = recovery(play(topologyWith(), losePlace('east-b')), 'api@east')
    assert.equal(found?.effect, 'degraded')
    near(found?.rto?.typical, 47.5)
    assert.equal(journey(play(topologyWith(), losePlace('east-b')), 'east').outcome, 'degraded')
  })

  it('a region lost: health check, TTL; the other region’s users notice nothing', () => {
    const outcome = play(topologyWith(), losePlace('east'))
    // D1(10 s, 3, 5 s) = 25 / 30 / 35 and TTL 0 / 30 / 60
    const east = journey(outcome, 'east')
    assert.deepEqual([east.rto?.best, east.rto?.typical, east.rto?.worst], [25, 60, 95])
    assert.equal(east.outcome, 'interrupted')
    assert.equal(journey(outcome, 'west').outcome, 'served')
  })

  it('anycast has no DNS term; a static policy leads nobody away', () => {
    near(journey(play(topologyWith({ edge: { mechanism: 'anycast' } }), losePlace('east')), 'east').rto?.typical, 30)
    const topology = topologyWith({ edge: { policy: 'static' } })
    assert.equal(journey(play(topology, losePlace('east')), 'east').rto?.typical, Infinity)
    const fixed = play(topology, { kind: 'lose-place', place: 'east', for: '4h' })
    assert.equal(journey(fixed, 'east').outcome, 'down')
    // the length of the fault (4 h) and the start of the service (10 s)
    near(journey(fixed, 'east').rto?.typical, 4 * 3600 + 10)
  })

  it('the client’s own name cache and time-out come on top', () => {
    const app: Element = { kind: 'webApp', id: 'app', title: 'App', dnsCache: '30s', timeout: '4s' }
    const base = topologyWith({ elements: [app] })
    const relations = [
      { id: 'user->app', from: 'user', to: 'app' },
      { id: 'app->edge', from: 'app', to: 'edge' },
      ...base.document.relations,
    ]
    const journeys = base.document.journeys.map((j) => ({ ...j, steps: [{ to: 'app' }, ...j.steps] }))
    const topology = topologyWith({ elements: [app], document: { relations, journeys } })
    near(journey(play(topology, losePlace('east')), 'east').rto?.worst, 95 + 30 + 4)
  })

  it('one replica and its zone lost: Kubernetes starts another after 340 to 355 s', () => {
    const single = { id: 'api@west', element: 'api', in: 'west', replicas: 1, startup: '10s' as const }
    const topology = topologyWith({ edge: { policy: 'static' }, document: { deployments: [single] } })
    const found = recovery(play(topology, losePlace('west-a')), 'api@west')
    assert.equal(found?.effect, 'down')
    near(found?.rto?.typical, 47.5 + 300 + 10)
  })

  it('an outage of the balancer is everybody’s outage; without a length it is unknown', () => {
    const out: Fault = { kind: 'external-outage', element: 'edge', for: '20m' }
    assert.equal(journey(play(topologyWith(), out), 'west').outcome, 'down')
    near(journey(play(topologyWith(), out), 'west').rto?.typical, 1200)
    const open = journey(play(topologyWith(), { kind: 'external-outage', element: 'edge' }), 'west')
    assert.match(open.unknown?.en ?? '', /how long/)
  })

  it('a soft dependency degrades to its fallback, an asynchronous one catches up later', () => {
    const sms: Element = { kind: 'externalSystem', id: 'sms', title: 'SMS' }
    for (const need of ['soft', 'async', 'hard'] as const) {
      const base = topologyWith({ elements: [sms] })
      const relations = [
        ...base.document.relations,
        { id: 'api->sms', from: 'api', to: 'sms', need, fallback: 'sent later' },
      ]
      const journeys = base.document.journeys.map((j) => ({ ...j, steps: [...j.steps, { from: 'api', to: 'sms' }] }))
      const topology = topologyWith({ elements: [sms], document: { relations, journeys } })
      const found = journey(play(topology, { kind: 'external-outage', element: 'sms', for: '1h' }), 'west')
      assert.equal(found.outcome, need === 'hard' ? 'down' : 'degraded')
      if (need === 'soft') assert.match(found.lost[0]?.en ?? '', /sent later/)
      if (need === 'async') assert.match(found.lost[0]?.en ?? '', /catches up later/)
    }
  })
})

describe('load of the survivors', () => {
  it('doubles in the region that takes the other’s users', () => {
    const outcome = play(topologyWith({ peak: '600/s' }), losePlace('east'))
    const west = outcome.load.find((entry) => entry.station === 'api@west')
    // 600/s x 5 ms over 3 x 4 servers
    near(west?.before, 0.25)
    near(west?.after, 0.5)
    assert.deepEqual(outcome.overloaded, [])
  })

  it('beyond capacity the survivors’ own users fail too', () => {
    const outcome = play(topologyWith({ peak: '1500/s', db: { time: '0.1ms' } }), losePlace('east'))
    assert.deepEqual(outcome.overloaded, ['api@west'])
    assert.equal(journey(outcome, 'west').outcome, 'down')
    assert.equal(journey(outcome, 'west').binding, 'api@west')
  })

  it('an autoscaler with room brings them back after its cycle and a start', () => {
    const base = topologyWith()
    const deployments = base.document.deployments.map((d) => ({
      ...d,
      autoscaling: { min: 3, max: 12, metric: 'cpu' as const, target: '60%' as const },
    }))
    const topology = topologyWith({ peak: '1500/s', db: { time: '0.1ms' }, document: { deployments } })
    const found = journey(play(topology, losePlace('east')), 'west')
    assert.equal(found.outcome, 'interrupted')
    // the metric 7.5 + 12.5 s, its loop 7.5 s, one period of growth from 3 to 4, the start
    near(found.rto?.typical, 20 + 7.5 + 15 + 10)
    assert.deepEqual([found.rto?.best, found.rto?.worst], [10 + 0 + 15 + 10, 30 + 15 + 15 + 10])
  })

  it('nodes that have to be started first add their decision and boot; growth that the metric limits takes periods', () => {
    const scaled = (autoscaling: Partial<Autoscaling>, replicas = 3) => {
      const base = topologyWith()
      const deployments = base.document.deployments.map((d) => ({
        ...d,
        replicas,
        autoscaling: { min: 1, max: 60, metric: 'cpu' as const, target: '80%' as const, ...autoscaling },
      }))
      return topologyWith({ peak: '1500/s', db: { time: '0.1ms' }, document: { deployments } })
    }
    const rto = (topology: ReturnType<typeof scaled>) => journey(play(topology, losePlace('east')), 'west').rto?.typical
    near(rto(scaled({ nodes: 'on-demand' })), 52.5 + 5 + 120)
    // 3000/s x 5 ms / 4 = 3.75 of 1 instance: 1, 2, 3, 4 by 1 / 80 % rounded up; by requests 1, 4 at once (four more)
    near(rto(scaled({}, 1)), 20 + 7.5 + 45 + 10)
    near(rto(scaled({ metric: 'requests' }, 1)), 20 + 7.5 + 15 + 10)
  })

  it('an overload and a slow store are measured on the stations they meet', () => {
    const topology = topologyWith({ peak: '600/s', db: { concurrency: 8 } })
    const slow = play(topology, { kind: 'slow', element: 'db', factor: 2, for: '1h' })
    // 1200/s x 2 ms over 8 servers = 0.3
    near(slow.load.find((entry) => entry.station === 'db/main/1')?.after, 0.6)
    const busy = play(topology, { kind: 'overload', journey: 'buy', factor: 5, for: '1h' })
    assert.ok(busy.overloaded.includes('api@west'))
    near(journey(busy, 'west').rto?.typical, 3600)
  })
})

describe('generated scenarios', () => {
  it('all single places and all pairs that do not contain one another', () => {
    const { survivors } = analyseAll(topologyWith())
    const ids = survivors.map((s) => s.scenario)
    assert.equal(new Set(ids).size, ids.length)
    // west, east, 6 zones, vault: 9 places; 36 pairs less the 6 of a zone and its region
    assert.equal(ids.filter((id) => id.startsWith('N-1:')).length, 9)
    assert.equal(ids.filter((id) => id.startsWith('N-2:')).length, 30)
  })

  it('two outages coincide at rate x rate x (repair + repair)', () => {
    const { survivors } = analyseAll(topologyWith())
    const pair = survivors.find((s) => s.scenario === 'N-2:west+east')
    near(pair?.rate, 0.1 * 0.1 * (8 / 8760))
  })

  it('the budget is rate x recovery time weighted by arrivals', () => {
    const scenario = { id: 'east-out', title: 'out', rate: '0.5/year' as const, faults: [losePlace('east')] }
    const { scenarios } = analyseAll(topologyWith({ document: { scenarios: [scenario] } }))
    // half of the arrivals wait 60 s, every second year
    near(scenarios[0]?.budget?.typical, 0.5 * 0.5 * 60)
  })
})

describe('journeys to the same instances', () => {
  it('those that a balancer leads elsewhere are interrupted, those that come in by nothing of the kind wait', () => {
    const base = documentWith()
    const [buy] = base.journeys
    assert.ok(buy)
    const direct = { ...buy, id: 'direct', steps: [{ to: 'api' }] }
    const topology = topologyWith({
      document: {
        ...base,
        relations: [...base.relations, { id: 'user->api', from: 'user', to: 'api' }],
        journeys: [buy, direct],
      },
    })
    const outcome = play(topology, losePlace('west'))
    assert.equal(journey(outcome, 'west', 'direct').outcome, 'down')
    const hits = outcome.recoveries.filter((one) => one.id === 'api@west').map((one) => one.effect)
    assert.deepEqual(hits, ['failover', 'down'])
    assert.equal(journey(outcome, 'east', 'direct').outcome, 'served')
  })
})
