/** Availability and downtime of a journey or an element: the worst population, or region of the element, binds. */
import type { JourneyAvailability } from '../../analyse/analysis.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import { DAYS_30, YEAR } from '../../language/units.ts'
import type { AvailabilityMeasure, DowntimeMeasure } from '../../language/vocabulary/index.ts'
import { type Derivation, mapRange, type Quantity, quantity } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import { promiseOf, worstOf } from '../binding.ts'
import { type Evidence, type Outcome, titleOf, unknown } from '../outcome.ts'
import { elementAvailability } from './element-availability.ts'

export function judgeAvailability(
  measure: AvailabilityMeasure | DowntimeMeasure,
  { topology, analysis }: Evidence,
): Outcome {
  const all = topology.elements.has(measure.of)
    ? elementAvailability(topology, measure.of)
    : analysis.availability.journeys.filter((row) => row.journey === measure.of)
  const rows = all.filter((row) => measure.from === undefined || row.region === measure.from)
  const wanted = measure.from === undefined ? measure.of : `${measure.of} from ${measure.from}`
  if (rows.length === 0) {
    return unknown(wanted, {
      ru:
        measure.from === undefined
          ? `«${measure.of}» никто не вызывает: доступность не определена`
          : `из региона «${measure.from}» никто не вызывает «${measure.of}»: доступность не определена`,
      en:
        measure.from === undefined
          ? `nobody calls "${measure.of}": it has no availability`
          : `nobody calls "${measure.of}" from "${measure.from}": it has no availability`,
    })
  }
  const outcomes = rows.map((row) => outcomeOf(row, measure, topology))
  return worstOf(outcomes, wanted, promiseOf(measure, measure.metric === 'downtime' ? 's' : 'ratio'), unknownText)
}

const unknownText: Said = { ru: 'доступность неизвестна', en: 'availability is unknown' }

function outcomeOf(
  row: JourneyAvailability,
  measure: AvailabilityMeasure | DowntimeMeasure,
  topology: Topology,
): Outcome {
  const scope = `${row.journey} from ${row.region}`
  if (row.unknown !== undefined || Number.isNaN(row.availability.typical))
    return unknown(scope, row.unknown ?? unknownText)
  return {
    scope,
    value: measure.metric === 'downtime' ? downtimeOf(row, measure.per) : row.availability,
    why: mainLoss(row, titleOf(topology, row.region)),
    complement: measure.metric !== 'downtime',
    ...riskOf(row),
  }
}

function riskOf(row: JourneyAvailability): Pick<Outcome, 'risk' | 'ceiling'> {
  if (row.bounded) {
    return {
      risk: {
        ru: 'это границы, а не точное значение: дерево отказов слишком велико',
        en: 'these are bounds, not the exact value: the fault tree is too large',
      },
    }
  }
  if (!row.upperBound) return {}
  return {
    risk: {
      ru: 'это верхняя оценка: отказы из-за изменений не заданы',
      en: 'this is an upper bound: failures caused by changes are not given',
    },
    ceiling: {
      ru: 'настройки не помогут: пока не заданы отказы из-за изменений, цифра остаётся верхней оценкой, а требование — в лучшем случае под угрозой',
      en: 'no setting helps: as long as failures caused by changes are not given the figure is an upper bound, at risk at best',
    },
  }
}

function downtimeOf(row: JourneyAvailability, per: 'year' | '30d'): Quantity {
  const span = per === 'year' ? YEAR : DAYS_30
  const derivation: Derivation = {
    label:
      per === 'year'
        ? { ru: 'простой в год', en: 'downtime per year' }
        : { ru: 'простой за 30 суток', en: 'downtime per 30 days' },
    value: mapRange((a = 0) => (1 - a) * span, row.availability),
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: `(1 − доступность) × ${span / 86_400} сут`, en: `(1 - availability) × ${span / 86_400} days` },
    inputs: [row.availability.derivation],
  }
  return quantity(derivation)
}

/** The part of the downtime that weighs most, and the event behind it. */
function mainLoss(row: JourneyAvailability, region: Said): Said {
  const parts = [
    { value: row.structural.typical, ru: 'отказы без замены', en: 'failures that nothing takes over' },
    { value: row.failover.typical, ru: 'переключения', en: 'failover windows' },
    { value: row.changes.typical, ru: 'неудачные изменения', en: 'failed changes' },
    { value: row.planned.typical, ru: 'плановые работы', en: 'planned work' },
  ].filter((part) => part.value > 0)
  const most = [...parts].sort((a, b) => b.value - a.value)[0]
  if (!most) return { ru: `${region.ru}: потерь нет`, en: `${region.en}: nothing is lost` }
  const time = sayValue(most.value * YEAR, 's')
  const event = most.value === row.structural.typical ? row.importance[0]?.label : undefined
  return {
    ru: `${region.ru}: главная причина простоя — ${most.ru}, ${time.ru} в год${event ? ` (прежде всего ${event.ru})` : ''}`,
    en: `${region.en}: the main cause of downtime is ${most.en}, ${time.en} per year${event ? ` (above all ${event.en})` : ''}`,
  }
}
