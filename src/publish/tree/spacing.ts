/**
 * Where a line must not end: no-break spaces for printers that break lines by themselves (site, PDF). Markdown keeps the
 * text as it is.
 */
import type { Root, RootContent } from 'mdast'
import type { Language } from '../../language/text.ts'
import type { AnyNode } from './normalise.ts'

const NBSP = '\u00a0'

/**
 * A sign of comparison stays with the figure after it, a figure with its unit or short word, a dash and a middle dot with
 * the word before them.
 */
export function joined(text: string): string {
  return text
    .replace(/([≤≥<>≈№§]) (?=[\d−])/g, `$1${NBSP}`)
    .replace(/(?<=\d) (?=(?:[%₽$€×]|\p{L}{1,4}(?![\p{L}\d])))/gu, NBSP)
    .replace(/(?<=\S) (?=[—·] )/g, NBSP)
}

/** The parts of a figure between which it may break: after the slash of a range, not before it. */
export function figureParts(text: string): string[] {
  return text.replaceAll(' /', `${NBSP}/`).split(' ')
}

/** Prepositions, conjunctions and particles of one or two letters, and the space after them. */
const proclitic =
  /(?<![\p{L}\d-])(в|во|и|к|ко|с|со|о|об|у|а|на|не|ни|но|по|за|из|от|до|В|Во|И|К|Ко|С|Со|О|Об|У|А|На|Не|Ни|Но|По|За|Из|От|До) (?=\S)/gu

/**
 * Russian typography: a line of running text does not end with a word of one or two letters that belongs to the next one.
 * Narrow cells of tables are left alone, and so is code. A copy; the given tree is not changed.
 */
export function boundTree(tree: Root, language: Language): Root {
  if (language !== 'ru') return tree
  return bound(tree) as Root
}

function bound(node: AnyNode | Root): AnyNode | Root {
  if (node.type === 'text') return { ...node, value: node.value.replace(proclitic, `$1${NBSP}`) }
  if (node.type === 'table') return node
  if (!('children' in node)) return node
  return { ...node, children: (node.children as RootContent[]).map(bound) } as AnyNode
}
