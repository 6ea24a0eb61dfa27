/** Every reference of the document leads to a thing of the right kind. An unknown id gets the nearest known one. */

import type { Finding } from '../../findings/finding.ts'
import { isStore } from '../../language/stores.ts'
import type { Id, Member } from '../../language/vocabulary/index.ts'
import { nearest } from '../../text/nearest.ts'
import { type Context, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { code } from './codes.ts'

export type Expected =
  | 'element'
  | 'place'
  | 'region'
  | 'place-or-element'
  | 'link'
  | 'journey'
  | 'scenario'
  | 'requirement'
  | 'store'
  | 'variant'
  | 'stage'
  | 'confirmation'
  | 'thing'
  | 'actor'
  | 'element-or-journey'

/** Looks references up and remembers what was wrong. */
export interface Referee {
  refer: (id: unknown, expected: Expected, path: string, field: string, element?: Id) => boolean
  findings: Finding[]
}

/** Suggestions cost a walk over all names: past this many distinct unknown ids none are made. */
const SUGGESTIONS = 50

export function referee(context: Context): Referee {
  const findings: Finding[] = []
  const suggestions = new Map<string, string | undefined>()
  const kinds = kindsOf(context)
  function suggest(id: string, expected: Expected): string | undefined {
    const key = `${expected} ${id}`
    if (!suggestions.has(key) && suggestions.size < SUGGESTIONS)
      suggestions.set(key, nearest(id, known(context, kinds, expected)))
    return suggestions.get(key)
  }
  function refer(given: unknown, expected: Expected, path: string, field: string, element?: Id): boolean {
    // A field that is not there is told by the schema.
    if (given === undefined) return false
    const id = typeof given === 'string' ? given : String(given)
    if (typeof given === 'string' && fits(context, kinds, id, expected)) return true
    const kind = kinds.get(id)
    const suggestion = suggest(id, expected)
    const params = { id, field, expected, ...(suggestion && { suggestion }), ...(kind && { actual: kind }) }
    findings.push(report(context, code(kind ? 'ref-kind' : 'ref-unknown'), path, params, element))
    return false
  }
  return { refer, findings }
}

function kindsOf(context: Context): Map<Id, string> {
  const { document } = context
  const kinds = new Map<Id, string>()
  const put = (things: readonly { id: Id }[], kind: string) => {
    for (const { id } of things) if (!kinds.has(id)) kinds.set(id, kind)
  }
  for (const place of document.places) kinds.set(place.id, place.kind)
  for (const element of document.elements) if (!kinds.has(element.id)) kinds.set(element.id, element.kind)
  put(document.links, 'link')
  put(document.relations, 'relation')
  put(document.deployments, 'deployment')
  put(document.journeys, 'journey')
  put(document.requirements, 'requirement')
  put(document.scenarios, 'failureScenario')
  put(document.metrics, 'metric')
  put(document.queries, 'query')
  put(document.assumptions, 'assumption')
  put(document.variants, 'variant')
  put(document.stages, 'stage')
  put(document.views, 'view')
  return kinds
}

function fits(context: Context, kinds: ReadonlyMap<Id, string>, id: Id, expected: Expected): boolean {
  const { elements, places, journeys, scenarios, requirements, document } = context
  const element = elements.get(id)
  switch (expected) {
    case 'element':
      return element !== undefined
    case 'actor':
      return element !== undefined
    case 'place':
      return places.has(id)
    case 'region':
      return places.get(id)?.kind === 'region' || (places.has(id) && places.get(id)?.in === undefined)
    case 'place-or-element':
      return places.has(id) || element !== undefined
    case 'link':
      return context.links.has(id)
    case 'journey':
      return journeys.has(id)
    case 'scenario':
      return scenarios.has(id)
    case 'requirement':
      return requirements.has(id)
    case 'store':
      return element !== undefined && isStore(element)
    case 'variant':
      return id === 'base' || [...document.variants, ...document.stages].some((variant) => variant.id === id)
    case 'stage':
      return document.stages.some((stage) => stage.id === id)
    case 'confirmation':
      return scenarios.has(id) || requirements.has(id) || document.metrics.some((metric) => metric.id === id)
    case 'element-or-journey':
      return element !== undefined || journeys.has(id)
    case 'thing':
      return id === document.system.id || kinds.has(id)
  }
}

function known(context: Context, kinds: ReadonlyMap<Id, string>, expected: Expected): Id[] {
  return [...kinds.keys()].filter((id) => fits(context, kinds, id, expected))
}

/** References of the document itself. Variants and decisions have checks of their own. */
export function checkReferences(context: Context): Finding[] {
  const { refer, findings } = referee(context)
  const { document } = context
  const each = (ids: unknown, expected: Expected, path: string, field: string) => {
    if (Array.isArray(ids))
      ids.forEach((id, i) => {
        refer(id, expected, `${path}.${i}`, field)
      })
  }
  for (const place of document.places) {
    if (place.in !== undefined) refer(place.in, 'place', `${place.id}.in`, 'in')
    each(place.controlPlane, 'place', `${place.id}.controlPlane`, 'controlPlane')
  }
  for (const link of document.links) each(link.between, 'place', `${link.id}.between`, 'between')
  for (const element of document.elements) {
    if (element.partOf !== undefined) refer(element.partOf, 'element', `${element.id}.partOf`, 'partOf')
    if ('alerting' in element)
      each(element.alerting?.receivers, 'element', `${element.id}.alerting.receivers`, 'receivers')
    if ('jwt' in element && element.jwt?.denylistStore !== undefined) {
      refer(element.jwt.denylistStore, 'store', `${element.id}.jwt.denylistStore`, 'denylistStore')
    }
    if (isStore(element)) checkStore(context, element.id, refer)
  }
  for (const relation of document.relations) {
    refer(relation.from, 'element', `${relation.id}.from`, 'from', relation.id)
    refer(relation.to, 'element', `${relation.id}.to`, 'to', relation.id)
  }
  for (const deployment of document.deployments) {
    refer(deployment.element, 'element', `${deployment.id}.element`, 'element', deployment.id)
    refer(deployment.in, 'place', `${deployment.id}.in`, 'in', deployment.id)
  }
  checkBehaviour(context, refer, each)
  return findings
}

type Refer = Referee['refer']

function checkStore(context: Context, id: Id, refer: Refer): void {
  const store = context.elements.get(id)
  if (!store || !isStore(store)) return
  const member = (m: Member, path: string) => refer(m?.in, 'place', `${path}.in`, 'in')
  for (const group of context.groupsOf(id)) for (const copy of group.copies) member(copy.member, copy.path)
  const each = (ids: readonly Id[] | undefined, expected: Expected, path: string, field: string) => {
    for (const place of listOf(ids)) refer(place, expected, path, field)
  }
  listOf(store.shards?.groups).forEach((group, i) => {
    const path = `${id}.shards.groups.${i}`
    each(group.serves, 'region', `${path}.serves`, 'serves')
    each(group.votes, 'place', `${path}.votes`, 'votes')
  })
  if (store.backup) {
    refer(store.backup.in, 'place-or-element', `${id}.backup.in`, 'backup.in')
    each(store.backup.alsoIn, 'place-or-element', `${id}.backup.alsoIn`, 'backup.alsoIn')
  }
  if ('failover' in store && store.failover && 'votes' in store.failover) {
    each(store.failover.votes, 'place', `${id}.failover.votes`, 'failover.votes')
  }
  if ('failover' in store && store.failover?.manager === 'patroni' && store.failover.standbyCluster !== undefined) {
    refer(store.failover.standbyCluster, 'place', `${id}.failover.standbyCluster`, 'failover.standbyCluster')
  }
  if ('kafka' in store) each(store.kafka?.votes, 'place', `${id}.kafka.votes`, 'kafka.votes')
  if ('elasticsearch' in store)
    each(store.elasticsearch?.votes, 'place', `${id}.elasticsearch.votes`, 'elasticsearch.votes')
  if ('proxy' in store) each(store.proxy?.in, 'place', `${id}.proxy.in`, 'proxy.in')
}

type Each = (ids: unknown, expected: Expected, path: string, field: string) => void

function checkBehaviour(context: Context, refer: Refer, each: Each): void {
  const { document } = context
  for (const journey of document.journeys) {
    // A step without a caller of its own starts where the last one ended: one wrong id is told once.
    const told = new Set<unknown>()
    const once = (id: unknown, expected: Expected, path: string, field = path): void => {
      if (!told.has(id) && !refer(id, expected, `${journey.id}.${path}`, field)) told.add(id)
    }
    const short = (field: string): string | undefined => (context.sources[`${journey.id}.${field}`] ? field : undefined)
    once(journey.actor, 'actor', 'actor')
    journey.steps.forEach((step, i) => {
      once(step.to, 'element', `steps.${i}.to`, short('via'))
      if (step.from !== undefined) once(step.from, 'element', `steps.${i}.from`)
    })
    journey.rates.forEach((rate, i) => {
      refer(rate.from, 'region', `${journey.id}.rates.${i}.from`, short('peak') ?? `rates.${i}.from`)
    })
  }
  for (const { measure, path } of context.measures) {
    // A requirement may hold the fields of its one measure.
    const id = path.slice(0, path.indexOf('.'))
    const scope = context.sources[`${id}.metric`] ? '' : `${path.slice(id.length + 1)}.`
    if (measure.of !== undefined) refer(measure.of, 'element-or-journey', `${path}.of`, `${scope}of`)
    if ('from' in measure && measure.from !== undefined) refer(measure.from, 'region', `${path}.from`, `${scope}from`)
    if ('under' in measure && measure.under !== undefined) {
      for (const id of [measure.under].flat()) refer(id, 'scenario', `${path}.under`, `${scope}under`)
    }
  }
  for (const scenario of document.scenarios) {
    scenario.faults.forEach((fault, i) => {
      checkFault(fault, `${scenario.id}.faults.${i}`, `faults.${i}`, refer)
    })
    each(scenario.mustServe, 'journey', `${scenario.id}.mustServe`, 'mustServe')
  }
  for (const { id, after } of document.variants) {
    if (after !== undefined) refer(after, 'stage', `${id}.after`, 'after')
  }
  for (const { id, due } of document.requirements) {
    if (due !== undefined) refer(due, 'stage', `${id}.due`, 'due')
  }
  for (const metric of document.metrics) {
    each(metric.watches, 'thing', `${metric.id}.watches`, 'watches')
    if (metric.requirement !== undefined)
      refer(metric.requirement, 'requirement', `${metric.id}.requirement`, 'requirement')
  }
  for (const query of document.queries) refer(query.store, 'store', `${query.id}.store`, 'store')
  for (const view of document.views) {
    each(view.include, 'thing', `${view.id}.include`, 'include')
    each(view.exclude, 'thing', `${view.id}.exclude`, 'exclude')
  }
  for (const assumption of document.assumptions) {
    assumption.about.forEach((about, i) => {
      refer(String(about).split('.')[0], 'thing', `${assumption.id}.about.${i}`, 'about')
    })
  }
}

function checkFault(fault: object, path: string, field: string, refer: Refer): void {
  const expected: Record<string, Expected> = {
    place: 'place',
    element: 'element',
    in: 'place',
    link: 'link',
    journey: 'journey',
    store: 'store',
  }
  for (const [name, value] of Object.entries(fault)) {
    if (Object.hasOwn(expected, name)) refer(value, expected[name]!, `${path}.${name}`, `${field}.${name}`)
    else if (name === 'sides' && Array.isArray(value)) {
      for (const place of value.flat()) refer(place, 'place', `${path}.sides`, `${field}.sides`)
    }
  }
}
