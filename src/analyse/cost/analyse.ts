/**
 * Monthly cost by element and place from prices of one instance: replicas and copies times `cost`. One currency, or no
 * total: prices are never converted.
 */
import type { Said } from '../../language/text.ts'
import { said } from '../../language/text.ts'
import { type Money, money } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, quantity } from '../../quantity/quantity.ts'
import { formatValue } from '../../text/format.ts'
import type { Analysis } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'

/** One price times its count in one place. */
interface Line {
  element: Id
  place: Id
  count: number
  price: Money
  path: string
  /** Where the model says how many there are; undefined for what runs nowhere and counts once. */
  counted?: string
}

/** Cost of the system as it is deployed. Elements without a price are left out: see `unpriced`. */
export function analyseCost(topology: Topology): Analysis['cost'] {
  const lines = priceLines(topology)
  const currencies = [...new Set(lines.map((line) => money(line.price).currency))]
  const currency = currencies.length === 1 ? currencies[0] : undefined
  const items = lines.map((line) => ({
    element: line.element,
    place: line.place,
    amount: line.count * money(line.price).amount,
  }))
  if (currency === undefined) return { total: undefined, items, currency: undefined }
  const missing = unpriced(topology)
  const total = items.reduce((sum, item) => sum + item.amount, 0)
  const derivation: Derivation = {
    label: { ru: 'стоимость в месяц', en: 'cost per month' },
    value: exactly(total),
    unit: 'money',
    text: shown(total, currency),
    origin: { kind: 'computed' },
    formula: { ru: 'сумма: количество × цена', en: 'sum of count × price' },
    ...(missing.length > 0 ? { note: lowerBound(missing) } : {}),
    inputs: lines.map((line) => derive(topology, line)),
  }
  return { total: quantity(derivation), items, currency }
}

/** Money with its currency, which the unit of a figure does not say. */
function shown(amount: number, currency: string): Said {
  return { ru: formatValue(amount, 'money', 'ru', currency), en: formatValue(amount, 'money', 'en', currency) }
}

/** Where the model lists the copies of a store. */
function membersPath(topology: Topology, store: Id): string {
  const sharded = topology.groupsOf(store).some((group) => group.spec !== undefined)
  return sharded ? `${store}.shards.groups` : `${store}.replication.members`
}

function lowerBound(missing: readonly Id[]): Said {
  return {
    ru: `нижняя оценка: нет цены у ${missing.join(', ')}`,
    en: `a lower bound: no price for ${missing.join(', ')}`,
  }
}

/** Elements that run in the model but have no price. Devices, people and other systems cost nothing here. */
export function unpriced(topology: Topology): Id[] {
  const priced = new Set(priceLines(topology).map((line) => line.element))
  const running = new Set([
    ...topology.instances.map((i) => i.element),
    ...topology.groups.flatMap((g) => g.copies.map((c) => c.store)),
  ])
  return topology.document.elements.map((e) => e.id).filter((id) => running.has(id) && !priced.has(id))
}

function priceLines(topology: Topology): Line[] {
  const lines = new Map<string, Line>()
  const add = (element: Id, place: Id, price: Money, path: string, counted?: string): void => {
    const key = `${element}\n${place}\n${path}`
    const known = lines.get(key)
    if (known) known.count += 1
    else lines.set(key, { element, place, count: 1, price, path, ...(counted === undefined ? {} : { counted }) })
  }
  for (const element of topology.document.elements) {
    const instances = topology.instancesOf(element.id)
    const all = topology.groupsOf(element.id).flatMap((group) => group.copies)
    // A store given both ways runs on its copies; the deployment then only says where. What a deployment alone places costs what that says.
    const copies = all.filter((copy) => copy.deployment === undefined)
    for (const copy of copies) {
      if (copy.role !== 'witness' && element.cost !== undefined)
        add(element.id, copy.place, element.cost, `${element.id}.cost`, membersPath(topology, element.id))
    }
    if (copies.length > 0) continue
    for (const instance of instances) {
      const { id, cost } = instance.deployment
      if (cost !== undefined) add(element.id, instance.place, cost, `${id}.cost`, `${id}.replicas`)
      else if (element.cost !== undefined)
        add(element.id, instance.place, element.cost, `${element.id}.cost`, `${id}.replicas`)
    }
    if (instances.length === 0 && element.cost !== undefined) add(element.id, '', element.cost, `${element.id}.cost`)
  }
  return [...lines.values()]
}

function derive(topology: Topology, line: Line): Derivation {
  const title = said(topology.elements.get(line.element)?.title)
  const place = said(topology.places.get(line.place)?.title)
  const at = (name: string, where: string): string => (where === '' ? name : `${name}, ${where}`)
  const { amount, currency } = money(line.price)
  return {
    label: {
      ru: at(title.ru || line.element, place.ru || line.place),
      en: at(title.en || line.element, place.en || line.place),
    },
    value: exactly(line.count * amount),
    unit: 'money',
    text: shown(line.count * amount, currency),
    origin: { kind: 'computed' },
    formula: { ru: 'количество × цена', en: 'count × price' },
    inputs: [
      {
        label: { ru: 'экземпляров', en: 'instances' },
        value: exactly(line.count),
        unit: 'count',
        origin:
          line.counted === undefined
            ? {
                kind: 'convention',
                source: { ru: 'без размещения считается один раз', en: 'what runs nowhere counts once' },
              }
            : { kind: 'model', path: line.counted },
      },
      {
        label: { ru: 'цена одного', en: 'price of one' },
        value: exactly(amount),
        unit: 'money',
        text: shown(amount, currency),
        origin: { kind: 'model', path: line.path },
      },
    ],
  }
}
