/** Availability in the solution document: downtime by cause, and the events that take most of it. */
import type { RootContent } from 'mdast'
import { formatFixed, formatValue } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { namedIds, sentence } from '../names.ts'
import { anchor, callout, heading, type Inline, number, paragraph, table } from '../write.ts'
import { regionsTogether } from './performance.ts'

export function availabilitySection(c: Context): RootContent[] {
  const all = c.analysis.availability.journeys
  const upper = [...new Set(all.filter((a) => a.upperBound).map((a) => c.title(a.journey)))].join(', ')
  return [
    anchor('availability'),
    heading(2, c.say('Доступность', 'Availability')),
    ...(upper !== ''
      ? [
          callout(
            'warning',
            paragraph(
              c.say(
                `Неудачные изменения не заданы ни у одного элемента: ${upper}. Доступность там — верхняя граница.`,
                `No element gives change failures: ${upper}. The availability there is an upper bound.`,
              ),
            ),
          ),
        ]
      : []),
    ...(all.some((a) => a.bounded) ? [callout('warning', paragraph(boundsOnly(c)))] : []),
    ...c.figure('budget', c.say('Бюджет простоя за год по причинам', 'Downtime budget per year by cause')),
    ...table({
      id: 'availability-table',
      caption: c.say('Доступность и простой за год, минут', 'Availability, and downtime per year in minutes'),
      head: [
        c.say('Путь', 'Journey'),
        c.say('Пользователи', 'Users'),
        c.say('Доступность', 'Availability'),
        c.say('Всего', 'Total'),
        c.say('Отказы', 'Failures'),
        c.say('Пере\u00adклю\u00adчения', 'Failovers'),
        c.say('Изме\u00adнения', 'Changes'),
        c.say('Работы', 'Planned'),
      ],
      rows: regionsTogether(
        c,
        all.map((a) => ({
          journey: a.journey,
          region: a.region,
          cells: [
            a.unknown ? a.unknown[c.language] : formatValue(a.availability.typical, 'ratio', c.language),
            ...[
              a.downtimePerYear,
              ...[a.structural, a.failover, a.changes, a.planned].map((q) => q.typical * 31_536_000),
            ].map((seconds) => formatFixed(seconds / 60, 1, c.language)),
          ],
        })),
      ),
      align: [null, null, 'right', 'right', 'right', 'right', 'right', 'right'],
      widths: [22, 21, 12, 9, 9, 10, 9, 8],
    }),
    ...importanceTable(c),
  ]
}

function importanceTable(c: Context): RootContent[] {
  const culprits = topEvents(c)
  return table({
    id: 'importance',
    caption: c.say(
      `Что чаще всего отнимает доступность: ${culprits.of}`,
      `What takes most of the availability: ${culprits.of}`,
    ),
    head: [
      c.say('Событие', 'Event'),
      c.say('Недоступность', 'Unavailability'),
      c.say('Доля в отказах (Фусселл — Везели)', 'Share of failures (Fussell–Vesely)'),
    ],
    rows: culprits.rows,
    align: [null, 'right', 'right'],
    widths: [54, 20, 26],
  })
}

/** Journeys whose structure was too large for an exact answer, with what is known instead. */
function boundsOnly(c: Context): string {
  const ratio = (value: number): string => formatValue(value, 'ratio', c.language)
  const rows = c.analysis.availability.journeys
    .filter((a) => a.bounded)
    .map((a) => {
      const { best, worst } = a.structural
      const between = c.say(`от ${ratio(best)} до ${ratio(worst)}`, `between ${ratio(best)} and ${ratio(worst)}`)
      return `${c.title(a.journey)}, ${c.title(a.region)}: ${between}`
    })
  return c.say(
    `Точное решение не поместилось в память. Недоступность из-за отказов известна в границах; в таблице стоит верхняя: ${rows.join('; ')}.`,
    `The exact solution did not fit into memory. The unavailability caused by failures is known within bounds; the table has the upper one: ${rows.join('; ')}.`,
  )
}

/** The most important basic events of the journey with the lowest availability; what weighs next to nothing is left out. */
function topEvents(c: Context): { of: string; rows: Inline[][][] } {
  const worst = [...c.analysis.availability.journeys]
    .filter((a) => !a.unknown)
    .sort((a, b) => a.availability.typical - b.availability.typical)[0]
  if (!worst) return { of: '', rows: [] }
  const rows = [...worst.importance]
    .filter((e) => e.fussellVesely >= 1e-6)
    .sort((a, b) => b.fussellVesely - a.fussellVesely)
    .slice(0, 8)
    .map((e): Inline[][] => [
      [sentence(namedIds(c, e.label[c.language]))],
      [number(e.probability, 'ratio', c.language)],
      [number(e.fussellVesely, 'ratio', c.language)],
    ])
  return { of: `${c.title(worst.journey)}, ${c.title(worst.region)}`, rows }
}
