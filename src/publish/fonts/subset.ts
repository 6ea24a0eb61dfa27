/**
 * Web fonts cut to the characters in use. Alternates and ligatures are left out (they double the size): only kerning,
 * marks and tabular figures stay, so `->` in a text is shown as typed.
 */
import subsetFont from 'subset-font'
import { type Face, readFace } from './faces.ts'

/** Subsets already made in this build, by face and characters: the two themes of a picture have the same letters. */
export type FontMemo = Map<string, Promise<Buffer>>

/** A woff2 file of `face` with the given characters; the same characters give the same bytes. */
export function subsetFace(face: Face, characters: Iterable<string>, memo: FontMemo = new Map()): Promise<Buffer> {
  const sorted = [...new Set(characters)].sort().join('')
  const key = `${face.module} ${sorted}`
  const made = memo.get(key) ?? makeSubset(face, sorted)
  memo.set(key, made)
  return made
}

async function makeSubset(face: Face, sorted: string): Promise<Buffer> {
  const options = {
    targetFormat: 'woff2' as const,
    noHinting: true,
    keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'tnum'],
  }
  return Buffer.from(await subsetFont(await readFace(face), sorted, options))
}

/** A `@font-face` rule; `source` is a URL or a data URL made by us. */
export function fontFaceRule(face: Face, source: string, display: 'swap' | 'block' = 'swap'): string {
  return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};font-display:${display};src:url(${source}) format("woff2")}`
}
