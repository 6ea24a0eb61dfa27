/**
 * Runs a network: discrete events, one thread of control per request and one more for what a time-out leaves behind. Only
 * typed arrays and indices inside; no clock and no randomness but the seed's.
 */

import { type Distribution, distribution } from '../performance/queueing/two-moments.ts'
import { emptyAgenda, next, schedule } from './agenda.ts'
import { deadlines } from './deadlines.ts'
import { draw } from './distribution.ts'
import type { RunOptions, SimulatedNetwork } from './network.ts'
import { BEGIN, DONE, END, FAIL, FORK, type Program, SKIP, STOP, VISIT } from './program.ts'
import { randomFrom } from './random.ts'
import { type Recorder, recorder } from './recorder.ts'
import { type Frames, frames, type Threads, threads } from './threads.ts'

/** Kinds of events; a payload is kind + 8 x index. */
const ARRIVE = 0
const REACH = 1
const LEAVE = 2
const DEADLINE = 3
const RESUME = 4
const THINK = 5

export interface Run {
  recorder: Recorder
  events: number
  /** Simulated time at the end, s. */
  ended: number
  stopped?: 'events' | 'in-work'
}

/** One run of a compiled network. */
export function runProgram(network: SimulatedNetwork, program: Program, options: RunOptions): Run {
  const { op, arg, value, visits, guards } = program
  const random = randomFrom(options.seed)
  const agenda = emptyAgenda()
  const end = options.warmUp + options.duration
  const record = recorder(network, program, options)
  const { depth } = program
  const thread: Threads = threads(depth)
  const frame: Frames = frames()
  const deadline = deadlines(guards.length)

  // Queues of all stations in one row: `first` is a station's first queue, `owner` the station of a queue.
  const first: number[] = []
  const owner: number[] = []
  network.stations.forEach((station, index) => {
    first.push(owner.length)
    for (let q = 0; q < station.queues; q += 1) owner.push(index)
  })
  const busy = new Int32Array(owner.length)
  const waiting = new Int32Array(owner.length)
  const head = new Int32Array(owner.length).fill(-1)
  const tail = new Int32Array(owner.length).fill(-1)
  const servers = Int32Array.from(owner, (station) => network.stations[station]?.servers ?? 1)
  const room = Float64Array.from(owner, (station) => network.stations[station]?.room ?? Number.POSITIVE_INFINITY)
  const interarrival: Distribution[] = network.classes.map((one) =>
    distribution(one.rate ? 1 / one.rate : 0, one.arrivalVariability ?? 1),
  )

  function startRequest(classIndex: number, user: number): void {
    const t = thread.take()
    thread.at[t] = program.starts[classIndex] as number
    thread.classIndex[t] = classIndex
    thread.fork[t] = -1
    thread.user[t] = user
    thread.start[t] = agenda.now
    thread.top[t] = -1
    thread.tries[t] = 0
    thread.carried[t] = 0
    record.started(classIndex, agenda.now)
    walk(t)
  }

  /** One of several by their cumulated shares. */
  function pick(until: readonly number[]): number {
    let chosen = 0
    if (until.length > 1) {
      const u = random.uniform()
      while (chosen < until.length - 1 && u > (until[chosen] as number)) chosen += 1
    }
    return chosen
  }

  function samePlaces(t: number, as: number): void {
    for (let n = 0; n < depth; n += 1) thread.place[t * depth + n] = thread.place[as * depth + n] as number
  }

  /** Goes on from the thread's place until it has to wait for something. */
  function walk(t: number): void {
    for (;;) {
      const pc = thread.at[t] as number
      switch (op[pc]) {
        case VISIT: {
          const visit = visits[arg[pc] as number]!
          const from = visit.depth > 0 ? (thread.place[t * depth + visit.depth - 1] as number) : 0
          const choice = visit.choices?.[from]
          const chosen = pick(choice?.until ?? visit.until)
          const target = choice ? (choice.target[chosen] as number) : chosen
          const before = (choice ?? visit).before[chosen] as number
          if (choice) thread.place[t * depth + visit.depth] = choice.to[chosen] as number
          const delay = (thread.carried[t] as number) + before
          thread.carried[t] = 0
          thread.target[t] = target
          if (delay > 0) {
            schedule(agenda, agenda.now + delay, REACH + 8 * t)
            return
          }
          if (!reach(t)) return
          break
        }
        case SKIP:
          thread.at[t] = random.uniform() < (value[pc] as number) ? (arg[pc] as number) : pc + 1
          break
        case BEGIN: {
          const guard = guards[arg[pc] as number]!
          if (settle(t, guard.timeout)) return
          const f = frame.take(thread.top[t] as number, arg[pc] as number, thread.tries[t] as number, t)
          thread.tries[t] = 0
          thread.top[t] = f
          if (guard.timeout < Number.POSITIVE_INFINITY) {
            const due = agenda.now + guard.timeout
            if (deadline.add(arg[pc] as number, due, f, frame.generation[f] as number)) {
              schedule(agenda, due, DEADLINE + 8 * (arg[pc] as number))
            }
          }
          thread.at[t] = pc + 1
          break
        }
        case END: {
          if (settle(t, guards[arg[pc] as number]!.timeout)) return
          const f = thread.top[t] as number
          const abandoned = frame.abandoned[f] === 1
          thread.top[t] = frame.parent[f] as number
          frame.give(f)
          if (abandoned) {
            thread.give(t)
            return
          }
          thread.at[t] = pc + 1
          break
        }
        case FORK: {
          const copy = thread.take()
          thread.at[copy] = value[pc] as number
          thread.classIndex[copy] = thread.classIndex[t] as number
          thread.fork[copy] = arg[pc] as number
          thread.user[copy] = -1
          thread.start[copy] = agenda.now + (thread.carried[t] as number)
          thread.top[copy] = -1
          thread.tries[copy] = 0
          thread.carried[copy] = thread.carried[t] as number
          samePlaces(copy, t)
          thread.at[t] = pc + 1
          walk(copy)
          break
        }
        case DONE:
          finish(t, true)
          return
        case STOP:
          record.forked(
            thread.fork[t] as number,
            agenda.now + (thread.carried[t] as number) - (thread.start[t] as number),
            agenda.now,
          )
          thread.give(t)
          return
        case FAIL:
          if (!fail(t)) return
          break
        default:
          return
      }
    }
  }

  /** Before a clock starts or stops, what the thread still carries is waited for. True when there is something. */
  function settle(t: number, timeout: number): boolean {
    const delay = thread.carried[t] as number
    if (delay <= 0 || timeout === Number.POSITIVE_INFINITY) return false
    thread.carried[t] = 0
    schedule(agenda, agenda.now + delay, RESUME + 8 * t)
    return true
  }

  function finish(t: number, good: boolean): void {
    const carried = thread.carried[t] as number
    const classIndex = thread.classIndex[t] as number
    if (thread.fork[t] === -1) {
      const time = agenda.now + carried - (thread.start[t] as number)
      if (good) record.answered(classIndex, time, agenda.now)
      else record.failed(classIndex, agenda.now)
      const user = thread.user[t] as number
      if (user >= 0) think(classIndex, user, carried)
    } else record.lostFork(thread.fork[t] as number, agenda.now)
    thread.give(t)
  }

  function think(classIndex: number, user: number, after: number): void {
    const mean = network.classes[classIndex]?.think ?? 0
    const pause = mean > 0 ? -mean * Math.log(random.uniform()) : 0
    // The user's number and class share one payload: users are numbered over all classes.
    schedule(agenda, agenda.now + after + pause, THINK + 8 * user)
  }

  /** The call in hand has failed. True when the thread goes on at once (a soft need), false when it waits or is gone. */
  function fail(t: number): boolean {
    thread.carried[t] = 0
    for (;;) {
      const f = thread.top[t] as number
      if (f < 0) {
        finish(t, false)
        return false
      }
      const guard = guards[frame.guard[f] as number]!
      const tries = frame.tries[f] as number
      const abandoned = frame.abandoned[f] === 1
      thread.top[t] = frame.parent[f] as number
      frame.give(f)
      if (abandoned) {
        thread.give(t)
        return false
      }
      if (tries < guard.retries) {
        record.retried(thread.classIndex[t] as number, agenda.now)
        thread.tries[t] = tries + 1
        thread.at[t] = guard.begin
        schedule(agenda, agenda.now + guard.backoff, RESUME + 8 * t)
        return false
      }
      if (guard.soft) {
        thread.at[t] = guard.after
        return true
      }
    }
  }

  /** The caller of a frame has waited long enough: what works goes on alone, a new thread takes the caller's place. */
  function expire(f: number): void {
    const old = frame.thread[f] as number
    const caller = thread.take()
    for (const field of [thread.classIndex, thread.fork, thread.user]) field[caller] = field[old] as number
    thread.start[caller] = thread.start[old] as number
    thread.carried[caller] = 0
    samePlaces(caller, old)
    record.timedOut(thread.classIndex[old] as number, agenda.now)
    // The new thread stands above a stand-in of the frame, so that the failure is handled in one place.
    const copy = frame.take(frame.parent[f] as number, frame.guard[f] as number, frame.tries[f] as number, caller)
    frame.adopt(frame.parent[f] as number, caller)
    frame.abandoned[f] = 1
    frame.generation[f] = (frame.generation[f] as number) + 1
    frame.parent[f] = -1
    thread.top[caller] = copy
    if (fail(caller)) walk(caller)
  }

  /** A call reaches its station. True when it is already done there (no station). */
  function reach(t: number): boolean {
    const pc = thread.at[t] as number
    const visit = visits[arg[pc] as number]!
    const station = visit.stations[thread.target[t] as number] as number
    if (station < 0) {
      const time = draw(random, visit.service) + (visit.after[thread.target[t] as number] as number)
      thread.at[t] = pc + 1
      if (time <= 0) return true
      schedule(agenda, agenda.now + time, RESUME + 8 * t)
      return false
    }
    const spec = network.stations[station]!
    const q = (first[station] as number) + (spec.queues > 1 ? Math.floor(random.uniform() * spec.queues) : 0)
    record.arrived(station, agenda.now)
    thread.queue[t] = q
    if ((busy[q] as number) < (servers[q] as number)) {
      record.change(station, agenda.now, 1, 0)
      busy[q] = (busy[q] as number) + 1
      schedule(agenda, agenda.now + draw(random, visit.service), LEAVE + 8 * t)
      return false
    }
    if ((busy[q] as number) + (waiting[q] as number) >= (room[q] as number)) {
      record.dropped(station, agenda.now)
      return fail(t)
    }
    record.change(station, agenda.now, 0, 1)
    thread.next[t] = -1
    thread.since[t] = agenda.now
    waiting[q] = (waiting[q] as number) + 1
    if (tail[q] === -1) head[q] = t
    else thread.next[tail[q] as number] = t
    tail[q] = t
    return false
  }

  function leave(t: number): void {
    const q = thread.queue[t] as number
    const station = owner[q] as number
    const n = head[q] as number
    if (n >= 0) {
      head[q] = thread.next[n] as number
      if (head[q] === -1) tail[q] = -1
      waiting[q] = (waiting[q] as number) - 1
      record.change(station, agenda.now, 0, -1)
      record.waited(station, agenda.now - (thread.since[n] as number), agenda.now)
      const service = visits[arg[thread.at[n] as number] as number]!.service
      schedule(agenda, agenda.now + draw(random, service), LEAVE + 8 * n)
    } else {
      busy[q] = (busy[q] as number) - 1
      record.change(station, agenda.now, -1, 0)
    }
    const pc = thread.at[t] as number
    thread.carried[t] = visits[arg[pc] as number]!.after[thread.target[t] as number] as number
    thread.at[t] = pc + 1
    walk(t)
  }

  let users = 0
  const userClass: number[] = []
  network.classes.forEach((one, index) => {
    if (one.users !== undefined) {
      for (let n = 0; n < one.users; n += 1) {
        userClass.push(index)
        think(index, users, 0)
        users += 1
      }
    } else if (one.rate) schedule(agenda, draw(random, interarrival[index]!), ARRIVE + 8 * index)
  })

  const eventLimit = options.eventLimit ?? 1e8
  const inWorkLimit = options.inWorkLimit ?? 2e6
  let events = 0
  let stopped: Run['stopped']
  for (;;) {
    const payload = next(agenda)
    if (payload < 0 || agenda.now > end) break
    events += 1
    const index = payload >> 3
    switch (payload & 7) {
      case ARRIVE:
        schedule(agenda, agenda.now + draw(random, interarrival[index]!), ARRIVE + 8 * index)
        startRequest(index, -1)
        break
      case REACH:
        if (reach(index)) walk(index)
        break
      case LEAVE:
        leave(index)
        break
      case RESUME:
        walk(index)
        break
      case THINK:
        startRequest(userClass[index] as number, index)
        break
      case DEADLINE: {
        for (let f = deadline.due(index, agenda.now, frame); f >= 0; f = deadline.due(index, agenda.now, frame))
          expire(f)
        const again = deadline.rearm(index, frame)
        if (again >= 0) schedule(agenda, again, DEADLINE + 8 * index)
        break
      }
    }
    if (events >= eventLimit) stopped = 'events'
    else if (thread.inUse() > inWorkLimit) stopped = 'in-work'
    if (stopped) break
  }
  const ended = Math.min(agenda.now, end)
  record.close(stopped ? ended : end)
  return { recorder: record, events, ended, ...(stopped ? { stopped } : {}) }
}
