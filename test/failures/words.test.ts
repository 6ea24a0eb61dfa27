/** The word for what users see agrees with the intervals and the recovery times beside it, whatever mechanism is behind it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { JourneyOutcome, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import type { Topology } from '../../src/analyse/topology/topology.ts'
import { documentWith, topologyWith } from '../data/model.ts'
import { analyseAll, play } from './play.ts'
import { losses, storeSystem } from './random-store.ts'
import { randomSystem } from './random-system.ts'

const runs = (count: number) => ({
  numRuns: Number(process.env.RUNS ?? count),
  ...(process.env.RUNS ? {} : { seed: 20261121 }),
})

function agrees({ outcome, intervals, rto, unknown, journey }: JourneyOutcome, what: string): void {
  const text = `${what}, ${journey}: ${outcome} ${rto?.typical} ${JSON.stringify(intervals)}`
  const seconds = (state: string) => intervals.reduce((sum, i) => sum + (i.state === state ? i.to - i.from : 0), 0)
  const stops = outcome === 'interrupted' || outcome === 'down'
  // Nobody is told "served" or "degraded" who is refused for a while, nor the other way round.
  if (stops) assert.ok(unknown || seconds('down') > 0 || (rto && rto.worst > 0), text)
  else assert.deepEqual([seconds('down'), rto], [0, undefined], text)
  if (outcome === 'degraded') assert.ok(seconds('degraded') > 0, text)
  if (outcome === 'served') assert.equal(seconds('degraded'), 0, text)
  if (rto && Number.isFinite(rto.typical)) assert.ok(seconds('down') <= rto.typical + 1e-6 || rto.typical === 0, text)
}

function allAgree(outcome: ScenarioOutcome): void {
  for (const journey of outcome.journeys) agrees(journey, outcome.scenario)
  for (const { effect, phases, rto, unknown, id, what } of outcome.recoveries) {
    const text = `${outcome.scenario}, ${id}: ${effect} ${rto?.typical} ${what.en}`
    // Something that takes over, or a restore, does so in steps; what is down waits or nobody knows how long.
    if (effect === 'failover' || effect === 'restore') assert.ok(phases.length > 0 || unknown, text)
    if (effect === 'down') assert.ok(rto || unknown, text)
    assert.ok(!(rto && unknown), text)
    if (effect === 'interrupted') assert.ok(unknown || (rto && rto.worst > 0), text)
  }
  for (const { journey, region, binding, outcome: word, rto } of outcome.journeys) {
    if (word !== 'interrupted' && word !== 'down') continue
    // The record whose time users have; a partition that cuts callers off from what is whole has none of its own.
    const records = outcome.recoveries.filter((one) => one.id === binding && one.rto?.typical === rto?.typical)
    const text = `${outcome.scenario}, ${journey} of ${region}: ${word} ${rto?.typical} by ${binding}`
    if (records.length === 0) continue
    const known = records.map(({ effect, what }) => `${effect}: ${what.en}`)
    assert.ok(
      records.some(({ effect }) => effect !== 'degraded' && effect !== 'none'),
      `${text}: ${known}`,
    )
  }
}

/** Two balancers behind one address in each region. */
function addressed(): Topology {
  const base = documentWith({
    elements: [{ kind: 'loadBalancer', id: 'lb', title: 'LB', technology: 'haproxy', vrrp: {} }],
  })
  return topologyWith({
    document: {
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
    },
  })
}

describe('words agree with figures', () => {
  it('on random systems: every place, pair, link and host', () => {
    fc.assert(
      fc.property(randomSystem, (make) => {
        const { survivors, singles = [] } = analyseAll(make())
        for (const outcome of [...survivors, ...singles]) allAgree(outcome)
      }),
      runs(15),
    )
  })

  it('on stores of every mechanism', () => {
    fc.assert(
      fc.property(storeSystem, losses, ({ make }, faults) => allAgree(play(make(), ...faults))),
      runs(300),
    )
  })

  it('the host that holds a virtual address is lost: nobody is served for 3/3.5/4 s; a backup is missed by nobody', () => {
    const [first, second] = ['west-a', 'west-b'].map((at) =>
      play(addressed(), { kind: 'lose-instance', element: 'lb', in: at }),
    )
    for (const { journeys } of [first, second].flatMap((one) => one ?? []))
      for (const one of journeys) agrees(one, 'lb')
    const west = (outcome: ScenarioOutcome | undefined) => outcome?.journeys.find((j) => j.region === 'west')
    assert.equal(west(first)?.outcome, 'interrupted')
    const { best, typical, worst } = west(first)?.rto ?? {}
    assert.deepEqual([best, typical, worst], [3, 3.5, 4])
    assert.equal(west(second)?.outcome, 'served')
  })
})
