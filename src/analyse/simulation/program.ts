/**
 * Compiles the call trees of a network into one linear program: a request is then nothing but a place in it. Calls made
 * several times are unrolled; what is too long to unroll is refused.
 */
import { type Distribution, distribution } from '../performance/queueing/two-moments.ts'
import type { SimulatedCall, SimulatedNetwork } from './network.ts'

/** Operations: visit a station, skip with a probability, begin and end a guarded call, fork, end of request or fork, fail. */
export const VISIT = 0
export const SKIP = 1
export const BEGIN = 2
export const END = 3
export const FORK = 4
export const DONE = 5
export const STOP = 6
export const FAIL = 7

export interface Visit {
  /** Cumulated shares of the targets, their stations (-1: none) and delays. */
  until: number[]
  stations: number[]
  before: number[]
  after: number[]
  service: Distribution
  /** Where the place of the caller matters: what may be chosen there, by its number. */
  choices?: Choice[]
  /** How many calls are above it: where its own place is kept. */
  depth: number
}

/** Targets and places that a caller in one place may choose: cumulated shares, indices of the targets, places, delays. */
export interface Choice {
  until: number[]
  target: number[]
  to: number[]
  before: number[]
}

/** A call whose failure the caller notices. */
export interface Guard {
  timeout: number
  retries: number
  backoff: number
  soft: boolean
  /** Where it begins, and where the caller goes on after it. */
  begin: number
  after: number
}

/** Work that nobody waits for; `label` is its position in the class's tree, e.g. `accrue/4`. */
export interface Fork {
  id: string
  classIndex: number
}

export interface Program {
  op: number[]
  /** Index of the visit, guard or fork; where a skip or fork leads. */
  arg: number[]
  /** Probability of a skip; start of the forked part. */
  value: number[]
  visits: Visit[]
  guards: Guard[]
  forks: Fork[]
  /** Start of each class. */
  starts: number[]
  /** Places kept per thread. */
  depth: number
}

const MOST_OPERATIONS = 200_000

/** The program, or undefined when it would have more than 200 000 operations. */
export function compileProgram(network: SimulatedNetwork): Program | undefined {
  const program: Program = { op: [], arg: [], value: [], visits: [], guards: [], forks: [], starts: [], depth: 0 }
  const pending: Pending = []
  network.classes.forEach((one, classIndex) => {
    program.starts.push(program.op.length)
    emitAll(program, one.calls, `${one.id}`, classIndex, pending, 0)
    emit(program, DONE, classIndex)
    for (let fork = pending.shift(); fork; fork = pending.shift()) {
      program.value[fork.at] = program.op.length
      const id = program.forks[program.arg[fork.at] ?? 0]?.id ?? ''
      emitOnce(program, fork.call, id, classIndex, pending, fork.depth)
      emit(program, STOP, program.arg[fork.at] ?? 0)
    }
  })
  return program.op.length > MOST_OPERATIONS ? undefined : program
}

type Pending = { call: SimulatedCall; at: number; depth: number }[]

function emit(program: Program, op: number, arg: number, value = 0): number {
  program.op.push(op)
  program.arg.push(arg)
  program.value.push(value)
  return program.op.length - 1
}

function emitAll(
  program: Program,
  calls: SimulatedCall[],
  path: string,
  classIndex: number,
  pending: Pending,
  depth: number,
): void {
  calls.forEach((call, index) => {
    for (let n = 0; n < (call.times ?? 1) && program.op.length <= MOST_OPERATIONS; n += 1) {
      const often = () => emitOften(program, call, `${path}/${index}`, classIndex, pending, depth)
      if (call.chance === undefined) often()
      else perhaps(program, call.chance, often)
    }
  })
}

function emitOften(
  program: Program,
  call: SimulatedCall,
  path: string,
  classIndex: number,
  pending: Pending,
  depth: number,
): void {
  const whole = Math.floor(call.calls + 1e-9)
  const rest = call.calls - whole
  for (let n = 0; n < whole && program.op.length <= MOST_OPERATIONS; n += 1) {
    emitCall(program, call, path, classIndex, pending, depth)
  }
  if (rest <= 1e-9) return
  perhaps(program, rest, () => emitCall(program, call, path, classIndex, pending, depth))
}

/** What `body` emits is played with this probability, else skipped. */
function perhaps(program: Program, chance: number, body: () => void): void {
  const skip = emit(program, SKIP, 0, 1 - chance)
  body()
  program.arg[skip] = program.op.length
}

function emitCall(
  program: Program,
  call: SimulatedCall,
  path: string,
  classIndex: number,
  pending: Pending,
  depth: number,
): void {
  if (!call.async) {
    emitOnce(program, call, path, classIndex, pending, depth)
    return
  }
  const known = program.forks.findIndex((fork) => fork.id === path)
  if (known < 0) program.forks.push({ id: path, classIndex })
  const at = emit(program, FORK, known < 0 ? program.forks.length - 1 : known)
  pending.push({ call, at, depth })
}

function emitOnce(
  program: Program,
  call: SimulatedCall,
  path: string,
  classIndex: number,
  pending: Pending,
  depth: number,
): void {
  const guarded = call.timeout !== undefined || (call.retries ?? 0) > 0 || call.soft === true
  const guard = program.guards.length
  if (guarded) {
    program.guards.push({
      timeout: call.timeout ?? Number.POSITIVE_INFINITY,
      retries: call.retries ?? 0,
      backoff: call.backoff ?? 0,
      soft: call.soft ?? false,
      begin: program.op.length,
      after: 0,
    })
    emit(program, BEGIN, guard)
  }
  const idle = call.service <= 0 && call.targets.every((t) => t.before + t.after === 0 && !t.ways)
  if (call.targets.length === 0) emit(program, FAIL, 0)
  else if (!idle) {
    program.visits.push(visitOf(call, depth))
    if (call.targets.some((t) => t.ways)) program.depth = Math.max(program.depth, depth + 1)
    emit(program, VISIT, program.visits.length - 1)
  }
  emitAll(program, call.below, path, classIndex, pending, depth + 1)
  if (guarded) {
    emit(program, END, guard)
    const own = program.guards[guard]
    if (own) own.after = program.op.length
  }
}

function visitOf(call: SimulatedCall, depth: number): Visit {
  const choices = choicesOf(call)
  let sum = 0
  const until = call.targets.map((target) => {
    sum += target.share
    return sum
  })
  return {
    until,
    stations: call.targets.map((target) => target.station ?? -1),
    before: call.targets.map((target) => target.before),
    after: call.targets.map((target) => target.after),
    service: distribution(call.service, call.variability),
    depth,
    ...(choices.length > 0 ? { choices } : {}),
  }
}

/** What a caller in each place may choose; empty where its place does not matter. */
function choicesOf(call: SimulatedCall): Choice[] {
  const found: Choice[] = []
  call.targets.forEach((target, index) => {
    for (const { from, to, weight, seconds } of target.ways ?? []) {
      found[from] ??= { until: [], target: [], to: [], before: [] }
      const choice = found[from]
      choice.until.push((choice.until.at(-1) ?? 0) + target.share * weight)
      choice.target.push(index)
      choice.to.push(to)
      choice.before.push(seconds)
    }
  })
  for (const { until } of found.filter(Boolean)) {
    const whole = until.at(-1) ?? 1
    until.forEach((sum, n) => {
      until[n] = sum / whole
    })
  }
  return found
}
