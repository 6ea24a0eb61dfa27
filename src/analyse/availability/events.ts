/**
 * Basic events of the structure: outages of places, hosts, processes, links, and published availabilities. Each event is
 * made once however often it is used: what is shared is counted once. Events are independent; what is common to several
 * parts is an event of its own (the place they stand in).
 */
import { inLanguage, type Said, said } from '../../language/text.ts'
import { perYear, type Ratio, ratio, seconds, YEAR } from '../../language/units.ts'
import type { Element, Failure, Id, Link, Place } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import type { Topology } from '../topology/topology.ts'

export interface EventFacts {
  id: string
  label: Said
  /** Share of time that it is true. */
  probability: number
  /** Occurrences per year and mean length in seconds, when the model gives them. */
  perYear: number | undefined
  repair: number | undefined
  derivation: Derivation
  /** What fails. */
  place?: Id
  /** Copy or instance whose host or process it is. */
  part?: string
}

/** q = rate x repair / (1 + rate x repair): share of time down of a repairable part (alternating renewal process). */
export function unavailability(ratePerYear: number, repairSeconds: number): number {
  const load = (ratePerYear * repairSeconds) / YEAR
  return Number.isFinite(load) ? load / (1 + load) : 1
}

const placeKinds: Record<Place['kind'], Said> = {
  region: { ru: 'региона', en: 'region' },
  zone: { ru: 'зоны', en: 'zone' },
  dataCentre: { ru: 'ЦОД', en: 'data centre' },
  cluster: { ru: 'кластера', en: 'cluster' },
  nodePool: { ru: 'пула узлов', en: 'node pool' },
}

export function placeLabel(place: Place): Said {
  const kind = placeKinds[place.kind]
  return {
    ru: `отказ ${kind.ru} «${inLanguage(place.title, 'ru')}»`,
    en: `outage of ${kind.en} ${inLanguage(place.title, 'en')}`,
  }
}

/** A share of a failure rate: the part of the common cause, or what is left of it. */
interface Part {
  share: number
  path: string
}

/** The beta factor: beta of the failures are common, the others are a part's own. Nothing is common without one. */
function sharesOf(beta: Ratio | undefined, path: string): { own?: Part; common?: Part } {
  const share = beta === undefined ? 0 : ratio(beta)
  return share > 0 ? { own: { share: 1 - share, path }, common: { share, path } } : {}
}

function ofFailure(label: Said, failure: Failure, path: string, part: Part | undefined): Derivation {
  const rate = perYear(failure.rate)
  const repair = seconds(failure.repair)
  const note = failure.source === undefined ? {} : { note: said(failure.source) }
  return {
    label,
    value: exactly(unavailability(rate * (part?.share ?? 1), repair)),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula: part
      ? {
          ru: 'r × ремонт / (1 + r × ремонт), r = частота × доля',
          en: 'r × repair / (1 + r × repair), r = rate × share',
        }
      : { ru: 'частота × ремонт / (1 + частота × ремонт)', en: 'rate × repair / (1 + rate × repair)' },
    inputs: [
      {
        label: { ru: 'частота отказов', en: 'failure rate' },
        value: exactly(rate),
        unit: '/year',
        origin: { kind: 'model', path: `${path}.rate` },
        ...note,
      },
      {
        label: { ru: 'среднее время восстановления', en: 'mean time to repair' },
        value: exactly(repair),
        unit: 's',
        origin: { kind: 'model', path: `${path}.repair` },
      },
      ...(part
        ? [
            {
              label: { ru: 'доля отказов', en: 'share of the failures' },
              value: exactly(part.share),
              unit: 'ratio' as const,
              origin: { kind: 'model' as const, path: part.path },
            },
          ]
        : []),
    ],
  }
}

/** Makes and remembers basic events. Every method gives the event's id, or undefined when the model gives no figure. */
export interface EventBook {
  place: (id: Id) => string | undefined
  /**
   * The host of one instance, copy, vote or proxy, and the common cause of all hosts of its kind; figures of the nearest place
   * that has them.
   */
  host: (part: string, place: Id, what: Said) => string[]
  /** The common cause alone of the hosts at a place. */
  commonHost: (place: Id) => string | undefined
  /** The process of one instance or copy, without the share of the common cause. */
  process: (part: string, element: Element, what: Said) => string | undefined
  /** All instances or copies of `scope` at once (beta factor). */
  common: (scope: string, element: Element) => string | undefined
  link: (link: Link) => string | undefined
  published: (element: Element) => string | undefined
  all: () => EventFacts[]
}

export function eventBook(topology: Topology): EventBook {
  const facts = new Map<string, EventFacts>()

  function fromFailure(
    id: string,
    label: Said,
    failure: Failure,
    path: string,
    more: Partial<EventFacts>,
    part?: Part,
  ): string {
    if (!facts.has(id)) {
      const derivation = ofFailure(label, failure, path, part)
      const probability = derivation.value.typical
      const times = { perYear: perYear(failure.rate) * (part?.share ?? 1), repair: seconds(failure.repair) }
      facts.set(id, { id, label, probability, ...times, derivation, ...more })
    }
    return id
  }

  /** The nearest place that has figures of its hosts. */
  const hostsOf = (at: Id): Place | undefined =>
    topology
      .ancestors(at)
      .map((id) => topology.places.get(id))
      .find((place) => place?.host !== undefined)

  function commonHost(at: Id): string | undefined {
    const place = hostsOf(at)
    const { common } = sharesOf(place?.hostCommonCause, `${place?.id}.hostCommonCause`)
    if (!place?.host || !common) return undefined
    const label = {
      ru: `общая причина: все серверы «${inLanguage(place.title, 'ru')}»`,
      en: `common cause: all hosts of ${inLanguage(place.title, 'en')}`,
    }
    return fromFailure(`common-host/${place.id}`, label, place.host, `${place.id}.host`, {}, common)
  }

  return {
    place: (id) => {
      const place = topology.places.get(id)
      if (!place?.outage) return undefined
      return fromFailure(`place/${id}`, placeLabel(place), place.outage, `${id}.outage`, { place: id })
    },
    host: (part, at, what) => {
      const place = hostsOf(at)
      if (!place?.host) return []
      const label = { ru: `отказ сервера: ${what.ru}`, en: `host failure: ${what.en}` }
      const { own } = sharesOf(place.hostCommonCause, `${place.id}.hostCommonCause`)
      const id = fromFailure(`host/${part}`, label, place.host, `${place.id}.host`, { part }, own)
      const common = commonHost(at)
      return common === undefined ? [id] : [id, common]
    },
    commonHost,
    process: (part, element, what) => {
      if (!element.failure) return undefined
      const label = { ru: `сбой процесса: ${what.ru}`, en: `process failure: ${what.en}` }
      const { own } = sharesOf(element.commonCause, `${element.id}.commonCause`)
      return fromFailure(`process/${part}`, label, element.failure, `${element.id}.failure`, { part }, own)
    },
    common: (scope, element) => {
      const { common } = sharesOf(element.commonCause, `${element.id}.commonCause`)
      if (!element.failure || !common) return undefined
      const label = { ru: `общая причина: ${scope}`, en: `common cause: ${scope}` }
      return fromFailure(`common/${scope}`, label, element.failure, `${element.id}.failure`, {}, common)
    },
    link: (link) => {
      if (!link.outage) return undefined
      const label = { ru: `обрыв связи ${link.between.join(' — ')}`, en: `link ${link.between.join(' - ')} down` }
      return fromFailure(`link/${link.id}`, label, link.outage, `${link.id}.outage`, {})
    },
    published: (element) => {
      const label = {
        ru: `отказ элемента «${inLanguage(element.title, 'ru')}»`,
        en: `outage of "${inLanguage(element.title, 'en')}"`,
      }
      const id = `element/${element.id}`
      const availability = 'availability' in element ? element.availability : undefined
      if (availability === undefined) {
        return element.failure ? fromFailure(id, label, element.failure, `${element.id}.failure`, {}) : undefined
      }
      if (!facts.has(id)) {
        const value = ratio(availability)
        const source = 'source' in element && element.source !== undefined ? { note: said(element.source) } : {}
        const input: Derivation = {
          label: { ru: 'заявленная доступность', en: 'published availability' },
          value: exactly(value),
          unit: 'ratio',
          origin: { kind: 'model', path: `${element.id}.availability` },
          ...source,
        }
        const derivation: Derivation = {
          label,
          value: exactly(1 - value),
          unit: 'ratio',
          origin: { kind: 'computed' },
          formula: { ru: '1 − доступность', en: '1 - availability' },
          inputs: [input],
        }
        facts.set(id, { id, label, probability: 1 - value, perYear: undefined, repair: undefined, derivation })
      }
      return id
    },
    all: () => [...facts.values()],
  }
}
