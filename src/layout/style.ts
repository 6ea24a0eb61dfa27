/** Sizes of type and space, in px. Text fitted to A4 keeps 7 pt as long as a picture keeps its page budget. */
export const GRID = 8
export const MARGIN = 24

export const type = {
  heading: { size: 18, line: 24, face: 'semibold' },
  node: { size: 14, line: 18, face: 'semibold' },
  low: { size: 13, line: 16, face: 'semibold' },
  quiet: { size: 12, line: 16, face: 'regular' },
  group: { size: 14, line: 20, face: 'semibold' },
} as const

/** Usable area of an A4 page in points: margins of 20 mm, a caption below. */
export const portrait = { width: 482, height: 700 }
export const landscape = { width: 728, height: 456 }

/** Below this scale, 12 px text is smaller than 7 pt. */
export const READABLE = 7 / 12

/** Points per px at which a picture is set on a page; never enlarged beyond 0.75 (1 px = 1/96 inch). */
export function fitScale(width: number, height: number, page: { width: number; height: number }): number {
  return Math.min(0.75, page.width / width, page.height / height)
}

/** The better page for a picture: portrait unless landscape makes it clearly larger. */
export function pageFor(width: number, height: number): { wide: boolean; scale: number } {
  const upright = fitScale(width, height, portrait)
  const lying = fitScale(width, height, landscape)
  // 0.62 sets 12 px text in 7.4 pt: as long as that is kept, a page need not be turned.
  const wide = upright < 0.62 && lying > upright * 1.05
  return { wide, scale: wide ? lying : upright }
}

/** Next multiple of the grid. */
export function toGrid(value: number): number {
  return Math.ceil(value / GRID - 1e-9) * GRID
}
