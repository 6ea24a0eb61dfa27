/** Replicas of an element as the rules look at them. */
import type { Deployment, Id } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

/** Replicas that are surely there. */
export function leastReplicas(deployment: Deployment): number {
  return deployment.autoscaling ? Math.min(deployment.autoscaling.min, deployment.replicas) : deployment.replicas
}

/** Replicas that there may be at most. */
export function mostReplicas(deployment: Deployment): number {
  return deployment.autoscaling ? Math.max(deployment.autoscaling.max, deployment.replicas) : deployment.replicas
}

/** The only deployment of an element, when it has one replica in the whole system. */
export function singleReplica(context: Context, element: Id): Deployment | undefined {
  const all = context.deploymentsOf(element)
  const [only] = all
  return all.length === 1 && only && only.replicas === 1 && !only.autoscaling ? only : undefined
}

/** Said to run on Kubernetes, or placed in a cluster or node pool. */
export function onKubernetes(context: Context, deployment: Deployment): boolean {
  const technology = deployment.orchestrator?.technology
  if (technology !== undefined) return technology === 'kubernetes'
  return ['cluster', 'nodePool'].includes(context.places.get(deployment.in)?.kind ?? '')
}
