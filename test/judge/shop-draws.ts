/** Random variations of the shop with outages, a dropped table and a lost zone, and one requirement. */
import fc from 'fast-check'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Database, Measure } from '../../src/language/vocabulary/index.ts'
import { shop } from '../performance/model.ts'

export interface Draw {
  size: number
  rate: number
  concurrency: number
  peak: number
  outages: number
}

export const draws: fc.Arbitrary<Draw> = fc.record({
  size: fc.integer({ min: 50, max: 900 }),
  rate: fc.integer({ min: 50, max: 500 }),
  concurrency: fc.integer({ min: 7, max: 20 }),
  peak: fc.integer({ min: 60, max: 250 }),
  outages: fc.integer({ min: 1, max: 20 }),
})

/** The shop of a draw; the requirement R1 has this one measure. */
export function shopWith(draw: Draw, measure: Measure): ArchitectureDocument {
  const found = shop()
  const db = found.elements.find((e) => e.id === 'db') as Database
  Object.assign(db, {
    size: `${draw.size}GB`,
    walRate: '1MB/s',
    concurrency: draw.concurrency,
    failover: { manager: 'patroni', votes: ['n1', 'n2', 's1'] },
    manualPromotion: { notice: '2m', decide: '5m', act: '3m' },
    backup: {
      tool: 'pgbackrest',
      in: 'south',
      full: '1d',
      retention: '30d',
      encrypted: true,
      immutable: true,
      restoreRate: `${draw.rate}MB/s`,
      walArchive: { timeout: '60s' },
      procedure: 'automatic',
      human: { best: '1m', typical: '2m', worst: '5m' },
      restoreTest: { every: '30d' },
    },
  })
  for (const element of found.elements) {
    if (element.kind === 'globalBalancer') element.availability = '99.99%'
    if (element.kind === 'service') element.changes = { deployments: '2/week', failureRatio: '5%', rollback: '20m' }
  }
  for (const place of found.places) {
    place.outage = { rate: `${draw.outages / 10}/year`, repair: '2h' }
    if (place.kind === 'region') place.host = { rate: '1/year', repair: '1h' }
  }
  for (const journey of found.journeys) for (const rate of journey.rates) rate.peak = `${draw.peak}/s`
  found.scenarios.push(
    { id: 'drop', title: 'Drop', rate: '0.3/year', faults: [{ kind: 'corrupt', store: 'db', noticedAfter: '5m' }] },
    { id: 'zone', title: 'Zone', rate: '0.3/year', faults: [{ kind: 'lose-place', place: 'n1' }] },
  )
  found.requirements = [{ id: 'R1', title: 'R1', characteristic: 'reliability', priority: 'must', measures: [measure] }]
  return found
}
