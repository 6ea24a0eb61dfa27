/**
 * Transfers that run side by side over common resources (a link, a repository's network): at every moment the bandwidth is
 * shared max-min fairly, and what one leaves when it is done goes to the others.
 */

/** Bytes to move, the transfer's own limit in bytes per second, and the common resources it uses. */
export interface Transfer {
  bytes: number
  limit: number
  uses: readonly string[]
}

/** Seconds until each transfer is done. `capacity`: bytes per second of each common resource. */
export function finishTimes(transfers: readonly Transfer[], capacity: ReadonlyMap<string, number>): number[] {
  const left = transfers.map((transfer) => transfer.bytes)
  const done = transfers.map((transfer) => (transfer.bytes > 0 ? Number.POSITIVE_INFINITY : 0))
  let now = 0
  // Each turn finishes at least one transfer.
  for (let turn = 0; turn < transfers.length; turn++) {
    const open = transfers.flatMap((_, k) => (done[k] === Number.POSITIVE_INFINITY ? [k] : []))
    if (open.length === 0) break
    const rates = fairRates(transfers, open, capacity)
    const step = Math.min(...open.map((k, n) => (left[k] ?? 0) / (rates[n] ?? 0)))
    if (!Number.isFinite(step)) break
    now += step
    open.forEach((k, n) => {
      const rest = (left[k] ?? 0) - (rates[n] ?? 0) * step
      left[k] = rest
      if (rest <= 1e-9 * (transfers[k]?.bytes ?? 0)) done[k] = now
    })
  }
  return done
}

/** Max-min fair rates: all grow together, each stops at its own limit or when a resource it uses is full. */
function fairRates(
  transfers: readonly Transfer[],
  open: readonly number[],
  capacity: ReadonlyMap<string, number>,
): number[] {
  const rates = open.map(() => 0)
  const free = new Map(capacity)
  let growing = open.map((_, n) => n)
  while (growing.length > 0) {
    const users = new Map<string, number>()
    for (const n of growing)
      for (const id of transfers[open[n] ?? 0]?.uses ?? []) users.set(id, (users.get(id) ?? 0) + 1)
    const limits = growing.map((n) => (transfers[open[n] ?? 0]?.limit ?? 0) - (rates[n] ?? 0))
    const rooms = [...users].map(([id, count]) => (free.get(id) ?? Number.POSITIVE_INFINITY) / count)
    const step = Math.max(0, Math.min(...limits, ...rooms))
    if (!Number.isFinite(step)) return open.map(() => Number.POSITIVE_INFINITY)
    for (const n of growing) rates[n] = (rates[n] ?? 0) + step
    for (const [id, count] of users) free.set(id, (free.get(id) ?? Number.POSITIVE_INFINITY) - step * count)
    const full = (id: string) => (free.get(id) ?? Number.POSITIVE_INFINITY) <= 1e-12 * (capacity.get(id) ?? 0)
    const still = growing.filter((n) => {
      const transfer = transfers[open[n] ?? 0]
      return transfer !== undefined && (rates[n] ?? 0) < transfer.limit * (1 - 1e-12) && !transfer.uses.some(full)
    })
    if (still.length === growing.length) break
    growing = still
  }
  return rates
}
