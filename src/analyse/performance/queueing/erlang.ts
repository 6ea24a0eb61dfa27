/**
 * Erlang's loss and delay formulas by their recurrence: no factorials, stable. Above ten thousand servers by the same terms
 * from the other end, of which only those near the load count. Everything else about multi-server stations rests on these two.
 */

/** Up to here the recurrence is as quick as anything. */
const FEW = 10_000
/** A sum beyond this is a probability below 1e-300. */
const ENOUGH = 1e300
/** Beyond it nothing is random any more: B near the load is below a millionth. */
const MOST = 1e12

/**
 * Erlang B: share of calls lost by `servers` servers without a queue at offered load `load` (erlang, >= 0).
 * B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)) (Jagerman 1974).
 */
export function erlangB(load: number, servers: number): number {
  if (servers > FEW) return erlangBOfMany(load, servers)
  let blocking = 1
  for (let n = 1; n <= servers; n += 1) blocking = (load * blocking) / (n + load * blocking)
  return blocking
}

/**
 * 1 / B = 1 + c/a + c (c-1) / a^2 + ... + c! / a^c, summed until the rest is nothing: of the order of the root of the load.
 * Loads and servers above 1e12 differ by less than a millionth of either or not at all: B is then that of its fluid limit, 1 - c/a.
 */
function erlangBOfMany(load: number, servers: number): number {
  if (load <= 0) return 0
  if (servers > MOST) return Math.max(0, 1 - servers / load)
  let term = 1
  let sum = 1
  for (let left = servers; left >= 1; left -= 1) {
    term *= left / load
    sum += term
    if (sum > ENOUGH) return 0
    if (left <= load && term < 1e-17 * sum) break
  }
  return 1 / sum
}

/**
 * Erlang C: probability that a call waits, with an unlimited queue. 1 when the load reaches the servers.
 * C = B / (1 - rho (1 - B)), rho = load / servers.
 */
export function erlangC(load: number, servers: number): number {
  if (load >= servers) return 1
  const blocking = erlangB(load, servers)
  return blocking / (1 - (load / servers) * (1 - blocking))
}
