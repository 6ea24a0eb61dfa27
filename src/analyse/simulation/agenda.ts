/**
 * The event queue: a 4-ary heap in typed arrays (times beside 32-bit payloads). Events at the same time come out in an order
 * that depends on nothing but the calls made, so a run is repeatable; it is not the order of scheduling.
 */

export interface Agenda {
  times: Float64Array
  payloads: Int32Array
  size: number
  /** Time of the event that `next` gave last. */
  now: number
}

export function emptyAgenda(capacity = 1024): Agenda {
  return { times: new Float64Array(capacity), payloads: new Int32Array(capacity), size: 0, now: 0 }
}

function grow(agenda: Agenda): void {
  const times = new Float64Array(agenda.times.length * 2)
  const payloads = new Int32Array(agenda.payloads.length * 2)
  times.set(agenda.times)
  payloads.set(agenda.payloads)
  agenda.times = times
  agenda.payloads = payloads
}

/** Puts an event in. `time` must not be before `now`. */
export function schedule(agenda: Agenda, time: number, payload: number): void {
  if (agenda.size === agenda.times.length) grow(agenda)
  const { times, payloads } = agenda
  let at = agenda.size
  agenda.size += 1
  while (at > 0) {
    const up = (at - 1) >> 2
    const above = times[up] as number
    if (above <= time) break
    times[at] = above
    payloads[at] = payloads[up] as number
    at = up
  }
  times[at] = time
  payloads[at] = payload
}

/** Takes the earliest event out, sets `now` to its time and gives its payload; -1 when there is none. */
export function next(agenda: Agenda): number {
  if (agenda.size === 0) return -1
  const { times, payloads } = agenda
  const result = payloads[0] as number
  agenda.now = times[0] as number
  const size = agenda.size - 1
  agenda.size = size
  const time = times[size] as number
  const payload = payloads[size] as number
  let at = 0
  for (;;) {
    const first = 4 * at + 1
    if (first >= size) break
    let least = first
    let earliest = times[first] as number
    const end = Math.min(first + 4, size)
    for (let child = first + 1; child < end; child += 1) {
      const candidate = times[child] as number
      if (candidate < earliest) {
        earliest = candidate
        least = child
      }
    }
    if (earliest >= time) break
    times[at] = earliest
    payloads[at] = payloads[least] as number
    at = least
  }
  times[at] = time
  payloads[at] = payload
  return result
}
