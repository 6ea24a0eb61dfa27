/** What the deliverables that were asked for need beside the analyses: nothing else is computed. */
import type { DeliverableName } from '../document/tree.ts'

export interface Needed {
  /** The second way to the figures: the performance profile and the failure scenarios show it. */
  simulation: boolean
  /** Sensitivities and the cheapest changes: the requirements report has them. */
  searches: boolean
  /** Verdicts under grown loads: the performance profile has them. */
  growth: boolean
  /** Whether a picture is shown anywhere. */
  picture: (key: string) => boolean
}

/** Without names everything is needed. `dry`: nothing is written, so the simulation is not run. */
export function neededFor(deliverables: readonly DeliverableName[] | undefined, dry: boolean): Needed {
  const asked = (...names: DeliverableName[]): boolean =>
    deliverables === undefined || deliverables.some((name) => names.includes(name))
  return {
    simulation: !dry && asked('performance', 'failures'),
    searches: asked('requirements'),
    growth: asked('performance'),
    picture: (key) => {
      // Scenarios have pages of their own on the site, whatever is asked for.
      if (/^(failure|timeline)-/.test(key)) return true
      if (key === 'monitoring') return asked('monitoring')
      return asked(key.startsWith('latency-') ? 'performance' : 'solution')
    },
  }
}
