/**
 * Seeded random numbers: xoshiro128** 1.1 of Blackman and Vigna (2018, prng.di.unimi.it/xoshiro128starstar.c, public domain),
 * its state filled by splitmix32. Same seed, same numbers on every machine; `Math.random` is never used.
 */

export interface Random {
  /** The next 32 bits, 0 .. 2^32 - 1. */
  bits: () => number
  /** Uniform in the open interval (0, 1): never 0 and never 1, so that its logarithm is finite. */
  uniform: () => number
}

/** One step of splitmix32 (Steele, Lea and Flood 2014, 32-bit finaliser of MurmurHash3). */
function splitmix(state: number): number {
  let z = (state + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
  return z ^ (z >>> 16)
}

/** A generator whose four words of state are given as they are; not all may be 0. For comparison with the published code. */
export function fromState(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number]
  const bits = (): number => {
    const five = Math.imul(b, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  return { bits, uniform: () => (bits() + 0.5) * 2.3283064365386963e-10 }
}

/** A generator for a whole-number seed; `stream` makes independent ones for the replications of one seed. */
export function randomFrom(seed: number, stream = 0): Random {
  let state = splitmix((seed | 0) ^ Math.imul(stream + 1, 0x27d4eb2f))
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0
    return splitmix(state)
  }
  const words: [number, number, number, number] = [word(), word(), word(), word()]
  return fromState(words.every((w) => w === 0) ? [1, 2, 3, 4] : words)
}
