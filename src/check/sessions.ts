/** Services that keep sessions in memory, the balancers that bind clients to them, and whether users move between regions. */
import type { Id, Service } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

export interface StatefulService {
  service: Service
  /** A balancer with sticky sessions before it. */
  sticky: Id | undefined
  /** A global balancer that may move its users to another region. */
  moves: Id | undefined
}

export function statefulServices(context: Context): StatefulService[] {
  return [...context.elements.values()].flatMap((service) => {
    if (!('stateful' in service) || service.stateful !== true) return []
    // Sessions that are also kept in a session store survive the instance.
    const kept = context.relationsFrom(service.id).some(({ to }) => context.elements.get(to)?.kind === 'sessionStore')
    if (kept) return []
    const sticky = context.relationsTo(service.id).find(({ from }) => {
      const before = context.elements.get(from)
      return before?.kind === 'loadBalancer' && before.stickySessions === true
    })?.from
    return [{ service, sticky, moves: mover(context, service.id) }]
  })
}

function mover(context: Context, service: Id): Id | undefined {
  const regions = new Set(context.deploymentsOf(service).map((deployment) => context.regionOf(deployment.in)))
  if (regions.size < 2) return undefined
  for (const journey of context.journeysThrough(service)) {
    for (const id of context.needs(journey.id)) {
      const element = context.elements.get(id)
      if (element?.kind === 'globalBalancer' && element.policy !== 'static') return id
    }
  }
  return undefined
}
