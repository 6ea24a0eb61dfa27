/**
 * Erlang's loss and delay formulas by their recurrence: no factorials, stable for thousands of servers.
 * Everything else about multi-server stations rests on these two.
 */

/**
 * Erlang B: share of calls lost by `servers` servers without a queue at offered load `load` (erlang, >= 0).
 * B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)) (Jagerman 1974).
 */
export function erlangB(load: number, servers: number): number {
  let blocking = 1
  for (let n = 1; n <= servers; n += 1) blocking = (load * blocking) / (n + load * blocking)
  return blocking
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
