/** The Universal Scalability Law on the measured points of an element: where more load stops to help, and how much it carries there. */
import { fromModel, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { perSecond } from '../../language/units.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import type { Scalability } from '../analysis.ts'
import { studentQuantile } from '../simulation/statistics.ts'
import type { Topology } from '../topology/topology.ts'
import { nameOf } from './leaves.ts'
import { fitUsl, uslErrors, uslPeak } from './queueing/usl.ts'

/** One entry per element with measured points, in the author's order. */
export function scalabilities(topology: Topology): Scalability[] {
  return topology.document.elements.flatMap((element) => {
    if (!('measured' in element) || element.measured === undefined) return []
    const points = element.measured.map((point) => ({ n: point.load, x: perSecond(point.throughput) }))
    const law = fitUsl(points)
    const name = nameOf(topology, element.id)
    const peak = law ? uslPeak(law) : { n: Number.NaN, throughput: Number.NaN }
    const errors = law && uslErrors(law, points)
    const width = errors ? errors.peak * studentQuantile(0.95, points.length - 3) : 0
    const unknown: Said | undefined = law
      ? undefined
      : {
          ru: `для «${name.ru}» нужно не меньше трёх точек с разной нагрузкой (${element.id}.measured)`,
          en: `"${name.en}" needs at least three points at different loads (${element.id}.measured)`,
        }
    const inputs = points.map((point, i) =>
      fromModel(
        { ru: `измерено при нагрузке ${point.n}`, en: `measured at a load of ${point.n}` },
        '/s',
        point.x,
        `${element.id}.measured.${i}.throughput`,
      ),
    )
    const last = Math.max(...points.map((point) => point.n))
    const beyond: Said | undefined =
      unknown ??
      (peak.n > last
        ? {
            ru: `за пределами измеренного (до ${last}): предсказание по закону, а не наблюдение`,
            en: `beyond what was measured (up to ${last}): a prediction of the law, not an observation`,
          }
        : undefined)
    return [
      {
        element: element.id,
        alpha: law?.alpha ?? Number.NaN,
        beta: law?.beta ?? Number.NaN,
        gamma: law?.gamma ?? Number.NaN,
        knee: quantity(
          ranged(
            { ru: `нагрузка, при которой «${name.ru}» быстрее всего`, en: `load at which "${name.en}" is fastest` },
            'count',
            'sqrt((1 - alpha) / beta)',
            { best: peak.n + width, typical: peak.n, worst: Math.max(1, peak.n - width) },
            inputs,
            beyond,
          ),
        ),
        peak: quantity(
          ranged(
            { ru: `наибольшая пропускная способность «${name.ru}»`, en: `greatest throughput of "${name.en}"` },
            '/s',
            'gamma N / (1 + alpha (N - 1) + beta N (N - 1))',
            exactly(peak.throughput),
            inputs,
            beyond,
          ),
        ),
        ...(errors ? { errors: { alpha: errors.alpha, beta: errors.beta, gamma: errors.gamma } } : {}),
        error: law ? Math.sqrt(law.sse / points.length) : Number.NaN,
        ...(unknown ? { unknown } : {}),
      },
    ]
  })
}
