/**
 * A seeded discrete-event simulation of an open network: Poisson arrivals, each request walks its visits, each station has
 * servers and one first-come-first-served queue. Independent of the formulas it checks.
 */

export interface SimulatedVisit {
  station: number
  constant: number
  /** Mean exponential service, s. */
  service: number
}

export interface SimulatedClass {
  rate: number
  visits: SimulatedVisit[]
}

/** xorshift32: uniform in (0, 1]. */
function generator(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return ((state >>> 0) + 1) / 4294967296
  }
}

interface Event {
  time: number
  order: number
  run: () => void
}

class Agenda {
  private readonly heap: Event[] = []
  private count = 0
  now = 0
  at(time: number, run: () => void): void {
    const heap = this.heap
    heap.push({ time, order: this.count++, run })
    let i = heap.length - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      if (!before(heap[i], heap[up])) break
      ;[heap[i], heap[up]] = [heap[up]!, heap[i]!]
      i = up
    }
  }
  next(): boolean {
    const heap = this.heap
    const first = heap[0]
    if (!first) return false
    const last = heap.pop()!
    if (heap.length > 0) {
      heap[0] = last
      let i = 0
      for (;;) {
        let least = i
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < heap.length && before(heap[child], heap[least])) least = child
        if (least === i) break
        ;[heap[i], heap[least]] = [heap[least]!, heap[i]!]
        i = least
      }
    }
    this.now = first.time
    first.run()
    return true
  }
}

function before(a: Event | undefined, b: Event | undefined): boolean {
  return a!.time < b!.time || (a!.time === b!.time && a!.order < b!.order)
}

/** Response times of the requests of each class, the first tenth (warm-up) left out. */
export function simulate(servers: number[], classes: SimulatedClass[], requests: number, seed: number): number[][] {
  const random = generator(seed)
  const exponential = (mean: number): number => -mean * Math.log(random())
  const agenda = new Agenda()
  const busy = servers.map(() => 0)
  const queues: (() => void)[][] = servers.map(() => [])
  const times: number[][] = classes.map(() => [])
  const total = classes.reduce((sum, c) => sum + c.rate, 0)
  let started = 0
  const visit = (c: number, index: number, begun: number): void => {
    const step = classes[c]!.visits[index]
    if (!step) {
      times[c]!.push(agenda.now - begun)
      return
    }
    agenda.at(agenda.now + step.constant, () => {
      const serve = (): void => {
        busy[step.station]! += 1
        agenda.at(agenda.now + exponential(step.service), () => {
          busy[step.station]! -= 1
          visit(c, index + 1, begun)
          queues[step.station]!.shift()?.()
        })
      }
      if (busy[step.station]! < servers[step.station]!) serve()
      else queues[step.station]!.push(serve)
    })
  }
  const arrive = (): void => {
    let rest = random() * total
    let c = 0
    while (c < classes.length - 1 && rest > classes[c]!.rate) {
      rest -= classes[c]!.rate
      c += 1
    }
    visit(c, 0, agenda.now)
    started += 1
    if (started < requests) agenda.at(agenda.now + exponential(1 / total), arrive)
  }
  agenda.at(0, arrive)
  while (agenda.next()) {
    // The agenda runs until the last request has left.
  }
  return times.map((list) => list.slice(Math.floor(list.length / 10)))
}

/** Sample percentile. */
export function sampleAt(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}
