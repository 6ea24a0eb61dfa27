/** Single cases in which the views of the deployed system once said different things. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { comparedOf } from './compare.ts'
import { type Choices, systemOf } from './systems.ts'

const plain: Choices = {
  zones: [2, 2],
  links: 'full',
  policy: 'none',
  entryIn: [0, 1],
  coreIn: [0, 1],
  entry: 2,
  core: 2,
  autoscaled: false,
  locality: 'region',
  coreNeed: 'hard',
  component: false,
  entryBusy: 0.2,
  coreBusy: 0.1,
  manager: 'none',
  mode: 'async',
  acknowledgements: 1,
  shards: 'none',
  members: [0],
  votes: [0],
  manual: false,
  failsafe: false,
  proxies: [],
  operation: 'read',
  cache: 'none',
  queue: 'none',
  queueIn: [0],
  external: false,
}

/** Outcome of a scenario for the users of a region, when both views say the same of it. */
function both(change: Partial<Choices>, scenario: string, region: string): string {
  const found = comparedOf(systemOf({ ...plain, ...change })).find(
    (one) => one.fault.id === scenario && one.region === region,
  )
  assert.ok(found, `${scenario} is played`)
  assert.equal(found.outcome === 'down', found.structureDown, `${scenario}: ${found.outcome}`)
  return found.outcome
}

describe('failures and structure agree', () => {
  it('a publication that the journey needs is waited for up to its acknowledgement', () => {
    assert.equal(both({ queue: 'kafka', queueIn: [2] }, 'N-1:s-1', 'r'), 'down')
  })
})
