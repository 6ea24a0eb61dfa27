/**
 * Questions of which only one is asked at a time, as one chain of events, each conditional on the one before: who lacks more,
 * lacks less. Whatever decides which one is asked, its probability is that of the chain up to it: exact.
 */
import { ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { type Derivation, exactly } from '../../quantity/quantity.ts'
import type { Gate } from './bdd/fault-tree.ts'
import type { EventFacts } from './events.ts'
import type { TreeBuilder } from './tree-builder.ts'

/** Are at least `least` of `count` down, those outside the places that are lost? */
export interface Question {
  probability: number
  least: number
  count: number
  inputs: Derivation[]
}

export interface Chain {
  /** The term of a question; the same probability is the same term. */
  ask: (question: Question) => string
  /** Events and gates of all that was asked. */
  close: () => { events: EventFacts[]; gates: Gate[] }
}

/**
 * An empty chain; its events have ids that begin with `group` and tell of the instances by `name`. They are conditional on the
 * answers about `known`, if any.
 */
export function chainOf(build: TreeBuilder, group: string, name: Said, known?: Said): Chain {
  const asked = new Map<number, Question & { id: string }>()
  return {
    ask: (question) => {
      if (question.probability >= 1) return build.all([])
      if (question.probability <= 0) return build.any([])
      const same = asked.get(question.probability)
      if (same) return same.id
      const plain = `${group}/${question.least}-of-${question.count}`
      const taken = [...asked.values()].filter(({ id }) => id.startsWith(plain)).length
      const id = taken === 0 ? plain : `${plain}/${taken + 1}`
      asked.set(question.probability, { ...question, id })
      return id
    },
    close: () => {
      const sorted = [...asked.values()].sort((a, b) => b.probability - a.probability)
      const events = sorted.map((question, at) => eventOf(name, question, sorted[at - 1], known))
      const gates = sorted.flatMap(({ id }, at): Gate[] => {
        const before = sorted[at - 1]
        return before ? [{ id, kind: 'and', inputs: [before.id, `${id}/given`] }] : []
      })
      return { events, gates }
    },
  }
}

function eventOf(
  name: Said,
  question: Question & { id: string },
  before: Question | undefined,
  known: Said | undefined,
): EventFacts {
  const { least, count } = question
  const given: Said = before
    ? {
        ru: `, когда уже отказали ${before.least} из ${before.count}`,
        en: `, given that ${before.least} of ${before.count} are`,
      }
    : { ru: '', en: '' }
  const beside: Said = known
    ? { ru: `, при известном числе в ${known.ru}`, en: `, with the number of ${known.en} known` }
    : { ru: '', en: '' }
  const label: Said = {
    ru: `одновременный отказ не менее ${least} из ${count} экземпляров ${name.ru}${given.ru}${beside.ru}`,
    en: `at least ${least} of ${count} instances of ${name.en} are down at once${given.en}${beside.en}`,
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
