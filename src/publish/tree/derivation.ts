/**
 * A derivation tree as a nested Markdown list, so that the three printers show the same lines in the same order.
 * Each line: label = value, formula, where the value comes from, remark.
 */
import type { List, ListItem, PhrasingContent } from 'mdast'
import { withQuotes } from '../../document/quotes.ts'
import { inLanguage, type Language, type Text } from '../../language/text.ts'
import type { Derivation, Origin } from '../../quantity/quantity.ts'
import { formatRange } from '../../text/format.ts'
import { words } from '../words.ts'
import { plainText } from './normalise.ts'

/** Deepest level that is printed; below it a line says how many lines were left out. */
const maxDepth = 12

/** Parts that were printed, by their JSON text, with the anchor of the place where; the empty one is `above` in the same block. */
type Printed = Map<string, string>

/**
 * The tree as a list with one item per node. A part that was printed above is named, not repeated. A book hands in what
 * its earlier blocks have printed and the anchor of this block: such a part becomes a link to its block.
 */
export function derivationList(
  derivation: Derivation,
  language: Language,
  earlier?: { printed: Printed; anchor: string },
): List {
  const printed: Printed = new Map(earlier?.printed)
  const list: List = {
    type: 'list',
    ordered: false,
    spread: false,
    children: [item(derivation, language, 1, printed)],
  }
  if (earlier) for (const [key, anchor] of printed) earlier.printed.set(key, anchor === '' ? earlier.anchor : anchor)
  const [quoted] = withQuotes([list], language)
  return quoted?.type === 'list' ? quoted : list
}

function item(derivation: Derivation, language: Language, depth: number, printed: Printed): ListItem {
  const line: ListItem = {
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: derivationLine(derivation, language) }],
  }
  const inputs = derivation.inputs ?? []
  if (inputs.length === 0) return line
  const key = JSON.stringify(derivation)
  const anchor = printed.get(key)
  if (anchor !== undefined) {
    const above = text(words.above[language])
    const where: PhrasingContent = anchor === '' ? above : { type: 'link', url: `#${anchor}`, children: [above] }
    line.children = [
      { type: 'paragraph', children: [...derivationLine(derivation, language), text(' ('), where, text(')')] },
    ]
    return line
  }
  printed.set(key, '')
  if (depth >= maxDepth) {
    line.children.push({ type: 'paragraph', children: [text(`… ${inputs.length}`)] })
    return line
  }
  line.children.push({
    type: 'list',
    ordered: false,
    spread: false,
    children: inputs.map((input) => item(input, language, depth + 1, printed)),
  })
  return line
}

/** One node without its inputs. */
export function derivationLine(derivation: Derivation, language: Language): PhrasingContent[] {
  const value = derivation.text?.[language] ?? formatRange(derivation.value, derivation.unit, language)
  const line: PhrasingContent[] = [text(derivation.label[language])]
  if (value !== '') line.push(text(': '), { type: 'strong', children: [{ type: 'number', text: plainText(value) }] })
  if (derivation.formula !== undefined) {
    line.push(text(' = '), formulaWords(derivation.formula, language))
  }
  line.push(...originWords(derivation.origin, language))
  if (derivation.note) line.push(text(' — '), { type: 'emphasis', children: [text(derivation.note[language])] })
  return line
}

/** Pure notation is set as code, a formula with words in it as text. */
function formulaWords(formula: Text, language: Language): PhrasingContent {
  const value = inLanguage(formula, language)
  return typeof formula === 'string' ? { type: 'inlineCode', value: plainText(value) } : text(value)
}

function after(source: Text, language: Language): string {
  const words = inLanguage(source, language)
  return words === '' ? '' : `: ${words}`
}

function originWords(origin: Origin, language: Language): PhrasingContent[] {
  switch (origin.kind) {
    case 'computed':
      return []
    case 'model':
      return [text(` (${words.model[language]} `), { type: 'inlineCode', value: plainText(origin.path) }, text(')')]
    case 'catalogue':
      return [
        text(` (${words.catalogue[language]} `),
        { type: 'inlineCode', value: plainText(`${origin.technology}.${origin.knob}`) },
        text(`${after(origin.source, language)})`),
      ]
    case 'convention':
      return [text(` (${words.convention[language]}${after(origin.source, language)})`)]
  }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value: plainText(value) }
}
