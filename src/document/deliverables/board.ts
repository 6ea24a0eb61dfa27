/** The verdict board and the tables of measures: the answer that pages open with. */
import type { BlockContent, RootContent } from 'mdast'
import type { MeasureVerdict, Verdict, VerdictKind } from '../../judge/verdict.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
import { type Context, targetCell, valueCell } from '../context.ts'
import { sentence } from '../names.ts'
import { metrics, ruleNames } from '../words.ts'
import { callout, type Inline, inlines, joined, number, paragraph, reference, table, verdictBadge } from '../write.ts'

/** How many requirements have each verdict. */
export function countVerdicts(verdicts: readonly Verdict[]): Record<VerdictKind, number> {
  const count: Record<VerdictKind, number> = { pass: 0, 'at-risk': 0, fail: 0, unknown: 0 }
  for (const verdict of verdicts) count[verdict.verdict] += 1
  return count
}

/** One sentence: what holds and what does not. */
export function answer(c: Context): BlockContent {
  const verdicts = c.judgement.verdicts
  const n = countVerdicts(verdicts)
  const total = verdicts.length
  const failed = verdicts.filter((v) => v.verdict === 'fail').map((v) => v.requirement)
  const risky = verdicts.filter((v) => v.verdict === 'at-risk').map((v) => v.requirement)
  const unknown = verdicts.filter((v) => v.verdict === 'unknown').map((v) => v.requirement)
  const parts: string[] = [
    c.say(
      n.pass === total
        ? `Все ${total} ${pluralRu(total, 'требование', 'требования', 'требований')} выполнены.`
        : `Из ${total} ${pluralRu(total, 'требования', 'требований', 'требований')} ${pluralRu(n.pass, 'выполнено', 'выполнены', 'выполнено')} ${n.pass}.`,
      n.pass === total
        ? `All ${total} requirements hold.`
        : `${n.pass} of ${total} ${pluralEn(total, 'requirement')} ${n.pass === 1 ? 'holds' : 'hold'}.`,
    ),
  ]
  if (failed.length > 0) parts.push(c.say(`Не выполнено: ${failed.join(', ')}.`, `Failed: ${failed.join(', ')}.`))
  if (risky.length > 0) parts.push(c.say(`Под угрозой: ${risky.join(', ')}.`, `At risk: ${risky.join(', ')}.`))
  if (unknown.length > 0)
    parts.push(
      c.say(`Нельзя судить по модели: ${unknown.join(', ')}.`, `The model cannot tell: ${unknown.join(', ')}.`),
    )
  return callout('answer', paragraph(parts.join(' ')))
}

/** All requirements with verdict, computed value, target and the cause in one line. */
export function board(c: Context, tableId = 'verdicts'): RootContent[] {
  return table({
    id: tableId,
    caption: c.say('Вердикты по требованиям', 'Verdicts on the requirements'),
    head: [
      c.say('Вердикт', 'Verdict'),
      c.say('Требование', 'Requirement'),
      c.say('Расчёт', 'Computed'),
      c.say('Цель', 'Target'),
      c.say('Причина', 'Cause'),
    ],
    rows: c.judgement.verdicts.map((v) => [
      verdictBadge(v.verdict),
      [reference('requirement', v.requirement, v.requirement), ` ${c.title(v.requirement)}`],
      valueCell(c, v.binding),
      targetCell(c, v.binding),
      sentence(v.binding.missing?.[c.language] ?? v.binding.cause[c.language]),
    ]),
    align: [null, null, 'right', 'right', null],
    widths: [14, 22, 14, 12, 38],
  })
}

/** What a measure is about, in words: the metric and its scope with titles. */
export function measureName(c: Context, verdict: MeasureVerdict): Inline[] {
  const m = verdict.measure
  const name = m.metric === 'rule' ? (ruleNames[m.rule]?.[c.language] ?? m.rule) : metrics[m.metric][c.language]
  const parts: Inline[] = [name]
  if (m.metric === 'latency') parts.push(c.say(`, ${m.percentile}-й перцентиль`, `, p${m.percentile}`))
  if ('growth' in m && m.growth !== undefined && m.growth !== 1)
    parts.push(c.say(`, нагрузка ×${m.growth}`, `, load ×${m.growth}`))
  else if ('load' in m && m.load)
    parts.push(m.load === 'peak' ? c.say(', пик', ', peak') : c.say(', обычная нагрузка', ', normal load'))
  if ('replicas' in m && m.replicas === 'autoscaler-max')
    parts.push(c.say(', все реплики автомасштабирования', ', all replicas of the autoscalers'))
  if (m.metric === 'downtime')
    parts.push(m.per === 'year' ? c.say(' за год', ' per year') : c.say(' за 30 суток', ' per 30 days'))
  if ('of' in m && m.of !== undefined) parts.push(': ', ...inlines(c.link(m.of)))
  if ('from' in m && m.from) parts.push(c.say(` (пользователи: ${c.title(m.from)})`, ` (users of ${c.title(m.from)})`))
  if ('under' in m && m.under !== undefined) {
    const under = typeof m.under === 'string' ? [m.under] : m.under
    if (under.length > 0) {
      parts.push('; ', under.length === 1 ? c.say('сценарий: ', 'scenario: ') : c.say('сценарии: ', 'scenarios: '))
      parts.push(...joined(under.map(c.link)))
    }
  }
  return parts
}

/** The name of a measure without the scenarios it is judged under, for places that have no room for them. */
export function shortMeasureName(c: Context, verdict: MeasureVerdict): Inline[] {
  const { measure } = verdict
  const bare = 'under' in measure && measure.under !== undefined ? { ...measure, under: [] } : measure
  return measureName(c, { ...verdict, measure: bare as MeasureVerdict['measure'] })
}

/** The measures of one requirement with best / typical / worst and margin. */
export function measuresTable(c: Context, verdict: Verdict): RootContent[] {
  return table({
    id: `measures-${verdict.requirement}`,
    caption: c.say(
      `${verdict.requirement}: меры реакции и расчёт`,
      `${verdict.requirement}: response measures as computed`,
    ),
    head: [
      c.say('Вердикт', 'Verdict'),
      c.say('Мера', 'Measure'),
      c.say('Цель', 'Target'),
      c.say('Лучший / типичный / худший случай', 'Best / typical / worst case'),
      c.say('Запас', 'Margin'),
    ],
    rows: verdict.measures.map((m) => [
      verdictBadge(m.verdict),
      measureName(c, m),
      targetCell(c, m),
      valueCell(c, m),
      m.margin === undefined || !Number.isFinite(m.margin) ? '—' : number(m.margin, 'ratio', c.language),
    ]),
    align: [null, null, 'right', 'right', 'right'],
    widths: [14, 38, 12, 24, 12],
  })
}
