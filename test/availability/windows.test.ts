/** Failover windows of primaries: the loss of a host is not the loss of the place around it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { FailureScenario } from '../../src/language/vocabulary/index.ts'
import { documentWith, patroni } from '../data/model.ts'
import { systemOf } from '../judge/systems.ts'

const YEAR = 31_536_000

/** Two of three votes beside the primary: its host is failed over automatically, its zone needs a person for 40 minutes. */
function windowOf(event: RegExp, scenarios: FailureScenario[] = [], verdictsOnly = false): number {
  const base = documentWith({
    db: {
      replication: { mode: 'async', members: [{ in: 'west-a' }, { in: 'west-b' }] },
      failover: { ...patroni, votes: ['west-a', 'west-a', 'west-b'] },
      manualPromotion: { notice: '10m', decide: '10m', act: '20m' },
      failure: { rate: '6/year', repair: '10m' },
    },
  })
  const document = {
    ...base,
    places: base.places.map((place) =>
      place.kind === 'region' ? { ...place, host: { rate: '2/year', repair: '8h' } as const } : place,
    ),
    scenarios,
    requirements: [
      {
        id: 'A',
        title: 'A',
        characteristic: 'reliability' as const,
        priority: 'must' as const,
        measures: [{ metric: 'availability' as const, of: 'buy', target: '>= 99%' as const }],
      },
    ],
  }
  const { analysis } = analyse(document, { verdictsOnly })
  const west = analysis.availability.journeys.find((j) => j.region === 'west')
  return west?.failover.derivation.inputs?.find((input) => event.test(input.label.en))?.value.typical ?? 0
}

const host = /^host failure: "DB", west-a/i
const process = /^process failure: "DB", west-a/i
const lossOf = (id: string, process: boolean): FailureScenario => ({
  id,
  title: id,
  rate: '1/year',
  faults: [{ kind: 'lose-instance', element: 'db', process }],
})

test('the host of a primary costs the failover that follows, not what the loss of its zone would take', () => {
  // Lease 25.25 s, race 1.1 s, promotion 1.25 s, proxy 4.5 s, half of the caller's time-out of 1 s: 32.6 s, twice a year.
  const window = windowOf(host)
  assert.ok(Math.abs(window * YEAR - 2 * 32.6) < 0.01, `${window * YEAR} s`)
  assert.equal(windowOf(host, [], true), window)
})

test('a crashed process of the model is the window of process failures, not of lost hosts', () => {
  const scenarios = [lossOf('crash', true)]
  assert.equal(windowOf(host, scenarios), windowOf(host))
  assert.ok(windowOf(process, scenarios) < windowOf(process))
})

/** Users of east write over the only link, which is cut four times a year; the balancer's deep check leads them to west. */
function linkWindows(scenarios: FailureScenario[], verdictsOnly: boolean) {
  const base = systemOf({
    replicas: 2,
    peak: 100,
    copies: 2,
    mode: 'sync',
    retries: 0,
    ttl: 60,
    policy: 'geo',
    deep: true,
  })
  const outage = { rate: '4/year', repair: '3h' } as const
  const links = base.links.filter((link) => link.id === 'west--east').map((link) => ({ ...link, outage }))
  const requirements = [
    {
      id: 'A',
      title: 'A',
      characteristic: 'reliability' as const,
      priority: 'must' as const,
      measures: [{ metric: 'availability' as const, of: 'buy', target: '>= 99%' as const }],
    },
  ]
  const { analysis } = analyse({ ...base, links, scenarios, requirements }, { verdictsOnly })
  return (['west', 'east'] as const).map((region) => {
    const { failover } = analysis.availability.journeys.find((j) => j.region === region)!
    const own = (failover.derivation.inputs ?? []).filter((input) => /^link/.test(input.label.en))
    return { total: failover.typical, links: own.map((input) => input.value.typical * YEAR) }
  })
}

test('a survived cut of a link costs its failover without a scenario of the model, and no more with one', () => {
  // Check 10 s × 3: half a period, two periods and an answer that never comes (5 + 20 + 5 s), half the TTL of 60 s: 60 s.
  const [west, east] = linkWindows([], false)
  assert.deepEqual(west?.links, [])
  assert.equal(east?.links.length, 1)
  assert.ok(Math.abs((east?.links[0] ?? 0) - 4 * 60) < 1e-6, `${east?.links[0]} s`)
  assert.deepEqual(linkWindows([], true), [west, east])
  const cut: FailureScenario = {
    id: 'cut',
    title: 'Cut',
    rate: '4/year',
    faults: [{ kind: 'lose-link', link: 'west--east', for: '3h' }],
  }
  assert.deepEqual(linkWindows([cut], false), [west, east])
})
