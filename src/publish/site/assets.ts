/** Style sheet, scripts, mark and fonts of the site, as bytes. */
import { readFile } from 'node:fs/promises'
import { type Face, webFaces } from '../fonts/faces.ts'
import { fontFaceRule, subsetFace } from '../fonts/subset.ts'
import { markSvg } from '../mark.ts'
import { darkPalette, lightPalette, type Palette } from '../palette.ts'

export interface SiteAssets {
  /** Path relative to the site's root -> content. */
  files: ReadonlyMap<string, Uint8Array>
  /** Bytes a page loads besides its own HTML and pictures: style, scripts, mark, fonts (all faces; Cyrillic where used). */
  shared: number
}

interface Script {
  name: 'latin' | 'cyrillic'
  range: string
  has: (ch: string) => boolean
}

const isCyrillic = (ch: string): boolean => /[\u0400-\u052f]/.test(ch)
const scripts: Script[] = [
  { name: 'latin', range: 'U+0-3FF,U+530-10FFFF', has: (ch) => !isCyrillic(ch) },
  { name: 'cyrillic', range: 'U+400-52F', has: isCyrillic },
]

/** Always there, so that the fonts do not change with every edit of a text. */
const usual =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('') +
  '\u00a0«»—–…„“”‘’·×−≤≥≈→←↑↓✓✕№±µ°²³∞§ЁёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'

/** Assets for a site whose pages use `characters`. */
export async function siteAssets(characters: Iterable<string>): Promise<SiteAssets> {
  const files = new Map<string, Uint8Array>()
  const used = new Set([...usual, ...characters].filter((ch) => ch >= ' '))
  const rules: string[] = []
  for (const face of webFaces) {
    for (const script of scripts) {
      const name = `${fileName(face)}-${script.name}.woff2`
      files.set(`assets/${name}`, await subsetFace(face, [...used].filter(script.has)))
      rules.push(fontFaceRule(face, name).replace('}', `;unicode-range:${script.range}}`))
    }
  }
  const styles = await readFile(new URL('../../../site/styles.css', import.meta.url), 'utf8')
  const sheet = `${rules.join('\n')}\n${themeRules()}\n${minified(styles)}`
  files.set('assets/styles.css', Buffer.from(sheet))
  for (const name of ['theme.js', 'search.js']) {
    files.set(`assets/${name}`, await readFile(new URL(`../../../site/${name}`, import.meta.url)))
  }
  files.set('assets/mark.svg', Buffer.from(markSvg(lightPalette.accent)))
  return { files, shared: [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0) }
}

function fileName(face: Face): string {
  return `${face.family.toLowerCase().replace(/ /g, '-')}-${face.weight}`
}

/** Colour variables of both themes, and which of the two pictures is shown. */
function themeRules(): string {
  const dark = (selector: string): string =>
    `${selector}{${variables(darkPalette)};color-scheme:dark}${selector} img.light{display:none}${selector} img.dark{display:inline}`
  const system = ':root:not([data-theme=light])'
  const chosen = ':root[data-theme=dark]'
  return [
    `:root{${variables(lightPalette)};color-scheme:light}img.dark{display:none}`,
    `@media screen and (prefers-color-scheme:dark){${dark(system)}}`,
    `@media screen{${dark(chosen)}}`,
  ].join('\n')
}

function variables(p: Palette): string {
  const verdicts = Object.entries(p.verdicts).flatMap(([kind, v]) => [
    `--${kind}:${v.ink}`,
    `--${kind}-ground:${v.ground}`,
  ])
  const base = [
    `--paper:${p.paper}`,
    `--panel:${p.panel}`,
    `--ink:${p.ink}`,
    `--muted:${p.muted}`,
    `--line:${p.line}`,
    `--control:${p.control}`,
    `--accent:${p.accent}`,
  ]
  return [...base, ...verdicts].join(';')
}

/** Comments and indentation out; nothing else is touched. */
function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n')
    .replace(/\{\n/g, '{')
    .replace(/;\n\}/g, '}')
    .trimStart()
}
