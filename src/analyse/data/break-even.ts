/**
 * Break-evens: the value of one input at which a promise just holds, the others staying as they are. Solved in closed form
 * from the formula of `restore.ts`; substituting the value back gives the target.
 */
import { estimate } from '../../catalogue/derive.ts'
import { perYear } from '../../language/units.ts'
import type { Id, Store } from '../../language/vocabulary/index.ts'
import type { BreakEven } from '../analysis.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { periodicCopy } from './copies.ts'
import { effectOf } from './effect.ts'
import {
  type RestoreInputs,
  type RestoreJob,
  type RestoreWay,
  replayOf,
  restoreInputs,
  sharedSeconds,
  sizePath,
  transferOf,
} from './restore.ts'
import { beside, restoredTogether } from './together.ts'

export interface BreakEvenOptions extends RestoreWay {
  /** Which case the promise is judged at. Default `typical`. */
  at?: 'typical' | 'worst'
  /** Scenario that makes the restore necessary. Default: the most frequent modelled corruption of the store. */
  scenario?: Id
}

/** Seconds of downtime until the corruption of a scenario is noticed, before the restore begins. Silent or no corruption: none. */
export function noticing(topology: Topology, group: Group, options: BreakEvenOptions): number {
  const times = topology.document.scenarios
    .flatMap((scenario) =>
      scenario.faults.flatMap((fault) =>
        fault.kind === 'corrupt' && fault.store === group.store && (options.scenario ?? scenario.id) === scenario.id
          ? [{ rate: perYear(scenario.rate), noticed: fault.silent ? undefined : fault.noticedAfter }]
          : [],
      ),
    )
    .sort((x, y) => y.rate - x.rate)
  const first = times[0]?.noticed
  return first === undefined ? 0 : estimate(first)[options.at ?? 'typical']
}

/** What the formula has left for one of its terms when the target is met exactly. */
interface Budget {
  inputs: RestoreInputs
  at: 'typical' | 'worst'
  fixed: number
  transfer: number
  replay: number
}

function budget(topology: Topology, group: Group, options: BreakEvenOptions): Budget | undefined {
  const inputs = restoreInputs(topology, group, {
    ...options,
    beside: options.beside ?? besideIn(topology, group, options),
  })
  if ('ru' in inputs) return undefined
  const at = options.at ?? 'typical'
  const { human, provisioning, opening, checks } = inputs
  const before = noticing(topology, group, options)
  const fixed = [human, provisioning, opening, checks].reduce((sum, part) => sum + part.value[at], before)
  return {
    inputs,
    at,
    fixed,
    transfer: transferOf(inputs).value[at],
    replay: inputs.log ? replayOf(inputs.log).value[at] : 0,
  }
}

/** What is restored at the same time in the scenario. */
function besideIn(topology: Topology, group: Group, options: BreakEvenOptions): RestoreJob[] {
  const scenario = topology.document.scenarios.find((s) => s.id === options.scenario)
  if (!scenario) return []
  return beside(restoredTogether(topology, effectOf(topology, scenario.faults, scenario.id)), group)
}

/** Break-evens of the restore time: largest size, least rate, least processes, longest period of copies. */
export function restoreBreakEvens(
  topology: Topology,
  group: Group,
  targetSeconds: number,
  options: BreakEvenOptions = {},
): BreakEven[] {
  const left = budget(topology, group, options)
  if (!left) return []
  return [
    largestSize(group, targetSeconds, left),
    ...leastRate(group, targetSeconds, left),
    longestInterval(group, targetSeconds, left),
  ].filter((entry) => entry !== undefined)
}

function largestSize(group: Group, target: number, left: Budget): BreakEven | undefined {
  const room = target - left.fixed - left.replay
  const size = left.inputs.size.value.typical
  if (room <= 0 || left.transfer <= 0) return undefined
  const share = group.spec?.size === undefined ? group.share : 1
  return {
    what: {
      ru: 'наибольший размер базы, при котором срок восстановления выдерживается',
      en: 'largest database size at which the restore time holds',
    },
    path: sizePath(group),
    value: (room * (size / left.transfer)) / share,
    unit: 'B',
    current: size / share,
    kind: 'max',
  }
}

function leastRate(group: Group, target: number, left: Budget): BreakEven[] {
  const room = target - left.fixed - left.replay
  if (room <= 0) return []
  const needed = left.inputs.size.value.typical / room
  const ceiling = Math.min(...left.inputs.ceilings.map((c) => c.value.typical))
  // Above the ceiling neither a faster nor a further process helps.
  if (needed > ceiling) return []
  const shared = left.inputs.shared
  // Beside others that hold the common link the least rate has no closed form: none is given.
  if (shared && sharedSeconds(shared, needed) > room * (1 + 1e-9)) return []
  const rate = left.inputs.rate.value.typical
  const processes = left.inputs.processes.value.typical
  return [
    {
      what: {
        ru: 'наименьшая скорость одного процесса восстановления',
        en: 'least rate of one restore process',
      },
      path: `${group.store}.backup.restoreRate`,
      value: needed / processes,
      unit: 'B/s',
      current: rate,
      kind: 'min',
    },
    {
      what: { ru: 'наименьшее число процессов восстановления', en: 'least number of restore processes' },
      path: `${group.store}.backup.processes`,
      value: Math.max(1, Math.ceil(needed / rate - 1e-9)),
      unit: 'count',
      current: processes,
      kind: 'min',
    },
  ]
}

function longestInterval(group: Group, target: number, left: Budget): BreakEven | undefined {
  const { log, backup } = left.inputs
  const room = target - left.fixed - left.transfer
  if (!log || room <= 0 || left.replay <= 0) return undefined
  const current = log.interval.value.typical
  return {
    what: {
      ru: 'наибольший период между копиями, при котором журнал успевает примениться',
      en: 'longest period between copies at which the log is replayed in time',
    },
    path: `${group.store}.backup.${backup.incremental === undefined ? 'full' : 'incremental'}`,
    value: (room / left.replay) * current,
    unit: 's',
    current,
    kind: 'max',
  }
}

/** Break-even of the loss when only periodic copies are left: the longest period between them. */
export function lossBreakEvens(
  topology: Topology,
  group: Group,
  targetSeconds: number,
  options: BreakEvenOptions = {},
): BreakEven[] {
  const store = topology.elements.get(group.store) as Store
  const backup = store.backup
  if (!backup || backup.walArchive) return []
  const copy = periodicCopy(topology, group, backup)
  if ('ru' in copy) return []
  const at = options.at ?? 'typical'
  const length = (at === 'worst' ? copy.longest : copy.length).value[at]
  const room = targetSeconds - length - noticing(topology, group, options)
  const period = at === 'typical' ? room * 2 : room
  // With a shorter period copies are longer than it, and it decides nothing any more.
  if (period < length) return []
  return [
    {
      what: {
        ru: 'наибольший период между копиями, при котором потеря данных укладывается в норматив',
        en: 'longest period between copies at which the loss stays within the limit',
      },
      path: `${store.id}.backup.${backup.incremental === undefined ? 'full' : 'incremental'}`,
      value: period,
      unit: 's',
      current: copy.interval.value.typical,
      kind: 'max',
    },
  ]
}
