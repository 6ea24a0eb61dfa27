/**
 * Time-outs without an event each: the time-out of one call in the program is constant, so its deadlines come in the order
 * in which the calls began. Each such call keeps a queue of them and only its head is in the agenda.
 */
import type { Frames } from './threads.ts'

interface Line {
  due: Float64Array
  frame: Int32Array
  generation: Int32Array
  head: number
  size: number
  armed: boolean
}

export interface Deadlines {
  /** Adds a deadline, not before those added. True when the caller has to schedule an event for it. */
  add: (guard: number, due: number, frame: number, generation: number) => boolean
  /** A frame whose deadline has come and which is still open, taken out; -1 when there is none. */
  due: (guard: number, now: number, frames: Frames) => number
  /** Time of the next deadline of a frame that is still open; -1 when there is none, and nothing is scheduled then. */
  rearm: (guard: number, frames: Frames) => number
}

function double(line: Line): void {
  const length = line.due.length
  const ordered = <T extends Float64Array | Int32Array>(from: T, into: T): T => {
    for (let i = 0; i < line.size; i += 1) into[i] = from[(line.head + i) & (length - 1)] as number
    return into
  }
  line.due = ordered(line.due, new Float64Array(length * 2))
  line.frame = ordered(line.frame, new Int32Array(length * 2))
  line.generation = ordered(line.generation, new Int32Array(length * 2))
  line.head = 0
}

export function deadlines(guards: number): Deadlines {
  const lines = Array.from(
    { length: guards },
    (): Line => ({
      due: new Float64Array(16),
      frame: new Int32Array(16),
      generation: new Int32Array(16),
      head: 0,
      size: 0,
      armed: false,
    }),
  )
  /** Drops the calls at the head that have ended in time. */
  function clean(line: Line, frames: Frames): void {
    while (line.size > 0 && frames.generation[line.frame[line.head] as number] !== line.generation[line.head]) {
      line.head = (line.head + 1) & (line.due.length - 1)
      line.size -= 1
    }
  }
  return {
    add: (guard, due, frame, generation) => {
      const line = lines[guard]!
      if (line.size === line.due.length) double(line)
      const at = (line.head + line.size) & (line.due.length - 1)
      line.due[at] = due
      line.frame[at] = frame
      line.generation[at] = generation
      line.size += 1
      if (line.armed) return false
      line.armed = true
      return true
    },
    due: (guard, now, frames) => {
      const line = lines[guard]!
      clean(line, frames)
      if (line.size === 0 || (line.due[line.head] as number) > now) return -1
      const frame = line.frame[line.head] as number
      line.head = (line.head + 1) & (line.due.length - 1)
      line.size -= 1
      return frame
    },
    rearm: (guard, frames) => {
      const line = lines[guard]!
      clean(line, frames)
      line.armed = line.size > 0
      return line.armed ? (line.due[line.head] as number) : -1
    },
  }
}
