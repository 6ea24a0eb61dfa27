/** Durability, staleness of reads, and what a partition can lose. */
import { readAge } from '../../analyse/consistency/staleness.ts'
import { cachesBefore } from '../../analyse/performance/caches.ts'
import type { StoreConsistency } from '../../analyse/results/consistency.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { DurabilityMeasure, Id, PartitionLossMeasure, StalenessMeasure } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, mapRange, maxRanges, quantity, type Range } from '../../quantity/quantity.ts'
import { beside, breaks, promiseOf, worstOf } from '../binding.ts'
import { type Evidence, inner, type Outcome, titleOf, unknown } from '../outcome.ts'

export function judgeDurability(measure: DurabilityMeasure, { topology, analysis }: Evidence): Outcome {
  const stores = storesOf(topology, measure.of).filter(
    (id) => id === measure.of || topology.elements.get(id)?.kind !== 'cache',
  )
  if (stores.length === 0) return unknown(measure.of, writesNothing(topology, measure.of))
  const losses: Derivation[] = []
  const lacking: Said[] = []
  const bounds: Said[] = []
  for (const store of stores) {
    const row = analysis.data.durability.find((d) => d.store === store)
    const name = titleOf(topology, store)
    if (!row?.loss) {
      const missing = {
        ru: `сохранность не рассчитана: «${name.ru}»`,
        en: `no durability is computed for "${name.en}"`,
      }
      lacking.push(row?.unknown ?? missing)
      continue
    }
    if (row.bound) bounds.push(stores.length === 1 ? row.bound : prefixed(name, row.bound))
    losses.push(stores.length === 1 ? row.loss.derivation : { ...row.loss.derivation, label: name })
  }
  const promise = promiseOf(measure, 'ratio')
  const derivation: Derivation = {
    label: { ru: 'вероятность не потерять данные за год', en: 'probability of losing nothing in a year' },
    value: mapRange(
      (...loss) => leftOf(loss.reduce((a, b) => a + b, 0)),
      ...losses.map((l): Range => ({ best: l.value.best, typical: l.value.typical, worst: l.value.worst })),
    ),
    unit: 'ratio',
    origin: { kind: 'computed' },
    formula:
      losses.length === 1
        ? { ru: '1 − вероятность потери за год', en: '1 - probability of loss per year' }
        : {
            ru: '1 − сумма вероятностей потери по хранилищам',
            en: '1 - sum of the probabilities of loss of the stores',
          },
    inputs: losses,
  }
  // Another store can only add to the loss: a promise that those which are known break stays broken.
  const [missing] = lacking
  if (missing && !breaks(derivation.value, promise)) return unknown(measure.of, missing)
  const parts = losses.length === 1 ? (losses[0]?.inputs ?? []) : losses
  const main = [...parts].sort((a, b) => b.value[promise.at] - a.value[promise.at])[0]
  const cause = main ? inner(main.label) : undefined
  const name = titleOf(topology, measure.of)
  const outcome: Outcome = {
    scope: measure.of,
    value: quantity(derivation),
    why: cause
      ? { ru: `главная причина потерь — ${cause.ru}`, en: `the main cause of loss: ${cause.en}` }
      : { ru: `«${name.ru}»`, en: `"${name.en}"` },
    complement: true,
    ...upperBound(bounds),
  }
  return beside(outcome, missing)
}

/** The share that is kept; a loss too small for the digits of a number leaves the number below 1. */
function leftOf(loss: number): number {
  return Math.max(0, loss > 0 ? Math.min(1 - loss, 1 - Number.EPSILON / 2) : 1)
}

function prefixed(name: Said, text: Said): Said {
  return { ru: `«${name.ru}»: ${text.ru}`, en: `"${name.en}": ${text.en}` }
}

function upperBound([first]: readonly Said[]): Pick<Outcome, 'risk'> {
  if (!first) return {}
  return { risk: { ru: `это верхняя оценка: ${first.ru}`, en: `this is an upper bound: ${first.en}` } }
}

/** The store itself, or the stores that a journey writes. */
function storesOf(topology: Topology, of: Id): Id[] {
  const journey = topology.journeys.find((j) => j.journey.id === of)
  if (!journey) return topology.stores.some((store) => store.id === of) ? [of] : []
  const written = journey.steps.filter((s) => s.operation === 'write' || s.operation === 'publish').map((s) => s.to)
  return [...new Set(written)].filter((id) => topology.stores.some((store) => store.id === id))
}

function writesNothing(topology: Topology, of: Id): Said {
  const name = titleOf(topology, of)
  return topology.journeys.some((j) => j.journey.id === of)
    ? { ru: `«${name.ru}» ничего не записывает в хранилища`, en: `"${name.en}" writes to no store` }
    : { ru: `«${name.ru}» — не хранилище`, en: `"${name.en}" is no store` }
}

function replicaLag(topology: Topology, store: Id): Derivation | undefined {
  const lags = topology.groupsOf(store).flatMap((group) => {
    const replicas = group.copies.filter((c) => c.role === 'replica' && !c.member.delay)
    const readers = replicas.length > 0 ? replicas : group.copies.filter((c) => c.role === 'standby' && !c.member.delay)
    return readers.map((copy) => readAge(topology, group, copy))
  })
  if (lags.length === 0) return undefined
  return {
    label: { ru: 'отставание читаемых копий', en: 'lag of the copies that are read' },
    value: maxRanges(lags.map((l) => l.value)),
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: 'наибольшее отставание', en: 'the greatest lag' },
    inputs: lags,
  }
}

/** Caches whose answers stand for a store, one chain a way of reading; a cache stands for itself. */
function chainsBefore(topology: Topology, of: Id): Id[][] {
  const element = topology.elements.get(of)
  return element && 'cache' in element && element.cache ? [[of]] : cachesBefore(topology, of)
}

/** Age of what one cache keeps; a reason when nothing bounds it, undefined when it asks before every answer. */
function ttlOf(topology: Topology, id: Id): Derivation | Said | undefined {
  const element = topology.elements.get(id)
  if (!element || !('cache' in element) || !element.cache) return undefined
  const name = titleOf(topology, id)
  if (element.cache.ttl === undefined) {
    if (element.cache.invalidation.includes('conditional')) return undefined
    return {
      ru: `у кэша «${name.ru}» не задан TTL (${id}.cache.ttl)`,
      en: `cache "${name.en}" has no TTL (${id}.cache.ttl)`,
    }
  }
  return {
    label: { ru: `TTL кэша «${name.ru}»`, en: `TTL of cache "${name.en}"` },
    value: exactly(seconds(element.cache.ttl)),
    unit: 's',
    origin: { kind: 'model', path: `${id}.cache.ttl` },
    note: {
      ru: 'событие инвалидации может потеряться: ручается только TTL',
      en: 'an invalidation event can be lost: only the TTL is sure',
    },
  }
}

/** What caches add to the age: along a chain the TTLs add up, because one may keep what the next has kept; the oldest chain binds. */
function cacheAge(topology: Topology, chains: readonly Id[][]): Derivation | Said | undefined {
  const ages: Derivation[] = []
  for (const chain of chains) {
    const ttls: Derivation[] = []
    for (const id of chain) {
      const ttl = ttlOf(topology, id)
      if (ttl && 'ru' in ttl) return ttl
      if (ttl) ttls.push(ttl)
    }
    const [first, ...others] = ttls
    if (!first) continue
    if (others.length === 0) ages.push(first)
    else
      ages.push({
        label: { ru: 'возраст за цепочкой кэшей', en: 'age behind a chain of caches' },
        value: mapRange((...values) => values.reduce((a, b) => a + b, 0), ...ttls.map((t) => t.value)),
        unit: 's',
        origin: { kind: 'computed' },
        formula: { ru: 'сумма TTL', en: 'sum of the TTLs' },
        inputs: ttls,
      })
  }
  if (ages.length === 0) return undefined
  return {
    label: { ru: 'возраст данных в кэше', en: 'age of cached data' },
    value: maxRanges(ages.map((a) => a.value)),
    unit: 's',
    origin: { kind: 'computed' },
    formula: { ru: 'наибольший из возрастов', en: 'the greatest age' },
    inputs: ages,
  }
}

/** Every group has a copy that takes the writes, and none that lags: reads can only be answered by it. */
function readAtPrimary(topology: Topology, store: Id): boolean {
  const groups = topology.groupsOf(store)
  return groups.length > 0 && groups.every((group) => group.copies.some((copy) => copy.role === 'primary'))
}

function fresh(scope: string, name: Said): Outcome {
  const label = { ru: 'возраст прочитанного', en: 'age of what is read' }
  return {
    scope,
    value: quantity({ label, value: exactly(0), unit: 's', origin: { kind: 'computed' } }),
    why: { ru: `«${name.ru}» читают там же, куда пишут`, en: `"${name.en}" is read where it is written` },
  }
}

/** Age of what a read may return: replica lag, plus the TTL of a cache before it. */
export function judgeStaleness(measure: StalenessMeasure, { topology }: Evidence): Outcome {
  const name = titleOf(topology, measure.of)
  const scope = measure.read === undefined ? measure.of : `${measure.of} by ${measure.read}`
  const lag = measure.read === 'cache' ? undefined : replicaLag(topology, measure.of)
  const age = measure.read === 'replica' ? undefined : cacheAge(topology, chainsBefore(topology, measure.of))
  const missing = age && 'ru' in age ? age : undefined
  const inputs = [lag, age].filter((d): d is Derivation => d !== undefined && 'value' in d)
  if (inputs.length === 0 && missing) return unknown(scope, missing)
  if (inputs.length === 0 && measure.read === undefined && readAtPrimary(topology, measure.of))
    return fresh(scope, name)
  if (inputs.length === 0) {
    return unknown(scope, {
      ru: measure.read === 'cache' ? `перед «${name.ru}» нет кэша` : `у «${name.ru}» нет копий для чтения`,
      en: measure.read === 'cache' ? `no cache stands before "${name.en}"` : `"${name.en}" has no copies to read from`,
    })
  }
  const derivation: Derivation = {
    label: { ru: 'возраст прочитанного', en: 'age of what is read' },
    value: mapRange((...values) => values.reduce((a, b) => a + b, 0), ...inputs.map((i) => i.value)),
    unit: 's',
    origin: { kind: 'computed' },
    formula: inputs.length > 1 ? 'lag + TTL' : lag ? 'lag' : 'TTL',
    inputs,
  }
  const promise = promiseOf(measure, 's')
  // The age in a cache can only add to the lag.
  if (missing && !breaks(derivation.value, promise)) return unknown(scope, missing)
  const binding = inputs.reduce((a, b) => (b.value[promise.at] > a.value[promise.at] ? b : a))
  return beside({ scope, value: quantity(derivation), why: binding.label }, missing)
}

/** Why the consistency of a store is not known, after its name. */
export function notAnalysed(topology: Topology, stores: readonly StoreConsistency[], store: Id): Said {
  const name = titleOf(topology, store)
  const why = stores.find((s) => s.store === store)?.unknown
  return {
    ru: `согласованность «${name.ru}» не известна${why ? `: ${why.ru}` : ''}`,
    en: `the consistency of "${name.en}" is not known${why ? `: ${why.en}` : ''}`,
  }
}

/** Acknowledged writes that some partition can lose: the worst partition and group bind. */
export function judgePartitionLoss(measure: PartitionLossMeasure, { topology, analysis }: Evidence): Outcome {
  const wanted = storesOf(topology, measure.of)
  if (wanted.length === 0) return unknown(measure.of, writesNothing(topology, measure.of))
  const promise = promiseOf(measure, 's')
  const outcomes = wanted.flatMap((store) => partitionLosses(store, measure.of, { topology, analysis }))
  return worstOf(outcomes, measure.of, promise, writesNothing(topology, measure.of))
}

/** One outcome a partition that serves writes and may lose them; one for all when none does. */
function partitionLosses(store: Id, scope: string, { topology, analysis }: Evidence): Outcome[] {
  const stores = analysis.consistency.stores.filter((s) => s.store === store)
  if (!stores.some((s) => s.rows.length > 0)) return [unknown(scope, notAnalysed(topology, stores, store))]
  const split = stores
    .flatMap((s) => s.rows)
    .filter((r) => r.operation === 'write' && r.situationId !== 'normal' && r.situationId !== 'failover')
  const risky = split.flatMap((row): Outcome[] => {
    const { situation, why, loss, answer } = row
    if (loss)
      return [{ scope, value: loss, why: { ru: `${situation.ru}: ${why.ru}`, en: `${situation.en}: ${why.en}` } }]
    if (answer !== 'served' && answer !== 'stale') return []
    const missing = { ru: `${situation.ru}: потери не оценены`, en: `${situation.en}: the loss is not known` }
    return [unknown(scope, missing)]
  })
  return risky.length > 0 ? risky : [losesNothing(scope)]
}

function losesNothing(scope: string): Outcome {
  return {
    scope,
    value: quantity({
      label: { ru: 'потери при разделении', en: 'lost in a partition' },
      value: exactly(0),
      unit: 's',
      origin: { kind: 'computed' },
    }),
    why: { ru: 'ни одно разделение не теряет подтверждённых записей', en: 'no partition loses acknowledged writes' },
  }
}
