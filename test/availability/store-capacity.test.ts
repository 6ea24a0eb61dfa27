/** A store that cannot carry the peak is down like a service that cannot: more redundancy of hosts does not help it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import type { Duration } from '../../src/language/units.ts'
import type { Database } from '../../src/language/vocabulary/index.ts'
import { documentWith, standardMembers } from '../data/model.ts'

function structural(time: Duration, operation: 'write' | 'read-replica', db: Partial<Database> = {}) {
  const base = documentWith({ db: { time, ...db } })
  const journeys = base.journeys.map((journey) => ({
    ...journey,
    steps: journey.steps.map((step) => (step.to === 'db' ? { ...step, operation } : step)),
  }))
  const { analysis } = analyse({ ...base, journeys })
  return analysis.availability.journeys.map((one) => one.structural)
}

test('40 writes a second of 0.4 s keep all 16 servers of the primary busy: a queue without an end, down at peak', () => {
  for (const { typical, derivation } of structural('400ms', 'write')) {
    assert.equal(typical, 1)
    assert.match(
      derivation.note?.en ?? '',
      /^DB, west: more requests at once than a copy works on \(17 are needed, there are 16\)/,
    )
  }
  for (const { typical } of structural('399ms', 'write')) assert.ok(typical < 1e-6)
})

test('replicas that are read are full when each of them is: reads of a primary do not count for them', () => {
  const members = [...standardMembers.slice(0, 2), { in: 'west-c', role: 'replica' as const }]
  const replication = { mode: 'sync' as const, members }
  // All 40 reads go to one replica of 16 servers; the region is down 4.6e-5 of the time.
  for (const { typical } of structural('400ms', 'read-replica', { replication })) assert.equal(typical, 1)
  for (const { typical } of structural('390ms', 'read-replica', { replication })) assert.ok(typical < 1e-4)
})
