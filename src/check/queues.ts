/** Queues of one technology, and who works off their messages. */
import type { Id, Queue } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'
import { programs } from './kinds.ts'

export function queuesOf(context: Context, technology: Queue['technology']): Queue[] {
  return context.stores.flatMap((store) =>
    (store.kind === 'queue' || store.kind === 'topic') && store.technology === technology && store.queue ? [store] : [],
  )
}

/** Programs that take messages from the queue in some journey: they consume from it, or it hands over to them. */
export function consumersOf(context: Context, queue: Id): Id[] {
  const takers = context.hopsTo(queue).flatMap((hop) => (hop.step.operation === 'consume' ? [hop.from] : []))
  const given = [...context.journeys.keys()].flatMap((journey) =>
    context.hopsOf(journey).flatMap((hop) => (hop.from === queue && isProgram(context, hop.to) ? [hop.to] : [])),
  )
  return [...new Set([...takers, ...given])]
}

function isProgram(context: Context, id: Id): boolean {
  return (programs as readonly string[]).includes(context.elements.get(id)?.kind ?? '')
}
