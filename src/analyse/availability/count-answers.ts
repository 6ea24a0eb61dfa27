/**
 * Answers of all questions about instances that are counted, once nothing more is asked. Questions that hang together are
 * answered one after another, each with its probability given the answers before it, so that the whole is exact: a component
 * with failures of its own after its container, callers of any region after those of single ones.
 */
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { listOf } from '../data/names.ts'
import type { Gate } from './bdd/fault-tree.ts'
import { type Alike, fewerUp, numberUp, plus } from './binomial.ts'
import { type Chain, chainOf } from './count-chain.ts'
import { type Cell, type State, statesOf, within } from './count-states.ts'
import type { EventFacts } from './events.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** What one instance needs besides its host and the process that runs it: the process of a component. */
export interface Way {
  title: Said
  /** That it is down. */
  probability: number
  inputs: Derivation[]
}

/** Are fewer than `needed` instances up, by this way, in the region or in all of them? `id` is the term of it. */
export interface Asked {
  id: string
  way: Id
  region: Id | undefined
  needed: number
}

/** Instances about which questions are asked that hang together. */
export interface Pool {
  key: string
  cells: Cell[]
  /** Titles of the regions. */
  regions: Map<Id, Said>
  /** By element. With more than one way all questions are about all instances. */
  ways: Map<Id, Way>
  asked: Map<string, Asked>
}

/** Below this a combination of answers does not occur: it is beside what a number can hold. */
const NEVER = 1e-290

/** One reason of a question to be answered with yes. */
interface Reason {
  state: State
  /** Answers before, with yes. */
  given: string[]
  probability: number
  term: string
}

export interface Answers {
  events: EventFacts[]
  gates: Gate[]
}

/** Events of a pool, and a gate for every question. */
export function answersOf(build: TreeBuilder, pool: Pool): Answers {
  const regions = [...new Set([...pool.asked.values()].map(({ region }) => region))].filter((one) => one !== undefined)
  const everywhere = [...pool.asked.values()].some(({ region }) => region === undefined)
  if (regions.length === 0) return inOrder(build, pool, undefined)
  const parts = regions.map((region) => inOrder(build, pool, region))
  return joined(everywhere ? [...parts, acrossRegions(build, pool)] : parts)
}

const joined = (parts: readonly Answers[]): Answers => ({
  events: parts.flatMap(({ events }) => events),
  gates: parts.flatMap(({ gates }) => gates),
})

/** Questions of one way and region, the most probable one first. */
const thresholds = (pool: Pool, way: Id | undefined, region: Id | undefined): Asked[] =>
  [...pool.asked.values()]
    .filter((one) => one.region === region && (way === undefined || one.way === way))
    .sort((a, b) => b.needed - a.needed)

type Table = ReturnType<typeof fewerUp>

const quoted = ({ ru, en }: Said): Said => ({ ru: `«${ru}»`, en: `"${en}"` })

function nameOf({ regions }: Pool, { title }: Way, region: Id | undefined): Said {
  const [what, all] = [quoted(title), region === undefined ? [...regions.values()] : [regions.get(region) ?? title]]
  const place = listOf(all)
  return { ru: `${what.ru} (${place.ru})`, en: `${what.en} (${place.en})` }
}

/** Adds a reason unless one that is kept is there whenever it is. */
function keep(reasons: Map<string, Reason[]>, id: string, reason: Reason): void {
  const kept = reasons.get(id) ?? []
  reasons.set(id, kept)
  const implied = kept.some(
    (one) =>
      one.probability >= reason.probability &&
      within(one.state, reason.state) &&
      one.given.every((answer) => reason.given.includes(answer)),
  )
  if (!implied) kept.push(reason)
}

function finished(
  build: TreeBuilder,
  questions: readonly Asked[],
  reasons: ReadonlyMap<string, Reason[]>,
  chains: readonly Chain[],
): Answers {
  const gates = questions.map(({ id }): Gate => {
    const list = reasons.get(id) ?? []
    return { id, kind: 'or', inputs: list.map(({ state, given, term }) => build.all([state.term, ...given, term])) }
  })
  return joined([...chains.map((chain) => chain.close()), { events: [], gates }])
}

const countOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.count, 0)
const inputsOf = (cells: readonly Cell[]): Derivation[] => [...new Set(cells.flatMap(({ inputs }) => inputs))]

/** Questions about the instances of one region (or all): what runs them, then the components one after another. */
function inOrder(build: TreeBuilder, pool: Pool, region: Id | undefined): Answers {
  const cells = region === undefined ? pool.cells : pool.cells.filter((cell) => cell.region === region)
  const most = countOf(cells)
  const steps = [...pool.ways].map(([element, way], at, all) => {
    const group = `count/${pool.key}${region === undefined ? '' : `@${region}`}${pool.ways.size > 1 ? `/${element}` : ''}`
    const questions = thresholds(pool, element, region)
    const tables = questions.map(({ needed }) => fewerUp(needed, most, way.probability))
    const before = at > 0 ? listOf(all.slice(0, at).map(([, { title }]) => quoted(title))) : undefined
    return { way, questions, tables, chain: chainOf(build, group, nameOf(pool, way, region), before) }
  })
  const reasons = new Map<string, Reason[]>()
  const answer = (state: State, at: number, weights: Float64Array, given: string[]): void => {
    const step = steps[at]
    if (!step) return
    const total = weights.reduce((a, b) => a + b, 0)
    if (total < NEVER) return
    const { questions, tables, chain, way } = step
    const count = countOf(state.left)
    questions.forEach(({ id, needed }, n) => {
      const few = tables[n]!.few
      const probability = Math.min(1, weights.reduce((sum, w, up) => sum + w * few[up]!, 0) / total)
      if (probability <= 0) return
      const inputs = [...inputsOf(state.left), ...way.inputs]
      const term = chain.ask({ probability, least: Math.max(0, count - needed + 1), count, inputs })
      keep(reasons, id, { state, given, probability, term })
    })
    if (at + 1 === steps.length) return
    // How many of the questions, the most probable ones, have the answer yes.
    for (let yes = 0; yes <= questions.length; yes += 1) {
      const next = weights.map((w, up) => w * between(tables[yes - 1], tables[yes], up))
      const last = questions[yes - 1]
      answer(state, at + 1, next, last ? [...given, last.id] : given)
    }
  }
  for (const state of statesOf(build, cells)) answer(state, 0, numberUp(state.left), [])
  const questions = steps.flatMap((step) => step.questions)
  return finished(
    build,
    questions,
    reasons,
    steps.map(({ chain }) => chain),
  )
}

/** P(fewer than one threshold, but not fewer than the next), by the difference that keeps its digits. */
function between(yes: Table | undefined, no: Table | undefined, up: number): number {
  if (!yes || !no) return yes ? yes.few[up]! : no ? no.enough[up]! : 1
  const rare = yes.few[up]! < 0.5
  return Math.max(0, rare ? yes.few[up]! - no.few[up]! : no.enough[up]! - yes.enough[up]!)
}

/** Questions about all regions at once, given what was answered about single ones. */
function acrossRegions(build: TreeBuilder, pool: Pool): Answers {
  const regions = [...new Set(pool.cells.map(({ region }) => region))]
  const asked = regions.map((region) => thresholds(pool, undefined, region))
  const questions = thresholds(pool, undefined, undefined)
  const [way] = pool.ways.values()
  const reasons = new Map<string, Reason[]>()
  if (!way) return { events: [], gates: [] }
  const withWay = ({ count, probability }: Cell): Alike => ({
    count,
    probability: probability + way.probability - probability * way.probability,
  })
  const single = { ru: 'отдельных регионах', en: 'single regions' }
  const chain = chainOf(build, `count/${pool.key}`, nameOf(pool, way, undefined), single)
  const answer = (state: State, at: number, up: Float64Array, given: string[]): void => {
    const region = regions[at]
    if (region === undefined) {
      const total = up.reduce((a, b) => a + b, 0)
      if (total < NEVER) return
      const count = countOf(state.left)
      for (const { id, needed } of questions) {
        const few = up.slice(0, needed).reduce((a, b) => a + b, 0)
        const probability = Math.min(1, few / total)
        if (probability <= 0) continue
        const least = Math.max(0, count - needed + 1)
        const term = chain.ask({ probability, least, count, inputs: [...inputsOf(state.left), ...way.inputs] })
        keep(reasons, id, { state, given, probability, term })
      }
      return
    }
    const own = numberUp(state.left.filter((cell) => cell.region === region).map(withWay))
    const levels = asked[at] ?? []
    for (let yes = 0; yes <= levels.length; yes += 1) {
      const [below, from] = [levels[yes - 1]?.needed, levels[yes]?.needed]
      const here = own.map((p, n) => ((below === undefined || n < below) && (from === undefined || n >= from) ? p : 0))
      if (here.every((p) => p === 0)) continue
      const last = levels[yes - 1]
      answer(state, at + 1, plus(up, here), last ? [...given, last.id] : given)
    }
  }
  for (const state of statesOf(build, pool.cells)) answer(state, 0, Float64Array.of(1), [])
  return finished(build, questions, reasons, [chain])
}
