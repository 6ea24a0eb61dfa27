/** Downtime that people cause: failed changes and planned work of the elements a journey cannot do without. */
import { inLanguage, said } from '../../language/text.ts'
import { perYear, ratio, seconds, YEAR } from '../../language/units.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity, sumRanges } from '../../quantity/quantity.ts'

const named = (element: Element) => ({ ru: inLanguage(element.title, 'ru'), en: inLanguage(element.title, 'en') })

function leaf(ru: string, en: string, value: number, unit: Derivation['unit'], path: string): Derivation {
  return { label: { ru, en }, value: exactly(value), unit, origin: { kind: 'model', path } }
}

function changeOf(element: Element): Derivation[] {
  const { changes } = element
  if (!changes) return []
  const rate = perYear(changes.deployments)
  const failing = ratio(changes.failureRatio)
  const rollback = seconds(changes.rollback)
  const radius = changes.blastRadius === undefined ? 1 : ratio(changes.blastRadius)
  const path = `${element.id}.changes`
  const inputs = [
    leaf('частота изменений', 'rate of changes', rate, '/year', `${path}.deployments`),
    leaf('доля неудачных', 'share that fails', failing, 'ratio', `${path}.failureRatio`),
    leaf('время отката', 'time to roll back', rollback, 's', `${path}.rollback`),
  ]
  if (changes.blastRadius !== undefined) {
    inputs.push(leaf('доля задетых пользователей', 'share of users hit', radius, 'ratio', `${path}.blastRadius`))
  }
  return [
    {
      label: named(element),
      value: exactly((rate * failing * rollback * radius) / YEAR),
      unit: 'ratio',
      origin: { kind: 'computed' },
      formula: {
        ru: 'выпусков × доля неудачных × откат × доля задетых / год',
        en: 'deployments × failure ratio × rollback × blast radius / year',
      },
      ...(changes.source === undefined ? {} : { note: said(changes.source) }),
      inputs,
    },
  ]
}

/** Unavailability by failed changes. Counted in users: a canary that hits a fifth of them costs a fifth. */
export function changeFailures(elements: readonly Element[]): Quantity {
  const inputs = elements.flatMap(changeOf)
  return quantity({
    label: { ru: 'неудачные изменения', en: 'failed changes' },
    value: sumRanges(inputs.map((input) => input.value)),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'сумма по элементам пути', en: 'sum over the elements of the journey' },
    ...(inputs.length === 0
      ? {
          note: {
            ru: 'в модели нет данных об изменениях: результат — верхняя граница доступности',
            en: 'the model has no data on changes: the result is an upper bound of availability',
          },
        }
      : {}),
    inputs,
  })
}

/** Unavailability by planned work. */
export function plannedDowntime(elements: readonly Element[]): Quantity {
  const inputs = elements.flatMap((element): Derivation[] => {
    const { planned } = element
    if (!planned) return []
    const rate = perYear(planned.rate)
    const length = seconds(planned.length)
    return [
      {
        label: named(element),
        value: exactly((rate * length) / YEAR),
        unit: 'ratio',
        origin: { kind: 'computed' },
        formula: { ru: 'частота × длительность / год', en: 'rate × length / year' },
        inputs: [
          leaf('работ', 'works', rate, '/year', `${element.id}.planned.rate`),
          leaf('длительность', 'length', length, 's', `${element.id}.planned.length`),
        ],
      },
    ]
  })
  return quantity({
    label: { ru: 'плановые простои', en: 'planned downtime' },
    value: sumRanges(inputs.map((input) => input.value)),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: { ru: 'сумма по элементам пути', en: 'sum over the elements of the journey' },
    inputs,
  })
}
