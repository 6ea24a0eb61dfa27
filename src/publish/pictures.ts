/**
 * Makes a picture stand on its own as a file: its letters are embedded as subsets of our fonts, because a picture in
 * `<img>` cannot use the fonts of the page. A picture whose markup could run anything is refused.
 */
import { type Face, webFaces } from './fonts/faces.ts'
import { type FontMemo, fontFaceRule, subsetFace } from './fonts/subset.ts'

/** The SVG with embedded fonts. Throws when it is not one SVG element or contains a script, a handler or an outside resource. */
export async function standalonePicture(svg: string, memo?: FontMemo): Promise<string> {
  const start = /<svg[\s>]/.exec(svg)
  const open = start ? svg.indexOf('>', start.index) : -1
  if (open < 0 || !svg.trimEnd().endsWith('</svg>')) throw new Error('not an SVG element')
  const danger =
    /<(script|foreignObject|iframe)\b|\son[a-z]+\s*=|(?:href|src)\s*=\s*["']\s*(?:javascript|vbscript|data:text)|@import|<!ENTITY/i.exec(
      tagsOf(svg),
    )
  if (danger) throw new Error(`unsafe markup: ${danger[0].trim()}`)
  if (svg.includes('@font-face')) return svg
  const rules: string[] = []
  const characters = lettersOf(svg)
  for (const face of webFaces) {
    if (!usesFace(svg, face) || characters.size === 0) continue
    const font = await subsetFace(face, characters, memo)
    rules.push(fontFaceRule(face, `data:font/woff2;base64,${font.toString('base64')}`, 'block'))
  }
  if (rules.length === 0) return svg
  return `${svg.slice(0, open + 1)}<style>${rules.join('')}</style>${svg.slice(open + 1)}`
}

/** Tags and style sheets only: what stands between tags is text and harmless. */
function tagsOf(svg: string): string {
  return [...(svg.match(/<[^>]*>/g) ?? []), ...(svg.match(/<style[^>]*>[^<]*<\/style>/g) ?? [])].join('\n')
}

function lettersOf(svg: string): Set<string> {
  const texts = [...svg.matchAll(/>([^<]+)</g)].map((m) => decodeEntities(m[1] ?? '')).join('')
  return new Set([...texts].filter((ch) => ch > ' '))
}

function usesFace(svg: string, face: Face): boolean {
  if (face.family === 'JetBrains Mono') return svg.includes('JetBrains Mono')
  const bold = /font-weight\s*[=:]\s*["']?\s*(?:[6-9]00|bold)/.test(svg)
  return face.weight === 600 ? bold : svg.includes('Inter')
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? all
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
