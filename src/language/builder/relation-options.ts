/** Options of a relation. They hold no references, so handles can name them without a circle. */
import type { Relation } from '../vocabulary/relations.ts'

export type RelationOptions = Omit<Relation, 'id' | 'from' | 'to'> & {
  /** Needed only when two elements have more than one relation. Default `from->to`. */
  id?: string
}
