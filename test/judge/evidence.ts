/** Evidence for the judge: a real topology, performance, data and cost of a small document; the rest is given by the test. */
import type { Analysis } from '../../src/analyse/analysis.ts'
import { analyseCost } from '../../src/analyse/cost/analyse.ts'
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { judgeRequirement } from '../../src/judge/judge.ts'
import type { Evidence } from '../../src/judge/outcome.ts'
import type { MeasureVerdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Measure } from '../../src/language/vocabulary/index.ts'
import { type Quantity, quantity, type Unit } from '../../src/quantity/quantity.ts'

export function evidenceOf(document: ArchitectureDocument, given: Partial<Analysis> = {}): Evidence {
  const topology = resolveTopology(document)
  const analysis: Analysis = {
    performance: {
      normal: analysePerformance(topology, { load: 'normal' }),
      peak: analysePerformance(topology, { load: 'peak' }),
    },
    data: analyseData(topology),
    failures: { scenarios: [], survivors: [] },
    availability: { journeys: [] },
    consistency: { stores: [] },
    cost: analyseCost(topology),
    ...given,
  }
  return { topology, analysis }
}

export function judged(measure: Measure, evidence: Evidence): MeasureVerdict {
  const requirement = {
    id: 'R1',
    title: 'R1',
    characteristic: 'reliability' as const,
    measures: [measure],
    priority: 'must' as const,
  }
  return judgeRequirement(requirement, evidence).binding
}

/** A quantity with best, typical and worst. */
export function amount(best: number, typical = best, worst = typical, unit: Unit = 's'): Quantity {
  return quantity({
    label: { ru: 'число', en: 'figure' },
    value: { best, typical, worst },
    unit,
    origin: { kind: 'computed' },
  })
}
