/** Monthly cost. A sum that lacks prices can break a limit but never prove that it is kept. */
import { unpriced } from '../../analyse/cost/analyse.ts'
import { type Money, money } from '../../language/units.ts'
import type { CostMeasure } from '../../language/vocabulary/index.ts'
import { exactly, quantity } from '../../quantity/quantity.ts'
import { parseTarget, splitTarget } from '../../quantity/target.ts'
import { formatValue } from '../../text/format.ts'
import { type Evidence, type Outcome, titleOf, unknown } from '../outcome.ts'
import { holds } from '../target.ts'

export function judgeCost(measure: CostMeasure, { topology, analysis }: Evidence): Outcome {
  const { total, items, currency } = analysis.cost
  const scope = measure.of ?? topology.document.system.id
  const wanted = money(splitTarget(measure.target).rest as Money).currency
  if (!total || currency === undefined) {
    return unknown(scope, {
      ru: items.length === 0 ? 'в модели нет цен' : 'цены заданы в разных валютах',
      en: items.length === 0 ? 'the model has no prices' : 'prices are in different currencies',
    })
  }
  if (currency !== wanted) {
    return unknown(scope, {
      ru: `цены в ${currency}, а предел в ${wanted}`,
      en: `prices are in ${currency}, the limit is in ${wanted}`,
    })
  }
  const whole = measure.of === undefined || measure.of === topology.document.system.id
  const own = whole ? items : items.filter((i) => i.element === measure.of)
  const sum = own.reduce((all, item) => all + item.amount, 0)
  const value = whole
    ? total
    : quantity({
        label: { ru: 'стоимость элемента в месяц', en: 'cost of the element per month' },
        value: exactly(sum),
        unit: 'money',
        text: { ru: formatValue(sum, 'money', 'ru', currency), en: formatValue(sum, 'money', 'en', currency) },
        origin: { kind: 'computed' },
        inputs: (total.derivation.inputs ?? []).filter((_, index) => items[index]?.element === measure.of),
      })
  const missing = unpriced(topology).filter((id) => whole || id === measure.of)
  const target = parseTarget(measure.target, 'money')
  if ((missing.length > 0 || own.length === 0) && holds(value.typical, target)) {
    const list = missing.length > 0 ? missing.join(', ') : scope
    return unknown(scope, { ru: `нет цены: ${list}`, en: `no price: ${list}` })
  }
  const sums = new Map<string, number>()
  for (const item of own) sums.set(item.element, (sums.get(item.element) ?? 0) + item.amount)
  const [id = '', amount = 0] = [...sums].sort((a, b) => b[1] - a[1])[0] ?? []
  const name = titleOf(topology, id)
  return {
    scope,
    value,
    why: {
      ru: `дороже всего «${name.ru}», ${formatValue(amount, 'money', 'ru', currency)}`,
      en: `"${name.en}" costs the most, ${formatValue(amount, 'money', 'en', currency)}`,
    },
  }
}
