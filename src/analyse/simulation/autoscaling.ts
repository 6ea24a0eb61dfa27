/**
 * A group of replicas under an autoscaler with single requests: Poisson arrivals at the rate of the rise, exponential work,
 * one queue. The decisions are those of the deterministic way, but what they see is measured here, noise and all.
 */
import { decide, type HpaMemory } from '../performance/autoscaling/hpa.ts'
import { loadAt, type Rise, replicasFor, type ScaledGroup } from '../performance/autoscaling/respond.ts'
import { emptyAgenda, next, schedule } from './agenda.ts'
import { randomFrom } from './random.ts'

export interface SimulatedResponse {
  before: number
  after: number
  /** Time with all servers busy and somebody waiting, s. */
  queued: number
  /** From the begin of the rise until the last time that more than a second's arrivals waited, s; 0 when never. */
  catchUp: number
  /** Share of the requests that waited more than a second, of those until `catchUp`. */
  late: number
  backlog: number
  events: number
  steps: { at: number; ready: number }[]
}

const ARRIVE = 0
const LEAVE = 1
const SYNC = 2
const READY = 3

/** Plays `warmUp` seconds at the load before the rise and `horizon` seconds from its begin on. */
export function simulateAutoscaling(
  group: ScaledGroup & { concurrency: number },
  rise: Rise,
  seed: number,
  horizon = 1200,
  warmUp = 60,
): SimulatedResponse {
  const random = randomFrom(seed)
  const agenda = emptyAgenda()
  const { settings } = group
  const service = group.concurrency / group.perReplica
  const most = Math.max(rise.before, rise.after)
  const exponential = (mean: number): number => -mean * Math.log(random.uniform())
  const first = replicasFor(rise.before, group)
  let ready = first
  let starting = 0
  let busy = 0
  const memory: HpaMemory = { wishes: [] }
  // Waiting requests by their arrival, as a ring of times; the metric as cumulated busy seconds, sampled at whole steps.
  let queue = new Float64Array(1024)
  let head = 0
  let waiting = 0
  let busySum = 0
  let calls = 0
  let last = -warmUp
  const samples: { busy: number; calls: number; capacity: number }[] = []
  let capacitySum = 0
  const result: SimulatedResponse = {
    before: first,
    after: first,
    queued: 0,
    catchUp: 0,
    late: 0,
    backlog: 0,
    events: 0,
    steps: [{ at: 0, ready }],
  }
  const lateTimes: number[] = []
  const arrivals: number[] = []

  function advance(now: number): void {
    const length = now - last
    busySum += busy * length
    capacitySum += ready * group.concurrency * length
    if (now > 0 && waiting > 0) result.queued += now - Math.max(0, last)
    last = now
    while (samples.length <= Math.floor(now + warmUp)) samples.push({ busy: busySum, calls, capacity: capacitySum })
  }
  function serve(now: number): void {
    while (waiting > 0 && busy < ready * group.concurrency) {
      const came = queue[head] as number
      head = (head + 1) & (queue.length - 1)
      waiting -= 1
      if (came >= 0 && now - came > 1) lateTimes.push(came)
      start(now)
    }
  }
  function start(now: number): void {
    busy += 1
    schedule(agenda, now + exponential(service), LEAVE)
  }
  function enqueue(now: number): void {
    if (waiting === queue.length) {
      const more = new Float64Array(queue.length * 2)
      for (let i = 0; i < waiting; i += 1) more[i] = queue[(head + i) & (queue.length - 1)] as number
      queue = more
      head = 0
    }
    queue[(head + waiting) & (queue.length - 1)] = now
    waiting += 1
    if (waiting > Math.max(1, loadAt(rise, now)) && now > 0) result.catchUp = now
    if (now > 0) result.backlog = Math.max(result.backlog, waiting)
  }
  /** Mean metric of the window that ends `metricAge` before now. */
  function metric(now: number): number {
    const at = (time: number) => samples[Math.max(0, Math.min(samples.length - 1, Math.floor(time + warmUp)))]
    const to = at(now - group.metricAge)
    const from = at(now - group.metricAge - group.metricWindow)
    if (!to || !from || to.capacity <= from.capacity) return 0
    const used = group.metric === 'calls' ? (to.calls - from.calls) * service : to.busy - from.busy
    return used / (to.capacity - from.capacity)
  }

  schedule(agenda, -warmUp, ARRIVE)
  schedule(agenda, group.phase, SYNC)
  agenda.now = -warmUp
  for (let kind = next(agenda); kind >= 0 && agenda.now <= horizon; kind = next(agenda)) {
    const { now } = agenda
    result.events += 1
    advance(now)
    if (kind === ARRIVE) {
      schedule(agenda, now + exponential(1 / most), ARRIVE)
      // Thinning (Lewis and Shedler 1979): arrivals at the highest rate, kept with the share of the moment's.
      if (random.uniform() * most > loadAt(rise, now)) continue
      calls += 1
      if (now >= 0) arrivals.push(now)
      if (busy < ready * group.concurrency && waiting === 0) start(now)
      else enqueue(now)
    } else if (kind === LEAVE) {
      busy -= 1
      serve(now)
      if (waiting > Math.max(1, loadAt(rise, now)) && now > 0) result.catchUp = now
    } else if (kind === SYNC) {
      const wanted = decide(now, { ready, starting, metric: metric(now) }, settings, memory)
      if (wanted > ready + starting) {
        for (let n = ready + starting; n < wanted; n += 1) schedule(agenda, now + group.startup, READY)
        starting = wanted - ready
      } else if (wanted < ready) {
        ready = wanted
        result.steps.push({ at: now, ready })
      }
      schedule(agenda, now + settings.syncPeriod, SYNC)
    } else {
      ready += 1
      starting -= 1
      const before = result.steps.at(-1)
      if (before && before.at === now) before.ready = ready
      else result.steps.push({ at: now, ready })
      serve(now)
    }
  }
  result.after = ready
  const until = arrivals.filter((time) => time <= result.catchUp).length
  result.late = until > 0 ? lateTimes.filter((time) => time <= result.catchUp).length / until : 0
  return result
}
