/**
 * Places of what a short form stands for: later stages ask for a step or a rate in full, the author wrote `via` or `peak`.
 */
import { isPlain, type Plain } from '../language/schema/plain.ts'
import type { SourceMap } from './loaded-model.ts'

/** The places with those of the steps and rates that journeys give in short. What has a place of its own keeps it. */
export function withShortForms(data: unknown, sources: SourceMap): SourceMap {
  const journeys = isPlain(data) && Array.isArray(data.journeys) ? data.journeys.filter(isPlain) : []
  const more: SourceMap = {}
  const put = (path: string, from: string): void => {
    const place = sources[from]
    if (place && sources[path] === undefined && more[path] === undefined) more[path] = place
  }
  for (const journey of journeys) {
    const id = String(journey.id)
    for (const [step, from] of stepPlaces(journey).entries()) {
      put(`${id}.steps.${step}`, `${id}.${from}`)
      put(`${id}.steps.${step}.to`, `${id}.${from}`)
    }
    const before = Array.isArray(journey.rates) ? journey.rates.length : 0
    for (const [at, region] of regionsOf(journey.peak, journey.normal).entries()) {
      const rate = `${id}.rates.${before + at}`
      for (const field of ['', '.from', '.peak']) put(rate + field, `${id}.peak.${region}`)
      for (const field of ['', '.from', '.peak', '.normal']) put(rate + field, `${id}.normal.${region}`)
      put(`${rate}.normal`, `${id}.peak.${region}`)
    }
  }
  return Object.keys(more).length === 0 ? sources : { ...sources, ...more }
}

/** Where each step of the short form is named: `via.0`, `writes.1`. A store both written and read makes two steps. */
function stepPlaces(journey: Plain): string[] {
  const [via, reads, writes] = [journey.via, journey.reads, journey.writes].map((ids): unknown[] =>
    Array.isArray(ids) ? ids : [],
  ) as [unknown[], unknown[], unknown[]]
  const named = new Map<unknown, string>()
  const places = via.map((id, i): [unknown, string] => [id, `via.${i}`])
  for (const [list, ids] of Object.entries({ reads, writes })) {
    for (const [i, id] of ids.entries()) if (!via.includes(id) && !named.has(id)) named.set(id, `${list}.${i}`)
  }
  const twice = (id: unknown): boolean => reads.includes(id) && writes.includes(id)
  return [...places, ...named].flatMap(([id, place]) => (twice(id) ? [place, place] : [place]))
}

/** Regions in the order in which the short form is expanded. */
function regionsOf(peak: unknown, normal: unknown): string[] {
  return [...new Set([peak, normal].flatMap((rates) => (isPlain(rates) ? Object.keys(rates) : [])))]
}
