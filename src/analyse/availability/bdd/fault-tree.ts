/**
 * A fault tree as plain data: the input of the exact solver. Gates and events are named; the graph below `top` must be
 * acyclic and every input must exist (see `compile`).
 */

/** What a gate says of its inputs. `atleast` needs `k`; `not` takes one input. */
export interface Gate {
  id: string
  kind: 'and' | 'or' | 'atleast' | 'not' | 'xor'
  /** For `atleast`: true when at least k inputs are true. */
  k?: number
  inputs: string[]
}

/** A basic event with the probability (share of time) that it is true, 0..1. Events are independent of one another. */
export interface BasicEvent {
  id: string
  probability: number
}

/** The top event is a gate or an event. Ids are unique over gates and events. */
export interface FaultTree {
  top: string
  gates: Gate[]
  events: BasicEvent[]
}
