/**
 * A technology of the catalogue: knobs, timers, behaviour in a partition, classes, facts. Data only; a timer names the
 * primitive it follows and the knobs it takes, never a number of its own.
 */
import type { Said, Text } from '../language/text.ts'
import type { ClassEntry, Fact, Partition } from './behaviour.ts'
import type { KnobSpec } from './knob.ts'

/** A knob of the same technology, or one of another as `technology.knob`. */
export type KnobRef<Name extends string> = Name | `${string}.${string}`

/**
 * A timer by its primitive: D1 periodic check (no `check`: the port refuses at once; `spaced`: a
 * check begins an interval after the end of the one before), D2 lease, D3 silence, D4 counted live
 * requests, `rise` taking a server in, `wait` the rest of a period of unknown phase, `time` a time taken as it is.
 */
export type Timer<Name extends string = string> = { title: Said } & (
  | { primitive: 'D1'; interval: KnobRef<Name>; threshold: KnobRef<Name>; check?: KnobRef<Name>; spaced?: true }
  | { primitive: 'D2'; ttl: KnobRef<Name>; renew: KnobRef<Name>; tick?: KnobRef<Name> }
  | { primitive: 'D3'; limit: KnobRef<Name>; heartbeat: KnobRef<Name>; loop: KnobRef<Name> }
  | { primitive: 'D4'; failures: KnobRef<Name>; attempt: KnobRef<Name> }
  | { primitive: 'rise'; interval: KnobRef<Name>; threshold: KnobRef<Name> }
  | { primitive: 'wait'; period: KnobRef<Name> }
  | { primitive: 'time'; time: KnobRef<Name> }
)

/** What a technology may say beside its knobs. */
export interface Behaviour {
  partitions?: readonly Partition[]
  classes?: readonly ClassEntry[]
  facts?: readonly Fact[]
  /** Prefixes of the lint rules that concern it, e.g. `PG`. */
  rules?: readonly string[]
}

/** A technology: its knobs by name. The names are part of the type, so that a misspelt knob does not compile. */
export interface Technology<Name extends string = string> extends Behaviour {
  id: string
  title: Text
  /** Versions that the facts were read for. */
  versions: string
  knobs: Record<Name, KnobSpec>
  timers: Record<string, Timer<Name>>
}

/** States a technology and keeps the names of its knobs in the type. */
export function technology<Name extends string>(
  id: string,
  title: Text,
  versions: string,
  knobs: Record<Name, KnobSpec>,
  behaviour: Behaviour = {},
  timers: Record<string, Timer<NoInfer<Name>>> = {},
): Technology<Name> {
  return { id, title, versions, knobs, timers, ...behaviour }
}
