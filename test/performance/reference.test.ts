/**
 * The reference numbers as whole files, when they are there (LOADPATH_REFERENCE, by default ../shared/reference): skipped with
 * a message otherwise. Selections are retyped in the tests beside.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { erlangB, erlangC } from '../../src/analyse/performance/queueing/erlang.ts'
import { mmck } from '../../src/analyse/performance/queueing/finite.ts'
import { allenCunneen, errorBand, mg1 } from '../../src/analyse/performance/queueing/general.ts'
import { mm1, mmc, waitTail } from '../../src/analyse/performance/queueing/mmc.ts'
import { closedClasses } from '../../src/analyse/performance/queueing/multiclass.ts'
import { fitUsl, uslLimit, uslPeak } from '../../src/analyse/performance/queueing/usl.ts'
import { type ClosedStation, closedNetwork } from './one-class.ts'
import { absent, referenceText } from './reference.ts'

function close(actual: number, expected: number, tolerance: number, what = ''): void {
  const scale = Math.max(1e-300, Math.abs(expected))
  assert.ok(
    Math.abs(actual - expected) <= tolerance * scale,
    `${what} ${actual} is not ${expected} within ${tolerance}`,
  )
}

function all(actual: number[], expected: number[], tolerance: number, what = ''): void {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, i) => {
    close(value, expected[i] ?? Number.NaN, tolerance, `${what}[${i}]`)
  })
}

// biome-ignore lint/suspicious/noExplicitAny: inputs and answers of a file with a shape of its own per case
type Numbers = Record<string, any>

const single = (service: number[], visits: number[], servers?: (number | 'inf')[]): ClosedStation[] =>
  service.map((s, i) => {
    const count = servers?.[i] ?? 1
    return { service: s, visits: visits[i] ?? 1, servers: count === 'inf' ? Number.POSITIVE_INFINITY : count }
  })

/** Books print three decimals and round on the way: half a unit of the last, and a little. */
function printed(actual: number[], expected: number[], what = ''): void {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - (expected[i] ?? Number.NaN)) <= 1.1e-3, `${what}[${i}] ${value} is not ${expected[i]}`)
  })
}

/** How each worked example of queueing.json is asked of the engine. */
const worked: Record<string, (input: Numbers, want: Numbers) => void> = {
  'erlangC-48-55': (i, w) => {
    const rate = i.calls_per_halfhour / 1800
    const state = mmc(rate, i.hold_s, i.agents)
    all([rate * i.hold_s, state.utilisation, state.waits, state.wait], [w.A_erl, w.occupancy, w.C, w.ASA_s], 1e-9)
    close(1 - waitTail(rate, i.hold_s, i.agents, i.target_s), w.SL, 1e-9)
  },
  bookstore: (i, w) => {
    const state = mmc(i.lambda_per_h / 60, i.S_min, i.c)
    all([state.waits, state.wait, state.inStation], [w.C, w.Wq_min, w.L_checkout], 1e-10)
    close(state.inStation + (i.lambda_per_h / 60) * i.browse_min, w.L_store, 1e-3)
  },
  'pdq-mm1': (i, w) => {
    const s = mm1(i.lambda, 1 / i.mu)
    all([s.utilisation, s.inStation, s.response, s.wait, s.queue], [w.U, w.L, w.R, w.Wq, w.Lq], 1e-12)
  },
  'pdq-mm3': (i, w) => {
    const s = mmc(i.lambda, i.S, i.c)
    all([s.utilisation, s.inStation, s.response, s.wait, s.queue], [w.U, w.L, w.R, w.Wq, w.Lq], 1e-12)
  },
  'pdq-ebiz': (i, w) => {
    const found = closedNetwork(single(i.D, []), i.N, i.Z)
    all([found.throughput, found.response, found.stations[0]!.utilisation], [w.X, w.R, w.U_web], 5e-4)
    close(found.throughput, w.X, 1e-6)
  },
  'pdq-mm1n': (i, w) => {
    const found = closedNetwork(single([i.S], []), i.N, i.Z)
    all([found.throughput, found.response, found.stations[0]!.utilisation], [w.X, w.R, w.U], 2e-4)
  },
  'jain-34.2': (i, w) => {
    const { stations: s } = closedNetwork(single(i.S, i.V), i.N, i.Z)
    printed(
      s.map((x) => x.response),
      w.R,
    )
    printed(
      s.map((x) => x.inStation),
      w.Q,
    )
  },
  'bolch-8.3': (i, w) => bolch(closedNetwork(single(i.S, i.V), i.N).stations, w),
  'bolch-8.4': (i, w) => bolch(closedNetwork(single(i.S, i.V, i.m), i.N).stations, w),
  'bolch-8.1': (i, w) => {
    const { stations: s } = closedNetwork(
      single(
        i.mu.map((mu: number) => 1 / mu),
        i.V,
        i.m,
      ),
      i.N,
    )
    bolch(s, { X: w.X, U: w.U, R: w.R })
    // The book prints two digits of the lengths.
    all(
      s.map((x) => x.inStation),
      w.Q,
      8e-3,
    )
  },
  'lazowska-p113': (i, w) => {
    const s = mm1(i.lambda * i.V[0], i.S[0])
    printed([s.utilisation, i.lambda * i.V[0], s.inStation], [w.U1, w.X1, w.Q1])
  },
  'zahorjan-p138': (i, w) => {
    // Two open classes at single servers: residence V S / (1 - sum of the utilisations).
    const busy = i.lambda.map((rate: number, k: number) => rate * i.V[k][0] * i.S[k][0])
    const total = busy.reduce((a: number, b: number) => a + b, 0)
    const residence = (i.V[0][0] * i.S[0][0]) / (1 - total)
    all([i.lambda[0] * i.V[0][0], busy[0], residence], [w.X11, w.U11, w.R11_residence], 5e-3)
    close(i.lambda[0] * residence, w.Q11, 5e-3)
    // As one station with the mix of both it has the same number inside.
    const calls = i.lambda[0] * i.V[0][0] + i.lambda[1] * i.V[1][0]
    close(mm1(calls, total / calls).inStation, total / (1 - total), 1e-12)
  },
  'qncm-2class': (i, w) => {
    const found = closedClasses(
      [0, 1].map((m) => ({ servers: 1, demands: i.V.map((v: number[], k: number) => v[m]! * i.S[k][m]) })),
      i.N.map((customers: number) => ({ customers, think: 0 })),
      { lengths: true },
    )!
    all(found.throughput, w.X, 1e-13)
    for (const k of [0, 1]) {
      const lengths = found.inStation!.map((own) => own[k]!)
      all(lengths, w.Q[k], 1e-13)
      all(
        lengths.map((n) => n / found.throughput[k]!),
        w.residence[k],
        1e-13,
      )
    }
  },
  'asym-mmm': (i, w) => {
    // octave-queueing takes servers of the mean rate, as this engine does: all replicas of an element are alike.
    const mean = i.mu.reduce((a: number, b: number) => a + b, 0) / i.mu.length
    const s = mmc(i.lambda, 1 / mean, i.mu.length)
    assert.deepEqual([s.utilisation.toFixed(2), s.inStation.toFixed(4)], [w.U.toFixed(2), w.Q.toFixed(4)])
  },
  'mmck-40-30-3-7': (i, w) => {
    const s = mmck(i.lambda, 1 / i.mu, i.c, i.K)
    all([s.empty, s.response], [w.p0, w.R], 2e-5)
  },
  'mmck-50-10-4-6': (i, w) => close(mmck(i.lambda, 1 / i.mu, i.c, i.K).full, w.pK, 1e-5),
  'mmck-3-2-2-5': (i, w) => {
    const s = mmck(i.lambda, 1 / i.mu, i.c, i.K)
    all([s.empty, s.full, s.inStation, s.wait], [w.p0, w.pK, w.L, w.Wq], 1e-5)
  },
  'schwetman-fig10': (i, w) => {
    const open = i.lambda[0] * i.S[0][0]
    const { stations: s } = closedNetwork(
      [
        { service: i.S[1][0], visits: 1, servers: 1, open },
        { service: i.S[1][1], visits: 1, servers: 1 },
      ],
      i.N[1],
    )
    const openResponse = (i.S[0][0] * (1 + s[0]!.inStation)) / (1 - open)
    all([openResponse, s[0]!.response, s[1]!.response], w.R, 5e-3)
  },
  'gb-bounds': (i, w) => {
    for (const [users, [low, high]] of [
      [2, w.N2],
      [5, w.N5],
      [10, w.N10],
      [20, w.N20],
      [80, w.N80],
    ]) {
      const { throughput } = closedNetwork(single(i.D, []), users)
      assert.ok(throughput > low * (1 - 1e-4) && throughput < high * (1 + 1e-4), `${users}: ${throughput}`)
    }
  },
}

function bolch(stations: ReturnType<typeof closedNetwork>['stations'], want: Numbers): void {
  const key = { U: 'utilisation', R: 'response', Q: 'inStation', X: 'throughput' } as const
  for (const name of ['U', 'R', 'Q', 'X'] as const) {
    if (want[name])
      printed(
        stations.map((s) => s[key[name]]),
        want[name],
        name,
      )
  }
}

describe('whole reference files', { skip: absent }, () => {
  it('queueing-grid.jsonl: every case of the classes built here', () => {
    const seen = new Set<string>()
    for (const line of referenceText('queueing-grid.jsonl').trim().split('\n')) {
      const c = JSON.parse(line)
      const what = line
      if (c.k === 'erlang') all([erlangB(c.a, c.c), erlangC(c.a, c.c)], [c.B, c.C], 1e-12, what)
      else if (c.k === 'mmc') {
        const s = mmc(c.lambda, 1 / c.mu, c.c)
        all([s.utilisation, s.response, s.inStation], [c.U, c.R, c.Q], 1e-11, what)
      } else if (c.k === 'mmck') {
        const s = mmck(c.lambda, 1 / c.mu, c.c, c.K)
        all(
          [s.utilisation, s.response, s.inStation, s.throughput, s.empty, s.full],
          [c.U, c.R, c.Q, c.X, c.p0, c.pK],
          1e-9,
          what,
        )
      } else if (c.k === 'mg1') {
        const s = mg1(c.lambda, c.S, c.scv)
        all([s.utilisation, s.response, s.inStation], [c.U, c.R, c.Q], 1e-12, what)
      } else if (c.k === 'mva') {
        const s = closedNetwork(
          c.S.map((service: number, i: number) => ({
            service,
            visits: c.V[i],
            servers: c.m[i] === -1 || c.m[i] === 'inf' ? Number.POSITIVE_INFINITY : c.m[i],
          })),
          c.N,
          c.Z,
        ).stations
        all(
          s.map((x) => x.response),
          c.R,
          1e-10,
          what,
        )
        all(
          s.map((x) => x.inStation),
          c.Q,
          1e-10,
          what,
        )
        all(
          s.map((x) => x.throughput),
          c.X,
          1e-10,
          what,
        )
      } else if (c.k === 'open') {
        const s = c.S.map((service: number, i: number) => mmc(c.lambda * c.V[i], service, c.m[i]))
        all(
          s.map((x: { response: number }) => x.response),
          c.R,
          1e-10,
          what,
        )
      } else if (c.k === 'mvamc') {
        const found = closedClasses(
          c.D[0].map((_: number, m: number) => ({ servers: 1, demands: c.D.map((own: number[]) => own[m]) })),
          c.N.map((customers: number, k: number) => ({ customers, think: c.Z[k] })),
          { lengths: true },
        )!
        all(found.throughput, c.X, 1e-12, what)
        all(found.response, c.Rtot, 1e-12, what)
        const sum = (own: number[]) => own.reduce((a, b) => a + b, 0)
        all(found.inStation!.map(sum), c.Qcenter, 1e-12, what)
      } else {
        // Repairable systems: the tests of durability.
        assert.equal(c.k, 'kofn_repair')
        continue
      }
      seen.add(c.k)
    }
    assert.deepEqual([...seen].sort(), ['erlang', 'mg1', 'mmc', 'mmck', 'mva', 'mvamc', 'open'])
  })
  it('queueing.json: every worked example of a class built here, and none forgotten', () => {
    const { cases } = JSON.parse(referenceText('queueing.json'))
    const left: string[] = []
    for (const c of cases) {
      const check = worked[c.id]
      if (check) check(c.input, { ...c.published, ...c.computed })
      else left.push(c.id)
    }
    // The file gives no chain for the shuttle, only its answers; mgc-exact is a file of its own.
    assert.deepEqual(left, ['ctmc-shuttle', 'mgc-exact'])
  })
  it('usl.json and usl-specsdm91.csv: the fits of the R package', () => {
    const file = JSON.parse(referenceText('usl.json'))
    const points = referenceText('usl-specsdm91.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
      .map(([n = 0, x = 0]) => ({ n, x }))
    const spec = fitUsl(points)!
    for (const name of ['alpha', 'beta', 'gamma', 'sse'] as const)
      close(spec[name], file.specsdm91.refit[name], 1e-5, name)
    close(uslPeak(spec).n, file.specsdm91.published.peakN_exact, 1e-5)
    close(uslPeak(spec).throughput, file.specsdm91.published.peakX, 1e-3)
    close(uslLimit(spec), file.specsdm91.published.limit_exact, 1e-5)
    close(1 / spec.alpha, file.specsdm91.published.optN_exact, 1e-5)
    // Residual standard error with three parameters.
    close(Math.sqrt(spec.sse / (points.length - 3)), file.specsdm91.published.sigma, 1e-4)
    const made = fitUsl(file.synthetic.N.map((n: number, i: number) => ({ n, x: file.synthetic.X[i] })))!
    for (const name of ['alpha', 'beta', 'gamma'] as const) close(made[name], file.synthetic.refit[name], 1e-6, name)
    close(uslPeak({ alpha: 0.001, beta: 1e-5, gamma: 1 }).n, file.formulas.checks['peak(alpha=.001,beta=1e-5)'], 1e-6)
  })
  it('mgc-exact.json: the Allen-Cunneen value to the digit, and never outside the stated band', () => {
    for (const c of JSON.parse(referenceText('mgc-exact.json'))) {
      const found = allenCunneen((c.rho * c.c) / c.S, c.S, c.c, c.cs2).wait
      close(found, c.allenCunneen, 1e-12, JSON.stringify(c))
      assert.ok(Math.abs(found - c.Wq) <= errorBand(c.rho, c.c, c.cs2) * c.Wq + 1e-8, JSON.stringify(c))
    }
  })
})
