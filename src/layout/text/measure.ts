/**
 * Widths of text by the bundled fonts' own advance widths: the same box on every machine, no font is opened here.
 * Kerning is left out; it makes Latin and Cyrillic text a little narrower, never noticeably wider.
 */
import { type FaceTable, faces } from './metrics-table.ts'

export type Face = keyof typeof faces

/** Height of a capital letter relative to the font size: baselines are set by it, equal in every renderer. */
export const CAP_HEIGHT = faces.regular.capHeight / faces.regular.unitsPerEm

/** What an unknown character takes, in em: other scripts are mostly full width. */
const UNKNOWN_EM = 1.1

function advance(table: FaceTable, codePoint: number): number {
  for (const run of table.runs) {
    const width = run.widths[codePoint - run.from]
    if (width !== undefined) return width < 0 ? UNKNOWN_EM * table.unitsPerEm : width
  }
  return UNKNOWN_EM * table.unitsPerEm
}

/** Width in px of a line of text at `size` px. */
export function textWidth(text: string, size: number, face: Face = 'regular'): number {
  const table = faces[face]
  let units = 0
  for (const char of text) units += advance(table, char.codePointAt(0) ?? 32)
  return (units * size) / table.unitsPerEm
}
