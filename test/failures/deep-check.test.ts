/** A deep check takes a region out of balancing for everybody who comes in there, whatever each of them needs. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fault, GlobalBalancer } from '../../src/language/vocabulary/index.ts'
import { documentWith, topologyWith } from '../data/model.ts'
import { journey, play, recovery } from './play.ts'

/** Two journeys by one entry: `buy` waits for `core`, `look` does not. */
function shop(depth: 'process' | 'dependencies', edge: Partial<GlobalBalancer> = {}) {
  const healthCheck = { interval: '10s', failures: 3, timeout: '5s', depth } as const
  const service = (id: string) => ({ kind: 'service' as const, id, title: id, concurrency: 100, time: '5ms' as const })
  const base = documentWith({
    edge: { healthCheck, ...edge },
    elements: [service('core')],
  })
  const rates = ['west', 'east'].map((from) => ({ from, normal: '10/s' as const, peak: '20/s' as const }))
  const steps = { buy: [{ to: 'edge' }, { to: 'api' }, { to: 'core' }], look: [{ to: 'edge' }, { to: 'api' }] }
  const orchestrator = { technology: 'none' } as const
  const at = (element: string, region: string) => ({
    id: `${element}@${region}`,
    element,
    in: region,
    replicas: 2,
    orchestrator,
  })
  return topologyWith({
    document: {
      ...base,
      relations: [...base.relations.filter((r) => r.to !== 'db'), { id: 'api->core', from: 'api', to: 'core' }],
      deployments: [...base.deployments, at('core', 'west'), at('core', 'east')],
      journeys: Object.entries(steps).map(([id, own]) => ({
        id,
        title: id,
        actor: 'user',
        rates,
        steps: own,
      })),
    },
  })
}
const dead = (element: string): Fault[] =>
  ['west-a', 'west-b', 'west-c'].map((place) => ({ kind: 'lose-instance', element, in: place, for: '1h' }))
const row = (outcome: ReturnType<typeof play>, station: string) => outcome.load.find((one) => one.station === station)

describe('a deep check', () => {
  it('leads all users of the entry away: the other region carries those, too, who do without what is dead', () => {
    const outcome = play(shop('dependencies'), ...dead('core'))
    assert.equal(recovery(outcome, 'core@west')?.effect, 'failover')
    assert.equal(journey(outcome, 'west').outcome, 'interrupted')
    // Their region answers until they are led on: nothing breaks.
    assert.equal(journey(outcome, 'west', 'look').outcome, 'served')
    // 40/s of two journeys before, 80/s after: 5 ms on 12 workers.
    assert.deepEqual(
      [row(outcome, 'api@east')?.before, row(outcome, 'api@east')?.after].map((u) => u?.toFixed(6)),
      [(40 * 0.005) / 12, (80 * 0.005) / 12].map((u) => u.toFixed(6)),
    )
    assert.ok(outcome.idle?.includes('api@west'))
  })

  it('a check of the entry alone moves nobody', () => {
    const outcome = play(shop('process'), ...dead('core'))
    assert.equal(journey(outcome, 'west').outcome, 'down')
    assert.equal(row(outcome, 'api@east'), undefined)
  })

  it('a person who edits the records moves all of them as well', () => {
    const edge = { failoverBy: 'record-edit', recordEdit: '5m' } as const
    const outcome = play(shop('process', edge), ...dead('core'))
    assert.ok((row(outcome, 'api@east')?.after ?? 0) > 1.9 * (row(outcome, 'api@east')?.before ?? 0))
  })
})
