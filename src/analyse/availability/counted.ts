/**
 * Many instances, counted: of 5 000 replicas it does not matter which are down, only how many, so that a tree over single
 * ones would be beyond any diagram. How many are down in the places that are left decides for every set of places lost. Given
 * the places that are lost only one of these questions is asked, and the answers follow one another (who lacks more, lacks
 * less), so they stand in one chain of events, each conditional on the one before: exact, and no larger for more instances.
 */
import { ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import type { Element, Id } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import { listOf, titleOf } from '../data/names.ts'
import type { Instance } from '../topology/topology.ts'
import type { FaultTree, Gate } from './bdd/fault-tree.ts'
import { atLeastDown } from './binomial.ts'
import { type EventFacts, eventBook } from './events.ts'
import { type Parts, placesDown } from './store-structure.ts'

/** From so many on instances are counted; fewer are events of their own. */
const MANY = 17
/** Places between them whose sets are looked at: 64 of them. */
const PLACES = 6

/** One question: are at least `least` of `count` down, those outside the places that are lost? */
interface Question {
  id: string
  probability: number
  least: number
  count: number
  inputs: Derivation[]
}

/** All questions about one group of instances. */
export interface Counted {
  name: Said
  questions: Map<number, Question>
}

/** Instances that stand in one place, with what takes them all away and the probability that one alone is down. */
interface Cell {
  lost: string
  count: number
  probability: number
  inputs: Derivation[]
}

/** True when they are to be counted: many, in few places. */
export function isCounted(instances: readonly Instance[]): boolean {
  return instances.length >= MANY && new Set(instances.map(({ place }) => place)).size <= PLACES
}

/**
 * Fails when fewer than `needed` of the instances are left; `shared` is what else takes all those of a region away. The same
 * `group` must always stand for the same instances, and nothing else in the tree may depend on them one by one.
 */
export function fewerLeft(
  parts: Parts & { counted: Map<string, Counted> },
  group: string,
  what: { runner: Element; element: Element },
  needed: number,
  instances: readonly Instance[],
  shared: (region: Id) => string[],
): string {
  const { build, topology, counted } = parts
  if (needed <= 0) return build.any([])
  const cells = cellsOf(parts, what, instances, shared)
  const regions = [...new Set(instances.map((instance) => topology.regionOf(instance.place)))]
  const place = listOf(regions.map((region) => titleOf(topology, region)))
  const title = titleOf(topology, what.runner.id)
  const [ru, en] = [`«${title.ru}» (${place.ru})`, `"${title.en}" (${place.en})`]
  const known = counted.get(group) ?? { name: { ru, en }, questions: new Map() }
  counted.set(group, known)
  const sets = Array.from({ length: 2 ** cells.length }, (_, mask) => {
    const lost = cells.filter((_, at) => (mask >> at) & 1)
    const left = cells.filter((_, at) => !((mask >> at) & 1))
    const count = left.reduce((sum, cell) => sum + cell.count, 0)
    const least = count - needed + 1
    const probability = least <= 0 ? 1 : atLeastDown(least, left)
    const lack = ask(parts, known, group, { probability, least, count, inputs: left.flatMap((cell) => cell.inputs) })
    return build.all([...lost.map((cell) => cell.lost), lack])
  })
  return build.any(sets)
}

function cellsOf(
  parts: Parts,
  { runner, element }: { runner: Element; element: Element },
  instances: readonly Instance[],
  shared: (region: Id) => string[],
): Cell[] {
  const { topology, book, build } = parts
  return [...Map.groupBy(instances, ({ place }) => place)].map(([place, list]) => {
    const alone = eventBook(topology)
    const what = titleOf(topology, runner.id)
    const own = [
      ...alone.host('', place, what).slice(0, 1),
      alone.process('', runner, what),
      element === runner ? undefined : alone.process(`${element.id}/`, element, titleOf(topology, element.id)),
    ]
    const facts = alone.all().filter(({ id }) => own.includes(id))
    const common = book.commonHost(place)
    const lost = [...placesDown(parts, place), ...(common === undefined ? [] : [common])]
    return {
      lost: build.any([...lost, ...shared(topology.regionOf(place))]),
      count: list.length,
      probability: -Math.expm1(facts.reduce((sum, fact) => sum + Math.log1p(-fact.probability), 0)),
      inputs: facts.map((fact) => fact.derivation),
    }
  })
}

/** The term of a question; the same answer is the same term. */
function ask(parts: Parts, known: Counted, group: string, question: Omit<Question, 'id'>): string {
  if (question.probability >= 1) return parts.build.all([])
  if (question.probability <= 0) return parts.build.any([])
  const id = known.questions.get(question.probability)?.id ?? `count/${group}/${question.least}-of-${question.count}`
  if (!known.questions.has(question.probability)) known.questions.set(question.probability, { ...question, id })
  return id
}

/** Events and gates of all that was asked, once nothing more is. A gate has the id of its question. */
export function answers(counted: ReadonlyMap<string, Counted>): {
  events: EventFacts[]
  gates: FaultTree['gates']
} {
  const events: EventFacts[] = []
  const gates: Gate[] = []
  for (const { name, questions } of counted.values()) {
    let before: Question | undefined
    for (const question of [...questions.values()].sort((a, b) => b.probability - a.probability)) {
      const fact = eventOf(name, question, before)
      events.push(fact)
      if (before) gates.push({ id: question.id, kind: 'and', inputs: [before.id, fact.id] })
      before = question
    }
  }
  return { events, gates }
}

function eventOf(name: Said, question: Question, before: Question | undefined): EventFacts {
  const { least, count } = question
  const given: Said = before
    ? {
        ru: `, когда уже отказали ${before.least} из ${before.count}`,
        en: `, given that ${before.least} of ${before.count} are`,
      }
    : { ru: '', en: '' }
  const label: Said = {
    ru: `одновременный отказ не менее ${least} из ${count} экземпляров ${name.ru}${given.ru}`,
    en: `at least ${least} of ${count} instances of ${name.en} are down at once${given.en}`,
  }
  const probability = question.probability / (before?.probability ?? 1)
  const formula: Said = before
    ? {
        ru: 'P(не менее m из n) / P(предыдущего порога), отказы экземпляров независимы',
        en: 'P(at least m of n) / P(of the threshold before), instances fail independently',
      }
    : {
        ru: 'P(не менее m из n), отказы экземпляров независимы',
        en: 'P(at least m of n), instances fail independently',
      }
  const derivation = ranged(label, 'ratio', formula, exactly(probability), question.inputs)
  return {
    id: before ? `${question.id}/given` : question.id,
    label,
    probability,
    perYear: undefined,
    repair: undefined,
    derivation,
  }
}
