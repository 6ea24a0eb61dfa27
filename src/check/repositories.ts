/** Where the backup copies of a store are kept: places, or object stores. */
import type { Element, Id, Store } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

export interface Repository {
  /** Id of the place or element, as written. */
  id: Id
  element: Element | undefined
  /** Places that hold the copy; empty when the element names none. */
  places: Id[]
  /** Survives the loss of a single zone: kept across zones or regions by its owner. */
  spread: boolean
}

export function repositoriesOf(context: Context, store: Store): Repository[] {
  const { backup } = store
  if (!backup) return []
  return [backup.in, ...(backup.alsoIn ?? [])].map((id) => {
    const element = context.elements.get(id)
    if (!element) return { id, element, places: [id], spread: false }
    const members = context.groupsOf(id).flatMap((group) => group.copies.map((copy) => copy.member.in))
    const places = [...context.deploymentsOf(id).map((deployment) => deployment.in), ...members]
    // An object store that says neither where nor how it is kept is run by somebody else, outside our places.
    const spread = element.kind !== 'objectStore' || element.redundancy !== 'zone'
    return { id, element, places, spread }
  })
}
