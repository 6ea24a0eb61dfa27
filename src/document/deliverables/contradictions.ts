/** Latency requirements that the simulation judges differently from the formula. */
import type { SimulationAnalysis } from '../../analyse/analysis.ts'
import { holds } from '../../judge/target.ts'
import { formatValue } from '../../text/format.ts'
import type { Context } from '../context.ts'

/** One sentence per requirement on the peak whose target lies between the formula and the simulated interval. */
export function contradictions(c: Context, simulation: SimulationAnalysis): string[] {
  return c.judgement.verdicts.flatMap((verdict) =>
    verdict.measures.flatMap(({ measure, target, comparator, value }): string[] => {
      if (measure.metric !== 'latency' || (measure.load ?? 'peak') !== simulation.load || (measure.growth ?? 1) !== 1)
        return []
      if (target === undefined || comparator === undefined || value === undefined) return []
      const limit = { comparator, value: target }
      return simulation.journeys.flatMap((one) => {
        const figure = one.percentiles.find((p) => p.p === measure.percentile)?.value
        const asked = one.journey === measure.of && (measure.from === undefined || one.region === measure.from)
        if (!asked || !figure || !Number.isFinite(figure.halfWidth)) return []
        const sure = holds(figure.value + figure.halfWidth, limit) === holds(figure.value - figure.halfWidth, limit)
        if (!sure || holds(figure.value, limit) === holds(value.typical, limit)) return []
        const [played, computed] = [figure.value, value.typical].map((x) => formatValue(x, 's', c.language))
        const place = c.title(one.region)
        return [
          c.say(
            `Требование ${verdict.requirement}: по формуле p${measure.percentile} — ${computed}, по моделированию (${place}) — ${played}; вывод о выполнении противоположный.`,
            `Requirement ${verdict.requirement}: the formula gives p${measure.percentile} of ${computed}, the simulation (${place}) ${played}; they disagree on whether it is met.`,
          ),
        ]
      })
    }),
  )
}
