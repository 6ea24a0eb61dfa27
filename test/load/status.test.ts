import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statusOf } from '../../src/load/decisions/status.ts'

test('a status that is not plainly accepted is never accepted', () => {
  const cases: [string, string][] = [
    ['accepted', 'accepted'],
    ['**Принято** (12.03.2024)', 'accepted'],
    ['Принято на архитектурном комитете', 'accepted'],
    ['Accepted, superseded by ADR-0005', 'superseded'],
    ['принято наполовину', 'unknown'],
    ['Accepted (partially)', 'unknown'],
    ['accepted, pending a load test', 'unknown'],
    ['Partly superseded', 'unknown'],
    ['This decision is currently under ongoing discussion.', 'unknown'],
    ['proposed | accepted', 'unknown'],
    ['На рассмотрении', 'proposed'],
    ['', 'unknown'],
  ]
  for (const [raw, status] of cases) assert.equal(statusOf(raw), status, raw)
})
