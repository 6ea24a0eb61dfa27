/** Requirements report: each requirement with scenario, target, computed value, cause, ways out and derivation; trace matrix. */
import type { RootContent } from 'mdast'
import { toString as plainTextOf } from 'mdast-util-to-string'
import type { BreakEven } from '../../analyse/analysis.ts'
import type { Trace, Verdict } from '../../judge/verdict.ts'
import type { Requirement } from '../../language/vocabulary/index.ts'
import type { Unit } from '../../quantity/quantity.ts'
import { type Context, id } from '../context.ts'
import { sentence } from '../names.ts'
import { characteristics, priorities } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  derivationBlock,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  reference,
  strong,
  table,
  verdictBadge,
} from '../write.ts'
import { answer, board, measureName, measuresTable, shortMeasureName } from './board.ts'
import { decisionRef } from './decisions.ts'
import { sensitivityTable } from './sensitivities.ts'

export function requirementsTree(c: Context): RootContent[] {
  return [
    heading(1, c.say('Отчёт по требованиям', 'Requirements report')),
    answer(c),
    ...board(c),
    ...c.model.document.requirements.flatMap((requirement) => requirementSection(c, requirement)),
    ...traceSection(c),
  ]
}

function requirementSection(c: Context, requirement: Requirement): RootContent[] {
  return [
    anchor(requirement.id),
    heading(2, `${requirement.id}. ${c.in(requirement.title)}`),
    ...requirementBody(c, requirement),
  ]
}

/** Everything about one requirement, without its heading (also the requirement's page on the site). */
export function requirementBody(c: Context, requirement: Requirement): RootContent[] {
  const verdict = c.verdictOf(requirement.id)
  return [
    ...(verdict ? [verdictLine(c, verdict)] : []),
    paragraph(
      strong(characteristics[requirement.characteristic][c.language]),
      c.say(', приоритет: ', ', priority: '),
      priorities[requirement.priority][c.language],
      '.',
      ...(requirement.description ? [' ', c.in(requirement.description)] : []),
    ),
    ...(requirement.rationale
      ? [paragraph(strong(c.say('Обоснование. ', 'Rationale. ')), c.in(requirement.rationale))]
      : []),
    ...(requirement.source
      ? [paragraph(strong(c.say('Источник. ', 'Source. ')), fullStop(c.in(requirement.source)))]
      : []),
    ...dueLine(c, requirement),
    ...scenarioTable(c, requirement),
    ...(verdict ? measuresTable(c, verdict) : []),
    ...(verdict ? cheapest(c, verdict) : []),
    ...notSearched(c),
    ...(verdict ? wayOut(c, verdict) : []),
    ...(verdict ? sensitivityTable(c, verdict) : []),
    ...traceOf(c, requirement.id),
    ...(verdict ? derivations(c, verdict) : []),
  ]
}

function verdictLine(c: Context, verdict: Verdict): RootContent {
  const binding = verdict.binding
  const tone = verdict.verdict === 'pass' ? 'answer' : 'warning'
  return callout(
    tone,
    paragraph(
      verdictBadge(verdict.verdict),
      ' ',
      sentence(binding.missing?.[c.language] ?? binding.cause[c.language]),
      '.',
    ),
  )
}

/** The stage of the plan by the end of which it is to hold. */
function dueLine(c: Context, { due }: Requirement): RootContent[] {
  if (due === undefined) return []
  const title = c.in(c.model.document.stages.find((stage) => stage.id === due)?.title ?? due)
  return [
    paragraph(
      strong(c.say('Срок. ', 'Due. ')),
      c.say(`К концу этапа «${title}» плана развития.`, `By the end of the stage "${title}" of the roadmap.`),
    ),
  ]
}

function fullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function scenarioTable(c: Context, requirement: Requirement): RootContent[] {
  const s = requirement.scenario
  if (!s) return []
  return table({
    id: `scenario-${requirement.id}`,
    caption: c.say(`${requirement.id}: сценарий качества`, `${requirement.id}: quality scenario`),
    head: [c.say('Часть сценария', 'Part'), c.say('Содержание', 'Content')],
    rows: [
      [c.say('Источник стимула', 'Source'), c.in(s.source)],
      [c.say('Стимул', 'Stimulus'), c.in(s.stimulus)],
      [c.say('Артефакт', 'Artifact'), c.in(s.artifact)],
      [c.say('Условия', 'Environment'), c.in(s.environment)],
      [c.say('Реакция', 'Response'), c.in(s.response)],
      [c.say('Мера реакции', 'Response measure'), c.in(s.measure)],
    ],
    widths: [24, 76],
  })
}

/** A break-even as a sentence. */
export function breakEvenLine(c: Context, b: BreakEven): Inline[] {
  const unit: Unit = b.unit
  const bound = b.kind === 'max' ? c.say('не больше ', 'at most ') : c.say('не меньше ', 'at least ')
  const inputs: Inline[] = [
    `${b.what[c.language]}: ${bound}`,
    strong(number(b.value, unit, c.language)),
    c.say(' (сейчас ', ' (now '),
    number(b.current, unit, c.language),
    '; ',
    id(b.path),
    ')',
  ]
  return inputs
}

/** The page of a requirement in a build without the requirements report. */
function notSearched(c: Context): RootContent[] {
  if (c.searched !== false) return []
  return [
    paragraph(
      c.say(
        'Чувствительность и самое дешёвое исправление здесь не посчитаны: их показывает отчёт по требованиям, а в этой сборке его нет.',
        'Sensitivities and the cheapest change were not computed: the requirements report shows them, and it is not part of this build.',
      ),
    ),
  ]
}

/** The cheapest change that would make the requirement pass, as found by the search over changeable knobs. */
function cheapest(c: Context, verdict: Verdict): RootContent[] {
  const { fix, noFix } = verdict.binding
  const text = fix?.text ?? noFix
  if (!text) return []
  return [paragraph(strong(c.say('Самое дешёвое исправление. ', 'Cheapest change. ')), sentence(text[c.language]), '.')]
}

function wayOut(c: Context, verdict: Verdict): RootContent[] {
  const lines = verdict.measures.filter((m) => m.breakEvens.length > 0)
  if (lines.length === 0) return []
  const intro =
    verdict.verdict === 'fail'
      ? c.say(
          'Что сделало бы требование выполненным (меняется один вход, остальные прежние):',
          'What would make it hold (one input changes, the others stay):',
        )
      : c.say(
          'До каких пределов вердикт держится (меняется один вход, остальные прежние):',
          'How far the verdict holds (one input changes, the others stay):',
        )
  const many = lines.length > 1
  return [
    paragraph(strong(c.say('Точки перелома. ', 'Break-evens. ')), intro),
    ...lines.flatMap((m): RootContent[] => [
      ...(many ? [paragraph(...measureName(c, m), ':')] : []),
      bullets(m.breakEvens.map((b) => breakEvenLine(c, b))),
    ]),
  ]
}

function traceOf(c: Context, requirement: string): RootContent[] {
  const row = c.judgement.trace.rows.find((r) => r.requirement === requirement)
  if (!row) return []
  const parts: Inline[][] = []
  const add = (label: string, ids: readonly string[], link: (item: string) => Inline): void => {
    if (ids.length > 0) parts.push([strong(label), ' ', ...joined(ids.map(link))])
  }
  add(c.say('Решения:', 'Decisions:'), row.decisions, (slug) => decisionRef(c, slug))
  add(c.say('Элементы:', 'Elements:'), row.elements, c.link)
  add(c.say('Сценарии отказа:', 'Failure scenarios:'), row.scenarios, c.link)
  add(c.say('Метрики:', 'Metrics:'), row.metrics, c.link)
  return parts.length === 0 ? [] : [bullets(parts)]
}

function derivations(c: Context, verdict: Verdict): RootContent[] {
  return verdict.measures.flatMap((m) => {
    if (!m.value) return []
    const title = `${c.say('Вывод', 'Derivation')}: ${plainTextOf({ type: 'root', children: [paragraph(...shortMeasureName(c, m))] })}`
    // The measure that decides is shown in full width, the others by their main parts.
    return [derivationBlock(title, m.value.derivation, m === verdict.binding ? 40 : 10)]
  })
}

/** Holes of one kind in one line, with the things they concern. */
function holesByText(c: Context, holes: Trace['holes']): Inline[][] {
  const groups = Map.groupBy(holes, (h) => h.text[c.language])
  return [...groups].map(([text, own]): Inline[] => [
    sentence(text),
    ': ',
    ...joined(
      own.map((h) => (h.kind.includes('decision') && h.kind !== 'no-decision' ? decisionRef(c, h.id) : c.link(h.id))),
    ),
    '.',
  ])
}

function traceSection(c: Context): RootContent[] {
  const { rows, holes } = c.judgement.trace
  const count = (ids: readonly string[], link: (item: string) => Inline): Inline[] =>
    ids.length === 0 ? ['—'] : joined(ids.map(link))
  return [
    anchor('trace'),
    heading(2, c.say('Матрица трассировки', 'Trace matrix')),
    paragraph(
      c.say(
        'Для каждого требования: какие решения его обеспечивают, каких элементов оно касается, какие сценарии отказа его проверяют и какие метрики за ним следят.',
        'For each requirement: the decisions that address it, the elements it touches, the failure scenarios that test it and the metrics that watch it.',
      ),
    ),
    ...table({
      id: 'trace-matrix',
      caption: c.say(
        'Требования, решения, элементы, сценарии и метрики',
        'Requirements, decisions, elements, scenarios and metrics',
      ),
      head: [
        c.say('Требование', 'Requirement'),
        c.say('Решения', 'Decisions'),
        c.say('Элементы', 'Elements'),
        c.say('Сценарии', 'Scenarios'),
        c.say('Метрики', 'Metrics'),
      ],
      rows: rows.map((r) => [
        reference('requirement', r.requirement, r.requirement),
        count(r.decisions, (slug) => decisionRef(c, slug)),
        count(r.elements, c.link),
        count(r.scenarios, c.link),
        count(r.metrics, c.link),
      ]),
      widths: [11, 13, 28, 28, 20],
    }),
    ...(holes.length === 0
      ? [paragraph(c.say('Пробелов в трассировке нет.', 'The trace has no holes.'))]
      : [paragraph(strong(c.say('Пробелы трассировки:', 'Holes in the trace:'))), bullets(holesByText(c, holes))]),
  ]
}
