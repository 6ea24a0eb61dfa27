/**
 * Pools of what is in work, as columns of typed arrays that grow by doubling: threads (a request or what works for it) and
 * frames (a guarded call that is open). A place given back is taken again; a frame's generation tells its lives apart.
 */

export interface Threads {
  /** Place in the program, class, index of the fork or -1, number of the closed user or -1. */
  at: Int32Array
  classIndex: Int32Array
  fork: Int32Array
  user: Int32Array
  /** Innermost open frame or -1; tries already made of the call that begins next. */
  top: Int32Array
  tries: Int32Array
  /** Chosen target of the visit, queue it is at, next in that queue. */
  target: Int32Array
  queue: Int32Array
  next: Int32Array
  /** Start of the request, delay not yet waited for, start of the wait. */
  start: Float64Array
  carried: Float64Array
  since: Float64Array
  /** Places of the calls that it is in, from the outermost on: `depth` of each thread. */
  place: Int32Array
  take: () => number
  give: (thread: number) => void
  inUse: () => number
}

export interface Frames {
  parent: Int32Array
  guard: Int32Array
  tries: Int32Array
  thread: Int32Array
  generation: Int32Array
  abandoned: Uint8Array
  take: (parent: number, guard: number, tries: number, thread: number) => number
  give: (frame: number) => void
  /** The frame and all around it belong to that thread from now on. */
  adopt: (frame: number, thread: number) => void
}

const START = 1024

function wider<T extends Int32Array | Float64Array | Uint8Array>(column: T): T {
  const more = new (column.constructor as new (size: number) => T)(column.length * 2)
  more.set(column)
  return more
}

/** A stack of free places: the last one given back is the next one taken. */
interface Free {
  places: Int32Array
  count: number
}

function freeFrom(from: number, to: number): Free {
  const places = new Int32Array(to)
  for (let i = from; i < to; i += 1) places[i - from] = to - 1 - (i - from)
  return { places, count: to - from }
}

/** `depth`: places kept per thread. */
export function threads(depth: number): Threads {
  let free = freeFrom(0, START)
  const pool: Threads = {
    at: new Int32Array(START),
    classIndex: new Int32Array(START),
    fork: new Int32Array(START),
    user: new Int32Array(START),
    top: new Int32Array(START),
    tries: new Int32Array(START),
    target: new Int32Array(START),
    queue: new Int32Array(START),
    next: new Int32Array(START),
    start: new Float64Array(START),
    carried: new Float64Array(START),
    since: new Float64Array(START),
    place: new Int32Array(START * depth),
    take: () => {
      if (free.count === 0) {
        const size = pool.at.length
        for (const name of ['at', 'classIndex', 'fork', 'user', 'top', 'tries', 'target', 'queue', 'next'] as const) {
          pool[name] = wider(pool[name])
        }
        for (const name of ['start', 'carried', 'since'] as const) pool[name] = wider(pool[name])
        pool.place = wider(pool.place)
        free = freeFrom(size, size * 2)
      }
      free.count -= 1
      return free.places[free.count] as number
    },
    give: (thread) => {
      free.places[free.count] = thread
      free.count += 1
    },
    inUse: () => pool.at.length - free.count,
  }
  return pool
}

export function frames(): Frames {
  let free = freeFrom(0, START)
  const pool: Frames = {
    parent: new Int32Array(START),
    guard: new Int32Array(START),
    tries: new Int32Array(START),
    thread: new Int32Array(START),
    generation: new Int32Array(START),
    abandoned: new Uint8Array(START),
    take: (parent, guard, tries, thread) => {
      if (free.count === 0) {
        const size = pool.parent.length
        for (const name of ['parent', 'guard', 'tries', 'thread', 'generation'] as const) {
          pool[name] = wider(pool[name])
        }
        pool.abandoned = wider(pool.abandoned)
        free = freeFrom(size, size * 2)
      }
      free.count -= 1
      const frame = free.places[free.count] as number
      pool.parent[frame] = parent
      pool.guard[frame] = guard
      pool.tries[frame] = tries
      pool.thread[frame] = thread
      pool.abandoned[frame] = 0
      return frame
    },
    give: (frame) => {
      pool.generation[frame] = (pool.generation[frame] as number) + 1
      free.places[free.count] = frame
      free.count += 1
    },
    adopt: (frame, thread) => {
      for (let at = frame; at >= 0; at = pool.parent[at] as number) pool.thread[at] = thread
    },
  }
  return pool
}
