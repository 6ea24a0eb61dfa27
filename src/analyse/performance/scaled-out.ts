/** The deployed system when its autoscalers have started all they may: what it carries then, beside what it carries now. */
import { resolveTopology } from '../topology/resolve.ts'
import type { Topology } from '../topology/topology.ts'

/** The topology with every autoscaled deployment at its `max`; undefined when none may start more than it has. */
export function scaledOut(topology: Topology): Topology | undefined {
  const { document } = topology
  const deployments = document.deployments.map((deployment) => {
    const most = deployment.autoscaling?.max ?? 0
    return most > deployment.replicas ? { ...deployment, replicas: most } : deployment
  })
  if (deployments.every((deployment, at) => deployment === document.deployments[at])) return undefined
  return resolveTopology({ ...document, deployments })
}
