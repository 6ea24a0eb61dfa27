/** Closed networks of several classes: published cases, the balance of the Markov chain itself, laws, and the approximation. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ClosedClass, SharedStation } from '../../src/analyse/performance/queueing/closed-network.ts'
import { mmc } from '../../src/analyse/performance/queueing/mmc.ts'
import { closedClasses } from '../../src/analyse/performance/queueing/multiclass.ts'
import { approximateThroughput } from '../../src/analyse/performance/queueing/schweitzer.ts'

function close(actual: number | undefined, expected: number, tolerance: number, what = ''): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * Math.abs(expected),
    `${what} ${actual} is not ${expected} within ${tolerance}`,
  )
}

const single = (demands: number[]): SharedStation => ({ demands, servers: 1 })

/**
 * Throughput of two classes at one processor-sharing station of c servers and thinking, by balancing the chain over (n1, n2):
 * power iteration, no product form used.
 */
function chain(demands: [number, number], servers: number, classes: [ClosedClass, ClosedClass]): [number, number] {
  const [most1, most2] = [classes[0].customers, classes[1].customers]
  const width = most2 + 1
  const states = (most1 + 1) * width
  const moves: { from: number; to: number; rate: number }[] = []
  for (let i = 0; i <= most1; i += 1) {
    for (let j = 0; j <= most2; j += 1) {
      const from = i * width + j
      const each = i + j === 0 ? 0 : Math.min(i + j, servers) / (i + j)
      if (i < most1) moves.push({ from, to: from + width, rate: (most1 - i) / classes[0].think })
      if (j < most2) moves.push({ from, to: from + 1, rate: (most2 - j) / classes[1].think })
      if (i > 0) moves.push({ from, to: from - width, rate: (i * each) / demands[0] })
      if (j > 0) moves.push({ from, to: from - 1, rate: (j * each) / demands[1] })
    }
  }
  const out = new Float64Array(states)
  for (const m of moves) out[m.from]! += m.rate
  const step = 0.9 / Math.max(...out)
  let p = new Float64Array(states).fill(1 / states)
  for (let round = 0; round < 20_000; round += 1) {
    const next = p.map((x, s) => x * (1 - step * out[s]!))
    for (const m of moves) next[m.to]! += p[m.from]! * m.rate * step
    p = next
  }
  const think = (which: 0 | 1): number =>
    p.reduce((sum, x, s) => {
      const here = which === 0 ? Math.floor(s / width) : s % width
      return sum + x * (classes[which].customers - here)
    }, 0) / classes[which].think
  return [think(0), think(1)]
}

describe('closed networks of several classes', () => {
  it('Lazowska and others 1984, two classes at two centres (octave-queueing 1.2.7, qncmmva)', () => {
    const visits = [
      [10, 9],
      [5, 4],
    ]
    const service = [
      [0.1, 1 / 3],
      [0.4, 1],
    ]
    const found = closedClasses(
      [0, 1].map((m) => single([0, 1].map((k) => visits[k]![m]! * service[k]![m]!))),
      [
        { customers: 1, think: 0 },
        { customers: 1, think: 0 },
      ],
      { lengths: true },
    )!
    const queues = [
      [0.21052631578947367, 0.7894736842105263],
      [0.2631578947368421, 0.7368421052631579],
    ]
    const residence = [
      [1.3333333333333333, 5],
      [2.5, 7],
    ]
    ;[0.15789473684210525, 0.10526315789473684].forEach((x, k) => {
      close(found.throughput[k], x, 1e-13)
      for (const m of [0, 1]) {
        close(found.inStation![m]![k], queues[k]![m]!, 1e-13)
        close(found.inStation![m]![k]! / found.throughput[k]!, residence[k]![m]!, 1e-13)
      }
      close(found.response[k], residence[k]![0]! + residence[k]![1]!, 1e-13)
    })
  })
  it('Allen 1990, ex. 6.3.4 p. 413: three classes of 5, 10 and 5 (octave-queueing 1.2.7)', () => {
    const demands = [
      [0.5, 0.04, 0.06],
      [0.4, 0.2, 0.3],
      [1.2, 0.05, 0.06],
    ]
    const found = closedClasses(
      [0, 1, 2].map((m) => single(demands.map((own) => own[m]!))),
      [
        { customers: 5, think: 20 },
        { customers: 10, think: 30 },
        { customers: 5, think: 0 },
      ],
      { lengths: true },
    )!
    ;[0.209977208033132, 0.297996644722663, 0.646510298793468].forEach((x, k) => {
      close(found.throughput[k], x, 1e-13)
    })
    ;[3.81210821324502, 3.5574248136475, 7.73382884902392].forEach((r, k) => {
      close(found.response[k], r, 1e-13)
    })
    ;[6.58666395535878, 0.111108543530552, 0.162783998768134].forEach((q, m) => {
      close(
        found.inStation![m]!.reduce((a, b) => a + b, 0),
        q,
        1e-12,
      )
    })
    ;[0.999999620457793, 0.100323932205531, 0.140788243826395].forEach((u, m) => {
      close(
        demands.reduce((sum, own, k) => sum + own[m]! * found.throughput[k]!, 0),
        u,
        1e-13,
      )
    })
  })
  it('two classes at a station of several servers are the Markov chain of the processor-sharing station', () => {
    for (const servers of [1, 2, 3]) {
      const classes: [ClosedClass, ClosedClass] = [
        { customers: 4, think: 1 },
        { customers: 3, think: 2.5 },
      ]
      const found = closedClasses([{ demands: [0.4, 0.9], servers }], classes)!
      chain([0.4, 0.9], servers, classes).forEach((x, k) => {
        close(found.throughput[k], x, 1e-9, `${servers} servers, class ${k}`)
      })
    }
  })
  it('classes alike are one class: their throughputs add up, many servers and open traffic too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (first, second, servers, share) => {
          const stations = (classes: number): SharedStation[] => [
            { demands: Array(classes).fill(0.3), servers, open: share * servers },
            { demands: Array(classes).fill(0.05), servers: 2 },
            { demands: Array(classes).fill(0.2), servers: Number.POSITIVE_INFINITY },
          ]
          const two = closedClasses(
            stations(2),
            [first, second].map((customers) => ({ customers, think: 0.5 })),
            { lengths: true },
          )!
          const one = closedClasses(stations(1), [{ customers: first + second, think: 0.5 }], { lengths: true })!
          close(two.throughput[0]! + two.throughput[1]!, one.throughput[0]!, 1e-11)
          two.inStation!.forEach((own, m) => {
            close(own[0]! + own[1]!, one.inStation![m]![0]!, 1e-10)
          })
        },
      ),
      { numRuns: 60 },
    )
  })
  it('everybody is somewhere: stations and thinking add up to the customers', () => {
    const classes = [
      { customers: 60, think: 2 },
      { customers: 90, think: 0.5 },
    ]
    const found = closedClasses(
      [
        { demands: [0.1, 0.2], servers: 12 },
        { demands: [0.02, 0.01], servers: 1, open: 0.3 },
        { demands: [0, 0.3], servers: 48, open: 20 },
      ],
      classes,
      { lengths: true },
    )!
    classes.forEach(({ customers, think }, k) => {
      const inside = found.inStation!.reduce((sum, own) => sum + own[k]!, 0)
      close(inside + think * found.throughput[k]!, customers, 1e-11)
    })
  })
  it('is refused, not wrong, when there are too many populations', () => {
    const classes = Array.from({ length: 4 }, () => ({ customers: 100, think: 1 }))
    assert.equal(closedClasses([{ demands: [1, 1, 1, 1], servers: 2 }], classes), undefined)
  })
})

describe('approximate mean value analysis', () => {
  it('is within 12 % of the exact throughput, 5 % in nineteen of twenty', () => {
    const errors: number[] = []
    const part = fc.record({
      servers: fc.integer({ min: 1, max: 16 }),
      open: fc.double({ min: 0, max: 0.6, noNaN: true }),
      demands: fc.array(fc.double({ min: 0.01, max: 0.11, noNaN: true }), { minLength: 3, maxLength: 3 }),
    })
    const users = fc.record({
      customers: fc.integer({ min: 1, max: 40 }),
      think: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.array(users, { minLength: 1, maxLength: 3 }),
        (parts, classes) => {
          const stations = parts.map((s) => ({ ...s, open: s.open * s.servers }))
          const exact = closedClasses(stations, classes)!
          approximateThroughput(stations, classes).forEach((x, k) => {
            errors.push(Math.abs(x / exact.throughput[k]! - 1))
          })
        },
      ),
      { numRuns: 150, seed: 1 },
    )
    errors.sort((a, b) => a - b)
    assert.ok(errors.at(-1)! < 0.12, String(errors.at(-1)))
    assert.ok(errors[Math.floor(0.95 * errors.length)]! < 0.05)
  })
})

describe('servers of unlike speed', () => {
  it('as equal ones of the mean rate: the approximation of Bolch that octave-queueing 1.2.7 has (qsammm)', () => {
    const rates = [10, 15, 20, 20, 25]
    const mean = rates.reduce((a, b) => a + b, 0) / rates.length
    const state = mmc(73, 1 / mean, rates.length)
    assert.equal(state.utilisation.toFixed(2), '0.81')
    assert.equal(state.inStation.toFixed(4), '6.5278')
  })
})
