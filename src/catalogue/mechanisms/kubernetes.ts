/** Kubernetes after the loss of a node: its pods leave the endpoints (D3), and later are started elsewhere. */
import { seconds } from '../../language/units.ts'
import type { Deployment, HealthCheck, TimeEstimate } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { estimate, fromModel, given, optionalSeconds, ranged } from '../derive.ts'
import { periodicCheck, silence } from '../timers.ts'
import { reader, type Stated, stated } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

type Orchestrator = Deployment['orchestrator']

/** The start of a process as the model says, with its path. */
export interface Startup {
  value: TimeEstimate | undefined
  path: string
}

/** Knobs of Kubernetes that a deployment states. */
export function orchestratorKnobs(
  orchestrator: Orchestrator,
  path: string,
  startup: Startup = { value: undefined, path: '' },
): Stated<'kubernetes'> {
  const own = `${path}.orchestrator`
  return stated('kubernetes', {
    node_monitor_grace_period: [optionalSeconds(orchestrator?.nodeMonitorGracePeriod), `${own}.nodeMonitorGracePeriod`],
    toleration_seconds: [optionalSeconds(orchestrator?.tolerationSeconds), `${own}.tolerationSeconds`],
    pod_start: [startup.value ? estimate(startup.value) : undefined, startup.path],
  })
}

/** Pods of a silent node are taken out of the endpoints. */
export function endpointRemoval(orchestrator: Orchestrator, path: string): MechanismPhase[] {
  const { values, paths } = orchestratorKnobs(orchestrator, path)
  return silentNodeRemoval(reader('kubernetes', values, paths))
}

/** The same, by a reader of knobs. */
export function silentNodeRemoval(
  read: (name: 'node_monitor_grace_period' | 'node_lease_renew' | 'node_monitor_period') => Derivation,
): MechanismPhase[] {
  const grace = read('node_monitor_grace_period')
  const renew = read('node_lease_renew')
  const loop = read('node_monitor_period')
  return [
    automatic(
      'detect',
      ranged(
        { ru: 'Поды потерянного узла выходят из балансировки', en: 'The lost node’s pods leave the endpoints' },
        's',
        {
          ru: 'от (молчание − аренда) до (молчание + проверка), обычно посередине',
          en: '(silence - lease) .. (silence + check), typically the middle',
        },
        silence(grace.value.typical, renew.value.typical, loop.value.typical),
        [grace, renew, loop],
      ),
    ),
  ]
}

/** From the start of a process to its first answer, as the model says, else a usual pod start. */
export function startTime(startup: TimeEstimate | undefined, path: string): Derivation {
  return given('kubernetes', 'pod_start', startup ? estimate(startup) : undefined, path)
}

/** Pods of a silent node are started elsewhere: endpoint removal, toleration, start. */
export function podReplacement(orchestrator: Orchestrator, path: string, startup: Startup): MechanismPhase[] {
  const { values, paths } = orchestratorKnobs(orchestrator, path, startup)
  const read = reader('kubernetes', values, paths)
  return [
    ...silentNodeRemoval(read),
    automatic('decide', read('toleration_seconds')),
    automatic('act', read('pod_start')),
  ]
}

/** A container that stops answering is taken out by its readiness check. */
export function readinessRemoval(check: HealthCheck | undefined, path: string): MechanismPhase[] {
  const interval = given('kubernetes', 'probe_period', check ? seconds(check.interval) : undefined, `${path}.interval`)
  const failures = given('kubernetes', 'probe_failures', check?.failures, `${path}.failures`)
  const timeout = check?.timeout
    ? fromModel({ ru: 'Тайм-аут проверки', en: 'Check time-out' }, 's', seconds(check.timeout), `${path}.timeout`)
    : given('kubernetes', 'probe_timeout', undefined, '')
  return [
    automatic(
      'detect',
      ranged(
        { ru: 'Проверка готовности исключает экземпляр', en: 'The readiness probe takes the instance out' },
        's',
        { ru: '(проверок − 1 .. проверок) × период + тайм-аут', en: '(checks - 1 .. checks) × period + time-out' },
        periodicCheck(interval.value.typical, failures.value.typical, timeout.value.typical),
        [interval, failures, timeout],
      ),
    ),
  ]
}
