/** A closed network: stations that classes of customers go round. */

export interface SharedStation {
  /** Busy seconds of a cycle of each class (visits x mean busy time). */
  demands: readonly number[]
  /** 1 or more; `Infinity` is a delay station, where nobody waits. */
  servers: number
  /** Servers kept busy by open traffic from elsewhere, erlang, < servers. Default 0. */
  open?: number
}

export interface ClosedClass {
  /** Whole number, 0 or more. */
  customers: number
  /** Seconds of a cycle that are spent at no station. */
  think: number
}
