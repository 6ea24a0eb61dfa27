/** CAP and PACELC: per store and operation, what each situation gives, why, and what it costs. */
import type { RootContent } from 'mdast'
import type { StoreConsistency } from '../../analyse/analysis.ts'
import type { Context } from '../context.ts'
import { foremost, leftOut } from '../cut.ts'
import { groupName, sentence } from '../names.ts'
import { answers, storeOperations } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  derivationBlock,
  heading,
  type Inline,
  paragraph,
  range,
  strong,
  table,
} from '../write.ts'
import { viewSections } from './views.ts'

/** Stores with a section of their own; of more, those that lose most. */
const SECTIONS = 24

export function consistencyTree(c: Context): RootContent[] {
  const stores = c.analysis.consistency.stores
  const shown = foremost(stores, SECTIONS, (s) => Math.max(0, ...s.rows.map((row) => row.loss?.worst ?? 0)))
  return [
    heading(1, c.say('Согласованность: CAP и PACELC', 'Consistency: CAP and PACELC')),
    paragraph(
      c.say(
        'Метка CAP относится не к системе, а к хранилищу, операции и режиму. CP — только если каждый исправный узел отвечает линеаризуемо или отказывает, а переключение ничего не теряет; AP — только если каждый исправный узел отвечает. Всё остальное — «ни то ни другое», и для баз данных с одним ведущим это обычная правда.',
        'A CAP label belongs to a store, an operation and a mode, never to a system. CP only if every non-failing node answers linearizably or refuses and failover loses nothing; AP only if every non-failing node answers. Everything else is “neither”, which is the plain truth for most single-leader databases.',
      ),
    ),
    ...table({
      id: 'cap',
      caption: c.say(
        'Хранилища: CAP, PACELC и цена согласованности; почему так — ниже, у каждого хранилища',
        'Stores: CAP, PACELC and the price of consistency; the reasons stand below with each store',
      ),
      head: [c.say('Хранилище', 'Store'), 'CAP', 'PACELC', c.say('Цена фиксации', 'Price of a commit')],
      rows: stores.map((s) => [
        groupName(c, s.group),
        capName(c, s),
        pacelcName(c, s),
        s.price ? range(s.price, 's', c.language) : '—',
      ]),
      align: [null, null, null, 'right'],
    }),
    ...leftOut(c, shown.length, stores.length, {
      ru: 'хранилища, которые в какой-то ситуации теряют больше всего подтверждённых записей, среди равных — первые в модели; ответы остальных — на страницах этих элементов на сайте',
      en: 'the stores that in some situation lose most acknowledged writes, of equal ones the first in the model; the answers of the others are on the pages of those elements on the site',
    }),
    ...shown.flatMap((s) => [anchor(s.group), heading(2, groupName(c, s.group)), ...storeBody(c, s)]),
    ...viewSections(c),
  ]
}

/** A store without rows has not been analysed: its label is unknown, not «neither». */
function isKnown(s: StoreConsistency): boolean {
  return !s.pacelc.includes('?')
}

/** The CAP class in words. */
export function capName(c: Context, s: StoreConsistency): string {
  if (!isKnown(s)) return c.say('неизвестно', 'unknown')
  return s.cap === 'neither' ? c.say('ни CP, ни AP', 'neither') : s.cap
}

/** The PACELC class in words. */
export function pacelcName(c: Context, s: StoreConsistency): string {
  return isKnown(s) ? s.pacelc : c.say('неизвестно', 'unknown')
}

/** The table of one store group (also on the element's page). */
export function storeBody(c: Context, s: StoreConsistency): RootContent[] {
  return [
    callout(
      'answer',
      isKnown(s)
        ? paragraph(
            strong(s.cap === 'neither' ? c.say('Ни CP, ни AP', 'Neither CP nor AP') : s.cap),
            `, PACELC: ${s.pacelc}. `,
            sentence(s.capWhy[c.language]),
            '.',
          )
        : paragraph(strong(c.say('Неизвестно: ', 'Unknown: ')), s.capWhy[c.language], '.'),
    ),
    ...situationsTable(c, s),
    ...(s.price ? [derivationBlock(c.say('Цена фиксации', 'Price of a commit'), s.price.derivation)] : []),
  ]
}

type Row = StoreConsistency['rows'][number]

/**
 * A situation is one row with a column per operation: what is answered, how strongly, what may be lost. The reasons repeat
 * from row to row: they stand below, by number.
 */
function situationsTable(c: Context, s: StoreConsistency): RootContent[] {
  const kinds = (Object.keys(storeOperations) as Row['operation'][]).filter((o) =>
    s.rows.some((r) => r.operation === o),
  )
  const situations = [...Map.groupBy(s.rows, (r) => r.situation.en).values()]
  const reasons: string[] = []
  const numberOf = (reason: string): string => {
    if (!reasons.includes(reason)) reasons.push(reason)
    return String(reasons.indexOf(reason) + 1)
  }
  const rows = situations.map((own) => [
    sentence(own[0]?.situation[c.language] ?? ''),
    ...kinds.map((o) =>
      answerCell(
        c,
        own.find((r) => r.operation === o),
        numberOf,
      ),
    ),
  ])
  return [
    ...table({
      id: `consistency-${s.group.replaceAll('/', '-')}`,
      caption: c.say(
        `${groupName(c, s.group)}: что отвечает хранилище в каждой ситуации; в скобках — номер пояснения`,
        `${groupName(c, s.group)}: what the store answers in each situation; in brackets the number of the note`,
      ),
      head: [c.say('Ситуация', 'Situation'), ...kinds.map((o) => sentence(storeOperations[o][c.language]))],
      rows,
      widths: [34, ...kinds.map(() => 66 / kinds.length)],
    }),
    ...(reasons.length > 0
      ? [
          bullets(
            reasons.map((reason) => `${sentence(reason)}.`),
            true,
          ),
        ]
      : []),
  ]
}

function answerCell(c: Context, row: Row | undefined, numberOf: (reason: string) => string): Inline[] {
  if (!row) return ['—']
  const loses = row.loss !== undefined && row.loss.worst > 0
  const split = row.splitBrain
    ? c.say(`два ведущих возможны, ${row.splitBrain.ru}`, `two primaries are possible ${row.splitBrain.en}`)
    : undefined
  const notes = [row.why[c.language], ...(split === undefined ? [] : [split])].map(numberOf)
  return [
    answers[row.answer][c.language],
    ...(row.model === 'none' ? [] : [`, ${row.model}`]),
    ...(loses && row.loss ? [c.say('; теряется ', '; loses '), range(row.loss, 's', c.language)] : []),
    ` (${notes.join(', ')})`,
  ]
}
