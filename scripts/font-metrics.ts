/**
 * Writes src/layout/text/metrics-table.ts: advance widths of the bundled fonts, read by fontkit. Run after a change of
 * the font packages; a test holds the table to the installed fonts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

const require = createRequire(import.meta.url)

/** Files of the faces, by the names that the layout uses. */
export const faceFiles = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  mono: '@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf',
} as const

/** Latin, Cyrillic and the signs used in pictures, as inclusive ranges of code points. */
const ranges: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x2010, 0x2027],
  [0x202f, 0x203a],
  [0x2070, 0x208e],
  [0x20ac, 0x20ac],
  [0x20bd, 0x20bd],
  [0x2116, 0x2116],
  [0x2190, 0x2199],
  [0x21c4, 0x21c6],
  [0x2208, 0x220f],
  [0x2212, 0x2212],
  [0x221a, 0x221e],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
  [0x25a0, 0x25ff],
  [0x2605, 0x2606],
  [0x26a0, 0x26a0],
  [0x2713, 0x2717],
]

/** Widths in font units; -1 where the face has no glyph. */
export function readFace(file: string) {
  const font = create(readFileSync(require.resolve(file)))
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a collection`)
  return {
    unitsPerEm: font.unitsPerEm,
    capHeight: font.capHeight,
    ascent: font.ascent,
    descent: font.descent,
    runs: ranges.map(([from, to]) => ({
      from,
      widths: Array.from({ length: to - from + 1 }, (_, i) =>
        font.hasGlyphForCodePoint(from + i) ? Math.round(font.glyphForCodePoint(from + i).advanceWidth) : -1,
      ),
    })),
  }
}

if (import.meta.main) {
  const faces = Object.entries(faceFiles).map(([name, file]) => {
    const face = readFace(file)
    const runs = face.runs.map((r) => `      { from: ${r.from}, widths: [${r.widths.join(', ')}] },`).join('\n')
    return `  ${name}: {
    unitsPerEm: ${face.unitsPerEm},
    capHeight: ${face.capHeight},
    ascent: ${face.ascent},
    descent: ${face.descent},
    runs: [\n${runs}\n    ],\n  },`
  })
  const text = `// Made by scripts/font-metrics.ts from the bundled fonts (Inter and JetBrains Mono, SIL OFL 1.1). Do not edit.
/** Advance widths of one face in font units, by runs of code points; -1 where the face has no glyph. */
export interface FaceTable {
  unitsPerEm: number
  capHeight: number
  ascent: number
  descent: number
  runs: { from: number; widths: number[] }[]
}

export const faces: { regular: FaceTable; semibold: FaceTable; mono: FaceTable } = {\n${faces.join('\n')}\n}\n`
  writeFileSync(new URL('../src/layout/text/metrics-table.ts', import.meta.url), text)
}
