/** Stores without one primary for all data: every node leads some of it and works on a share of the calls. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import type { Element } from '../../src/language/vocabulary/index.ts'
import { shop } from './model.ts'

/** Utilisation of the copies of a store on two nodes of 8 servers: 300/s of 3 reads of 5 ms in place of the shop's database. */
function utilisations(store: Partial<Element>): (number | undefined)[] {
  const document = shop()
  document.elements = document.elements.map((element) =>
    element.id === 'db' ? ({ ...element, ...store } as Element) : element,
  )
  document.journeys[0]!.steps = [{ to: 'edge' }, { to: 'api' }, { from: 'api', to: 'db', operation: 'read', calls: 3 }]
  const { stations } = analysePerformance(resolveTopology(document), { load: 'peak' })
  return stations.filter((s) => s.element === 'db').map((s) => s.utilisation.typical)
}

/** 300/s x 3 x 5 ms / 8 servers. */
const whole = 4.5 / 8

describe('nodes that lead parts of the data', () => {
  it('PostgreSQL reads at its primary alone', () => {
    assert.deepEqual(utilisations({}), [whole])
  })
  it('shards of Elasticsearch answer on all its nodes', () => {
    assert.deepEqual(utilisations({ elasticsearch: { shards: 30 } }), [whole / 2, whole / 2])
  })
  it('keys of memcached are spread over its nodes', () => {
    assert.deepEqual(utilisations({ kind: 'cache', technology: 'memcached' }), [whole / 2, whole / 2])
  })
})
