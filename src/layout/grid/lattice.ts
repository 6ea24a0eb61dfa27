/**
 * The lattice of tracks that lines of a deployment may take: every 8 px, not through or too close to boxes, not
 * through titles, not on top of another line, and at a price across or along borders.
 */

import type { Box } from '../placed-view.ts'
import { GRID } from '../style.ts'

export interface Lattice {
  columns: number
  rows: number
  /** 1 where no line may pass. */
  blocked: Uint8Array
  /** Extra price of moving along a column or a row here: borders of places. */
  alongX: Uint8Array
  alongY: Uint8Array
  /** Bit 1: a line passes horizontally; bit 2: vertically; bit 4: a line turns or ends here. */
  used: Uint8Array
}

export interface LatticeInput {
  width: number
  height: number
  /** Boxes of nodes: kept at one track's distance. */
  solid: readonly Box[]
  /** Titles: not to be crossed. */
  titles: readonly Box[]
  /** Areas whose borders may be crossed but not followed. */
  areas: readonly Box[]
}

/** A lattice one track wider than the drawing on every side. Cell (c, r) is the point ((c-2)*8, (r-2)*8). */
export const RIM = 2

export function makeLattice(input: LatticeInput): Lattice {
  const columns = Math.ceil(input.width / GRID) + 1 + RIM * 2
  const rows = Math.ceil(input.height / GRID) + 1 + RIM * 2
  const size = columns * rows
  const lattice: Lattice = {
    columns,
    rows,
    blocked: new Uint8Array(size),
    alongX: new Uint8Array(size),
    alongY: new Uint8Array(size),
    used: new Uint8Array(size),
  }
  for (const box of input.solid) fill(lattice, lattice.blocked, box, GRID)
  for (const box of input.titles) fill(lattice, lattice.blocked, box, 2)
  for (const box of input.areas) borders(lattice, box)
  return lattice
}

export function cellOf(lattice: Lattice, x: number, y: number): number {
  return (Math.round(y / GRID) + RIM) * lattice.columns + Math.round(x / GRID) + RIM
}

export function pointOf(lattice: Lattice, cell: number): { x: number; y: number } {
  return { x: ((cell % lattice.columns) - RIM) * GRID, y: (Math.floor(cell / lattice.columns) - RIM) * GRID }
}

/** Blocks the cells strictly inside the box grown by `gap`. */
function fill(lattice: Lattice, layer: Uint8Array, box: Box, gap: number): void {
  for (let r = 0; r < lattice.rows; r++) {
    const y = (r - RIM) * GRID
    if (y <= box.y - gap || y >= box.y + box.height + gap) continue
    for (let c = 0; c < lattice.columns; c++) {
      const x = (c - RIM) * GRID
      if (x > box.x - gap && x < box.x + box.width + gap) layer[r * lattice.columns + c] = 1
    }
  }
}

function borders(lattice: Lattice, box: Box): void {
  const mark = (layer: Uint8Array, x: number, y: number): void => {
    const c = Math.round(x / GRID) + RIM
    const r = Math.round(y / GRID) + RIM
    if (c >= 0 && r >= 0 && c < lattice.columns && r < lattice.rows) layer[r * lattice.columns + c] = 1
  }
  for (let x = box.x; x <= box.x + box.width; x += GRID) {
    mark(lattice.alongX, x, box.y)
    mark(lattice.alongX, x, box.y + box.height)
  }
  for (let y = box.y; y <= box.y + box.height; y += GRID) {
    mark(lattice.alongY, box.x, y)
    mark(lattice.alongY, box.x + box.width, y)
  }
}
