/**
 * A system under a grown load: arrivals and pools of users in proportion, the write-ahead log with them, and the data as far
 * as they will have grown by then, where the model says how fast both grow.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import { perSecond, ratio } from '../language/units.ts'
import type { Element } from '../language/vocabulary/index.ts'
import { scaled } from './model-path.ts'

/**
 * Years until the peak of all journeys together is `factor` times today's, each growing at its own rate; undefined when none
 * grows, or not so far within a century.
 */
export function yearsToGrow(document: ArchitectureDocument, factor: number): number | undefined {
  const journeys = document.journeys.map((journey) => ({
    peak: journey.rates.reduce((sum, rate) => sum + perSecond(rate.peak), 0),
    growth: journey.growth === undefined ? 0 : ratio(journey.growth),
  }))
  const after = (years: number): number => journeys.reduce((sum, j) => sum + j.peak * (1 + j.growth) ** years, 0)
  const target = factor * after(0)
  if (!(after(0) > 0) || after(100) < target) return undefined
  let [low, high] = [0, 100]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (after(middle) < target) low = middle
    else high = middle
  }
  return high
}

/** The document with the load multiplied; the same document for 1. */
export function grownBy(document: ArchitectureDocument, factor: number): ArchitectureDocument {
  if (factor === 1) return document
  const journeys = document.journeys.map((journey) => ({
    ...journey,
    rates: journey.rates.map((rate) => ({
      ...rate,
      normal: times(rate.normal, factor),
      peak: times(rate.peak, factor),
      ...(rate.users === undefined ? {} : { users: times(rate.users, factor) }),
    })),
  }))
  const years = yearsToGrow(document, factor)
  return { ...document, journeys, elements: document.elements.map((element) => grownStore(element, factor, years)) }
}

function grownStore(element: Element, factor: number, years: number | undefined): Element {
  if (!('size' in element || 'walRate' in element || 'shards' in element)) return element
  const growth = 'growth' in element && element.growth !== undefined ? ratio(element.growth) : 0
  const more = years === undefined ? 1 : (1 + growth) ** years
  const { shards } = element
  return {
    ...element,
    ...(element.size === undefined ? {} : { size: times(element.size, more) }),
    ...(element.walRate === undefined ? {} : { walRate: times(element.walRate, factor) }),
    ...(shards === undefined
      ? {}
      : {
          shards: {
            ...shards,
            groups: shards.groups.map((g) => (g.size === undefined ? g : { ...g, size: times(g.size, more) })),
          },
        }),
  } as Element
}

function times<T>(value: T, factor: number): T {
  return (scaled(value, factor) ?? value) as T
}
