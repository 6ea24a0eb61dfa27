/** Regions whose users wait for the same: their answers are told and drawn once. */
import type { JourneyLatency } from '../../analyse/analysis.ts'

/** Share of the answer by which a part may differ and still read the same. */
const SAME = 0.01

/**
 * Answers of one journey that consist of the same parts, each equal within 1 % of the whole answer. In the order of
 * their first region; the slowest stands first in its group.
 */
export function regionsAlike(latencies: readonly JourneyLatency[]): JourneyLatency[][] {
  const groups: JourneyLatency[][] = []
  for (const latency of latencies) {
    const group = groups.find((g) => g.every((other) => alike(other, latency)))
    if (group) group.push(latency)
    else groups.push([latency])
  }
  return groups.map((group) => [...group].sort((a, b) => b.mean.typical - a.mean.typical))
}

/** Answers told by their steps, each with a picture; of more, the longest. */
const TOLD = 24

/** Those of the answers that are told by their steps, in their order, and how many there are. */
export function answersTold(latencies: readonly JourneyLatency[]): { told: JourneyLatency[][]; all: number } {
  const groups = regionsAlike(latencies)
  const mean = ([first]: JourneyLatency[]): number => first?.mean.typical ?? 0
  const longest = new Set([...groups].sort((a, b) => (mean(b) || 0) - (mean(a) || 0)).slice(0, TOLD))
  return { told: groups.filter((group) => longest.has(group)), all: groups.length }
}

function alike(a: JourneyLatency, b: JourneyLatency): boolean {
  const limit = SAME * Math.min(a.mean.typical, b.mean.typical)
  return (
    a.journey === b.journey &&
    a.unknown === undefined &&
    b.unknown === undefined &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, i) => {
      const other = b.parts[i]
      if (other?.kind !== part.kind || other.label.en !== part.label.en || other.detail?.en !== part.detail?.en)
        return false
      return part.seconds === other.seconds || Math.abs(part.seconds - other.seconds) <= limit
    })
  )
}
