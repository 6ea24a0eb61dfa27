/** Queues of one technology. */
import type { Queue } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

export function queuesOf(context: Context, technology: Queue['technology']): Queue[] {
  return context.stores.flatMap((store) =>
    (store.kind === 'queue' || store.kind === 'topic') && store.technology === technology && store.queue ? [store] : [],
  )
}
