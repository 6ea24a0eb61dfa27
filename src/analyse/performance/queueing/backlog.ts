/**
 * Queues of work that nobody waits for, as fluid: what is put in at a steady rate while the consumers are away, or all at
 * once, is worked off with what capacity is left over. Exact for constant rates; random arrivals add the steady lag.
 */

export interface Backlog {
  /** Messages waiting at most, and age of the oldest when the consumers come to it, s. */
  most: number
  oldest: number
  /** From the return of the consumers (or from the burst) until nothing waits, s. Infinite without spare capacity. */
  drain: number
}

/** Time to work off `waiting` messages while `arrivals` per second go on coming: waiting / (capacity - arrivals). */
export function drainTime(waiting: number, arrivals: number, capacity: number): number {
  if (waiting <= 0) return 0
  return capacity > arrivals ? waiting / (capacity - arrivals) : Number.POSITIVE_INFINITY
}

/** The consumers are away for `outage` seconds. */
export function afterOutage(arrivals: number, capacity: number, outage: number): Backlog {
  const most = arrivals * outage
  return { most, oldest: outage, drain: drainTime(most, arrivals, capacity) }
}

/** `size` messages come at once on top of the steady rate. The last of them waits for all before it. */
export function afterBurst(arrivals: number, capacity: number, size: number): Backlog {
  return { most: size, oldest: size / capacity, drain: drainTime(size, arrivals, capacity) }
}
