/** Small random systems for laws: two or three regions, services with or without a balancer's help, a store with copies. */
import fc from 'fast-check'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Fault, Member } from '../../src/language/vocabulary/index.ts'
import { database, documentWith, patroni } from '../data/model.ts'

/** Choices of one system. */
export interface Choices {
  replicas: number
  peak: number
  copies: number
  mode: 'async' | 'sync' | 'quorum'
  retries: number
  ttl: number
  policy: 'geo' | 'static' | 'failover'
  deep: boolean
}

export const choices: fc.Arbitrary<Choices> = fc.record({
  replicas: fc.integer({ min: 1, max: 6 }),
  peak: fc.integer({ min: 10, max: 3000 }),
  copies: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom('async', 'sync', 'quorum'),
  retries: fc.integer({ min: 0, max: 3 }),
  ttl: fc.integer({ min: 1, max: 300 }),
  policy: fc.constantFrom('geo', 'static', 'failover'),
  deep: fc.boolean(),
})

/** The system of some choices. */
export function systemOf(c: Choices): ArchitectureDocument {
  const all: Member[] = [{ in: 'west-a' }, { in: 'west-b' }, { in: 'east-a', sync: false, promotion: 'manual' }]
  const base = documentWith({
    db: {
      ...database(),
      time: '0.2ms',
      replication: { mode: c.mode, members: all.slice(0, c.copies) },
      failover: patroni,
    },
    edge: {
      policy: c.policy,
      ttl: `${c.ttl}s`,
      healthCheck: {
        interval: '10s',
        failures: 3,
        timeout: '5s',
        ...(c.deep ? { depth: 'dependencies' as const } : {}),
      },
    },
    peak: `${c.peak}/s`,
  })
  return {
    ...base,
    places: base.places.map((place) => ({ ...place, host: { rate: '1/year', repair: '1h' } })),
    deployments: base.deployments.map((d) => ({ ...d, replicas: c.replicas })),
    relations: base.relations.map((r) => (r.from === 'api' || r.to === 'api' ? { ...r, retries: c.retries } : r)),
  }
}

/** Losses of places for a while, or for good. */
export const faults: fc.Arbitrary<Fault[]> = fc.array(
  fc.record({
    kind: fc.constant('lose-place' as const),
    place: fc.constantFrom('west', 'west-a', 'west-b', 'west-c', 'east', 'east-a', 'east-b'),
    for: fc.constantFrom('1h' as const, '4h' as const),
  }),
  { maxLength: 3 },
)
