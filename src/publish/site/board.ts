/** The verdict board: the first thing a reader sees. Sign, word, requirement, and what decides it in one line. */
import type { Element } from 'hast'
import { h } from 'hastscript'
import type { SystemDocuments } from '../../document/tree.ts'
import type { Language } from '../../language/text.ts'
import { plainText } from '../tree/normalise.ts'
import { joined } from '../tree/spacing.ts'
import { verdictOrder, verdictWords, words } from '../words.ts'
import { type Addresses, referenceUrl } from './addresses.ts'
import { verdictBadge } from './hast.ts'

/** How many requirements have each verdict, worst first. */
export function verdictSummary(documents: SystemDocuments, language: Language): Element {
  const counts = verdictOrder.flatMap((kind) => {
    const count = documents.board.filter((row) => row.verdict === kind).length
    return count === 0 ? [] : [h('li', [verdictBadge(kind, `${verdictWords[kind][language]}: ${count}`)])]
  })
  return h('ul', { className: ['summary'] }, counts)
}

/** One row per requirement, in the order of the model. */
export function verdictBoard(documents: SystemDocuments, page: string, addresses: Addresses): Element {
  const { language } = addresses
  const rows = documents.board.map((row) => {
    const url = referenceUrl({ kind: 'requirement', to: row.requirement }, page, addresses)
    const id = h('code', plainText(row.requirement))
    return h('tr', [
      h('td', [verdictBadge(row.verdict, verdictWords[row.verdict][language])]),
      h('td', [url === undefined ? id : h('a', { href: url }, [id])]),
      h('td', plainText(row.title[language])),
      h('td', joined(plainText(row.cause[language]))),
    ])
  })
  const heads = [words.verdict[language], 'ID', words.requirement[language], words.cause[language]]
  return h('div', { className: ['scroll', 'board'], tabIndex: 0, role: 'region', ariaLabelledBy: 'board' }, [
    h('table', [
      h('thead', [
        h(
          'tr',
          heads.map((x) => h('th', { scope: 'col' }, x)),
        ),
      ]),
      h('tbody', rows),
    ]),
  ])
}
