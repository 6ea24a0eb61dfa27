/**
 * Cuts a deliverable into pages of a bounded weight. A page may break before any heading; where a single section is too
 * heavy, before smaller headings, at last before any block. Both languages break at the same blocks.
 */
import type { RootContent } from 'mdast'

/** Index of the first block of each page; the first is 0. `weights[i]` is the weight of block i in bytes. */
export function cutPages(blocks: readonly RootContent[], weights: readonly number[], budget: number): number[] {
  const pieces = cutPieces(blocks, weights, budget, 0, blocks.length, 2)
  const starts: number[] = []
  let filled = Number.POSITIVE_INFINITY
  for (const [from, to] of pieces) {
    const weight = sum(weights, from, to)
    if (filled + weight > budget) {
      starts.push(from)
      filled = 0
    }
    filled += weight
  }
  return starts.length === 0 ? [0] : starts
}

/** Pieces that stay together: `[from, to)`. */
function cutPieces(
  blocks: readonly RootContent[],
  weights: readonly number[],
  budget: number,
  from: number,
  to: number,
  depth: number,
): [number, number][] {
  if (from >= to) return []
  if (depth > 2 && sum(weights, from, to) <= budget) return [[from, to]]
  if (depth > 5) {
    return Array.from({ length: to - from }, (_, i): [number, number] => [from + i, from + i + 1])
  }
  const starts = [from]
  for (let i = from + 1; i < to; i += 1) {
    const node = blocks[headingAfter(blocks, i, to)]
    if (node?.type === 'heading' && node.depth <= depth && blocks[i - 1]?.type !== 'anchor') starts.push(i)
  }
  return starts.flatMap((start, i) => cutPieces(blocks, weights, budget, start, starts[i + 1] ?? to, depth + 1))
}

/** Anchors belong to the heading after them. */
function headingAfter(blocks: readonly RootContent[], index: number, to: number): number {
  let i = index
  while (i < to && blocks[i]?.type === 'anchor') i += 1
  return i
}

function sum(weights: readonly number[], from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i += 1) total += weights[i] ?? 0
  return total
}
