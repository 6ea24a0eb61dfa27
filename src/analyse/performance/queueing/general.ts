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
 * An envelope over exact M/D/c, M/E2/c and M/H2/c (cs2 = 4) solutions up to 8 servers: at rho >= 0.9 at most 7 %, at
 * 0.8 at most 16 %, at 0.7 at most 27 %, at 0.5 at most 55 %. Outside that range (cs2 > 4, c > 8) nothing was checked: 1.
 */
export function errorBand(utilisation: number, servers: number, variability: number): number {
  if (servers === 1 || variability === 1) return 0
  if (variability > 4 || servers > 8) return 1
  if (utilisation >= 0.9) return 0.07
  if (utilisation >= 0.8) return 0.16
  if (utilisation >= 0.7) return 0.27
  return utilisation >= 0.5 ? 0.55 : 1
}
