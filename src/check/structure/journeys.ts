/** Journeys: a connected chain of steps along relations, with arrivals. */
import type { Finding } from '../../findings/finding.ts'
import { perSecond } from '../../language/units.ts'
import type { Journey } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { code } from './codes.ts'

export function checkJourneys(context: Context): Finding[] {
  return [...[...context.journeys.values()].flatMap((journey) => checkJourney(context, journey)), ...unrelated(context)]
}

/** Steps along no relation: a relation that several journeys lack is one mistake, told at the first of them. */
function unrelated(context: Context): Finding[] {
  const hops = [...context.journeys.keys()].flatMap((journey) =>
    context.hopsOf(journey).map((hop) => ({ ...hop, journey })),
  )
  const lacking = hops.filter(({ from, to, relation }) => {
    const target = context.elements.get(to)
    return !relation && context.elements.has(from) && target !== undefined && target.kind !== 'person'
  })
  return [...Map.groupBy(lacking, ({ from, to }) => JSON.stringify([from, to])).values()].flatMap((list) => {
    const [first] = list
    const more = new Set(list.map(({ journey }) => journey)).size - 1
    if (!first) return []
    const { journey, from, to, path } = first
    const params = { journey, from, to, ...(more > 0 ? { more } : {}) }
    return [report(context, code('journey-no-relation'), path, params, journey)]
  })
}

function checkJourney(context: Context, journey: Journey): Finding[] {
  const findings: Finding[] = []
  const id = journey.id
  if (journey.steps.length === 0) findings.push(report(context, code('journey-empty'), `${id}.steps`, { id }))
  if (journey.rates.length === 0) findings.push(report(context, code('journey-no-rates'), `${id}.rates`, { id }))
  const reached = new Set([journey.actor])
  for (const { from, to, path } of context.hopsOf(id)) {
    const known = context.elements.has(from) && context.elements.has(to)
    const target = context.elements.get(to)
    if (known && !reached.has(from)) {
      findings.push(report(context, code('journey-unreached'), `${path}.from`, { journey: id, from }))
    }
    if (target?.kind === 'person') findings.push(report(context, code('journey-to-person'), path, { journey: id, to }))
    reached.add(to)
  }
  journey.rates.forEach((rate, i) => {
    // A rate of another shape is told with the units.
    const [peak, normal] = [rate.peak, rate.normal].map((value) => (typeof value === 'string' ? perSecond(value) : NaN))
    if (peak! < normal!) {
      const params = { journey: id, region: rate.from, peak: rate.peak, normal: rate.normal }
      findings.push(report(context, code('rate-peak'), `${id}.rates.${i}.peak`, params))
    }
  })
  return findings
}
