/** What a store does with one operation in one situation, and the losses that the rules share. */
import { byConvention, computed } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { ConsistencyRow, StoreOperation } from '../analysis.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import type { Situation } from './situations.ts'

export interface Subject {
  topology: Topology
  store: Store
  group: Group
}

export type Behaviour = Pick<ConsistencyRow, 'answer' | 'model' | 'loss' | 'splitBrain' | 'why'>

/** The rule of one family of stores. */
export type Rule = (subject: Subject, situation: Situation, operation: StoreOperation) => Behaviour

/** A behaviour that loses nothing and has one leader at most. */
export function plain(answer: Behaviour['answer'], model: Behaviour['model'], ru: string, en: string): Behaviour {
  return { answer, model, loss: undefined, splitBrain: undefined, why: { ru, en } }
}

/** Nothing acknowledged is lost, with the reason. */
export function nothing(ru: string, en: string): Quantity {
  const label = { ru: 'потеря подтверждённых записей', en: 'acknowledged writes lost' }
  return quantity(byConvention(label, 's', 0, { ru: 'определение', en: 'definition' }, { ru, en }))
}

/** Loss of several parts one after another. */
export function lossOf(parts: readonly Derivation[]): Quantity {
  const label: Said = { ru: 'потеря подтверждённых записей', en: 'acknowledged writes lost' }
  const sum = (...values: number[]): number => values.reduce((a, b) => a + b, 0)
  return quantity(computed(label, 's', { ru: 'сумма частей', en: 'sum of the parts' }, sum, [...parts]))
}

/** Copies other than the primary that hold data. */
export function followers(group: Group): Copy[] {
  return group.copies.filter((copy) => copy.role === 'standby' || copy.role === 'replica')
}

/** Reads of replicas are the same for every leader-based store: old data from whatever copy is on this side. */
export function replicaRead({ group }: Subject, situation: Situation): Behaviour {
  // A copy that is delayed on purpose serves nobody.
  const near = followers(group).filter((copy) => !copy.member.delay && (situation.here?.has(copy) ?? true))
  if (near.length === 0) return plain('refused', 'none', 'на этой стороне нет реплики', 'no replica on this side')
  if (situation.kind === 'normal') {
    return plain(
      'stale',
      'eventual',
      'реплика отстаёт от ведущего; две реплики могут показать разный порядок фиксаций',
      'a replica is behind the primary; two replicas may show commits in different orders',
    )
  }
  return plain(
    'stale',
    'eventual',
    'реплика отвечает тем, что успела получить; отставание растёт, пока ведущий недостижим',
    'a replica answers with what it has; the lag grows as long as the primary cannot be reached',
  )
}
