/** Which single hosts and links interrupt whom: what fares alike is one row; a model in which none does has one sentence. */
import type { RootContent } from 'mdast'
import type { JourneyOutcome, ScenarioOutcome } from '../../analyse/analysis.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { recoveryTime, sentence } from '../names.ts'
import { outcomes } from '../words.ts'
import { anchor, heading, type Inline, joined, paragraph, table } from '../write.ts'

/** Rows of the table, and names in a cell, before the rest is only counted. */
const ROWS = 40
const NAMES = 6

export function singleLosses(c: Context): RootContent[] {
  const all = c.analysis.failures.singles ?? []
  if (all.length === 0) return []
  const felt = all.filter((o) => o.journeys.some(isBreak))
  const groups = [...Map.groupBy(felt, (o) => alike(c, o)).values()].sort((a, b) => longest(b) - longest(a))
  const shown = groups.slice(0, ROWS)
  const left = groups.slice(ROWS).flat().length
  return [
    anchor('single-losses'),
    heading(2, c.say('Отдельные серверы и каналы', 'Single hosts and links')),
    paragraph(summary(c, all, felt.length)),
    ...(shown.length === 0 ? [] : losses(c, shown)),
    ...(left === 0
      ? []
      : [
          paragraph(
            c.say(
              `Ещё ${left} ${pluralRu(left, 'отказ', 'отказа', 'отказов')} с более коротким перерывом не показаны.`,
              `${left} more ${pluralEn(left, 'loss', 'losses')} with shorter breaks are not shown.`,
            ),
          ),
        ]),
  ]
}

const isBreak = (j: JourneyOutcome): boolean => j.outcome === 'down' || j.outcome === 'interrupted'

function summary(c: Context, all: readonly ScenarioOutcome[], felt: number): string {
  const links = all.filter((o) => o.scenario.startsWith('N-1:link:')).length
  const hosts = all.length - links
  const quiet = all.length - felt
  const [ru, en] =
    felt === 0
      ? ['Ни один из этих отказов не прерывает ни одного пути.', 'None of these losses interrupts any journey.']
      : [
          `Без перерыва для пользователей проходит ${quiet}, прерывает работу ${felt}.`,
          `${quiet} of them ${pluralEn(quiet, 'passes', 'pass')} without a break for users, ${felt} ${pluralEn(felt, 'interrupts', 'interrupt')} somebody.`,
        ]
  return c.say(
    `Проверен отказ каждого отдельного сервера (${hosts}) и обрыв каждого канала (${links}). ${ru}`,
    `The loss of every single host (${hosts}) and the cut of every link (${links}) were played. ${en}`,
  )
}

/** Losses with the same users, outcomes and times are alike. */
function alike(c: Context, o: ScenarioOutcome): string {
  return JSON.stringify(
    o.journeys.filter(isBreak).map((j) => [j.journey, j.region, outcomes[j.outcome].en, time(c, j)]),
  )
}

function time(c: Context, j: JourneyOutcome): string {
  return j.rto ? plain(recoveryTime(c, j.rto)) : (j.unknown?.[c.language] ?? '—')
}

function plain(text: Inline): string {
  return typeof text === 'string' ? text : JSON.stringify(text)
}

function typical(j: JourneyOutcome): number {
  return j.rto?.typical ?? (j.unknown ? Number.MAX_VALUE : 0)
}

function longest(group: readonly ScenarioOutcome[]): number {
  return Math.max(0, ...(group[0]?.journeys ?? []).map(typical))
}

function losses(c: Context, groups: readonly ScenarioOutcome[][]): RootContent[] {
  return table({
    id: 'single-losses-table',
    caption: c.say(
      'Отказы серверов и каналов, которые прерывают работу',
      'Losses of hosts and links that interrupt users',
    ),
    head: [
      c.say('Потеряно', 'Lost'),
      c.say('Пути', 'Journeys'),
      c.say('Пользователи', 'Users'),
      c.say('Исход', 'Outcome'),
      c.say('RTO: лучший / типичный / худший', 'RTO: best / typical / worst'),
    ],
    rows: groups.map((group) => row(c, group)),
    align: [null, null, null, null, 'right'],
    widths: [30, 22, 15, 14, 19],
  })
}

function row(c: Context, group: readonly ScenarioOutcome[]): Inline[][] {
  const hit = (group[0]?.journeys ?? []).filter(isBreak)
  const worst = hit.reduce<JourneyOutcome | undefined>((a, b) => (a && typical(a) >= typical(b) ? a : b), undefined)
  const names = group.map((o) => sentence(o.title[c.language]))
  const journeys = [...new Set(hit.map((j) => j.journey))]
  const regions = [...new Set(hit.map((j) => j.region))]
  return [
    [few(c, names).join('; ')],
    [
      ...joined(journeys.slice(0, NAMES).map(c.link)),
      ...few(c, journeys)
        .slice(NAMES)
        .map((rest) => ` ${rest}`),
    ],
    [few(c, regions.map(c.title)).join(', ')],
    [worst ? outcomes[worst.outcome][c.language] : '—'],
    [worst?.rto ? recoveryTime(c, worst.rto) : (worst?.unknown?.[c.language] ?? '—')],
  ]
}

/** The first names, and how many more there are. */
function few(c: Context, names: readonly string[]): string[] {
  const rest = names.length - NAMES
  return rest > 0 ? [...names.slice(0, NAMES), c.say(`и ещё ${rest}`, `and ${rest} more`)] : [...names]
}
