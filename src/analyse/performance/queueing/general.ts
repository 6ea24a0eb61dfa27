/**
 * Stations whose times are not exponential: M/G/1 exactly (Pollaczek-Khinchine) and G/G/c by Allen and Cunneen.
 * `variability` is the squared coefficient of variation: 0 constant, 1 exponential.
 */
import { erlangC } from './erlang.ts'
import { type StationState, saturated } from './mmc.ts'

/** M/G/1: Wq = rho S (1 + cs2) / (2 (1 - rho)). Exact. */
export function mg1(arrivals: number, service: number, variability: number): StationState {
  return allenCunneen(arrivals, service, 1, variability)
}

/**
 * G/G/c of Allen and Cunneen: Wq = (ca2 + cs2) / 2 x Wq(M/M/c). Exact for M/M/c and M/G/1. `errorBand` states how far
 * it may be off elsewhere.
 */
export function allenCunneen(
  arrivals: number,
  service: number,
  servers: number,
  serviceVariability: number,
  arrivalVariability = 1,
): StationState {
  const load = arrivals * service
  const utilisation = load / servers
  if (utilisation >= 1) return saturated(utilisation)
  const waits = erlangC(load, servers)
  const wait = ((arrivalVariability + serviceVariability) / 2) * ((waits * service) / (servers - load))
  const response = wait + service
  return { utilisation, waits, queue: arrivals * wait, wait, inStation: arrivals * response, response }
}

/**
 * Relative error to expect of the Allen-Cunneen mean wait with Poisson arrivals, as a half-width: 0 where it is exact.
 * Up to 8 servers an envelope over exact M/D/c, M/E2/c and M/H2/c (cs2 = 4) solutions; up to 64 over simulated ones with their
 * intervals (scripts/simulate-compare.ts). Elsewhere 1, which is short of the truth only for waits that are nothing beside the
 * service: at cs2 = 16, 64 servers and 0.7 the formula gives 3.8 times a wait of 0.0005 service times.
 */
export function errorBand(utilisation: number, servers: number, variability: number): number {
  if (servers === 1 || variability === 1) return 0
  for (const { upTo, most, bands } of envelopes) {
    if (servers > upTo || variability > most) continue
    return bands.find(([from]) => utilisation >= from)?.[1] ?? 1
  }
  return 1
}

/** Bands by the least utilisation they hold from, for so many servers and such a variability at most. */
const envelopes: readonly { upTo: number; most: number; bands: readonly (readonly [number, number])[] }[] = [
  {
    upTo: 8,
    most: 4,
    bands: [
      [0.9, 0.07],
      [0.8, 0.16],
      [0.7, 0.27],
      [0.5, 0.55],
    ],
  },
  {
    upTo: 64,
    most: 2,
    bands: [
      [0.95, 0.15],
      [0.9, 0.3],
      [0.8, 0.35],
    ],
  },
  {
    upTo: 64,
    most: 4,
    bands: [
      [0.95, 0.25],
      [0.9, 0.6],
    ],
  },
]
