/** Documents of large models: so many rows, tables and pictures, by a rule that is named. Never a silent cut. */
import type { RootContent } from 'mdast'
import type { Said } from '../language/text.ts'
import { formatNumber } from '../text/format.ts'
import type { Context } from './context.ts'
import { callout, paragraph } from './write.ts'

/** Rows of a table; a longer one is cut. */
const LONG = 100

/** At most so many items: those of the greatest weight, of equal ones the first; in the order they came in. */
export function foremost<T>(all: readonly T[], most: number, weightOf: (item: T) => number): readonly T[] {
  if (all.length <= most) return all
  const ranked = all
    .map((item, index) => ({ item, index, weight: weightOf(item) }))
    .sort((a, b) => (a.weight === b.weight ? a.index - b.index : b.weight > a.weight ? 1 : -1))
  return ranked
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item)
}

/** How many were left out, by which rule and where they are, when some were. */
export function leftOut(c: Context, shown: number, all: number, rule: Said): RootContent[] {
  if (shown >= all) return []
  return [
    callout(
      'note',
      paragraph(
        c.say(
          `Здесь ${formatNumber(shown, 'ru')} из ${formatNumber(all, 'ru')}: ${rule.ru}.`,
          `${formatNumber(shown, 'en')} of ${formatNumber(all, 'en')} stand here: ${rule.en}.`,
        ),
      ),
    ),
  ]
}

/** Every table at most a hundred rows long: the first ones stay, and it is said how many there are and where the others stand. */
export function cutTables(c: Context, children: readonly RootContent[]): RootContent[] {
  return children.flatMap((node): RootContent[] => {
    const rows = node.type === 'captionedTable' ? node.rows.length - 1 : 0
    if (node.type !== 'captionedTable' || rows <= LONG) return [node]
    const rule = {
      ru: 'первые строки таблицы, остальное — на страницах сайта об отдельных элементах и путях, в файле model.json и в выводе loadpath check',
      en: 'the first rows of the table; the rest is on the pages of the site about single elements and journeys, in model.json and in what loadpath check prints',
    }
    return [...leftOut(c, LONG, rows, rule), { ...node, rows: node.rows.slice(0, LONG + 1) }]
  })
}
