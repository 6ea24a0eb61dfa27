/** A figure from production, given by hand or by an export. */
import { said } from '../../language/text.ts'
import type { MeasuredMeasure } from '../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import { type Outcome, unknown } from '../outcome.ts'

export function judgeMeasured(measure: MeasuredMeasure, path: string): Outcome {
  if (measure.value === undefined) {
    return unknown(measure.of, { ru: 'измерений ещё нет', en: 'nothing has been measured yet' })
  }
  const source = said(measure.source)
  const unit = measure.unit === undefined ? '' : ` ${measure.unit}`
  return {
    scope: measure.of,
    value: quantity({
      label: { ru: `измерено${unit}`, en: `measured${unit}` },
      value: exactly(measure.value),
      unit: 'count',
      origin: { kind: 'model', path },
      ...(source.en || source.ru ? { note: source } : {}),
    }),
    why: source.en || source.ru ? source : { ru: 'задано в модели', en: 'given in the model' },
  }
}
