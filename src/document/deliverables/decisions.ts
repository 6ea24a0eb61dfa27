/** Decision records: the log, each record with the computed table of its options, and the links between records. */
import type { Heading, Nodes, Root, RootContent } from 'mdast'
import type { Comparison, MeasureVerdict } from '../../judge/verdict.ts'
import type { Decision, DecisionLink } from '../../load/loaded-model.ts'
import { formatNumber, pluralEn, pluralRu } from '../../text/format.ts'
import { type Context, targetCell, valueCell } from '../context.ts'
import { decisionLinks, statuses } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  emphasis,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  reference,
  strong,
  table,
  verdictWith,
} from '../write.ts'
import { shortMeasureName } from './board.ts'

export function decisionsTree(c: Context): RootContent[] {
  const decisions = c.model.decisions
  return [
    heading(1, c.say('Архитектурные решения', 'Architecture decisions')),
    paragraph(
      c.say(
        'Каждый вариант решения описан в модели как отдельный вариант системы и посчитан так же, как выбранный. Таблицы ниже показывают расчёт, а не оценку на глаз.',
        'Each option of a decision is a variant of the model and is computed like the chosen one. The tables below show what was computed, not opinions.',
      ),
    ),
    ...table({
      id: 'decision-log',
      caption: c.say('Журнал решений', 'Decision log'),
      head: [
        '№',
        c.say('Решение', 'Decision'),
        c.say('Статус', 'Status'),
        c.say('Дата', 'Date'),
        c.say('Требования', 'Requirements'),
      ],
      rows: decisions.map((d) => [
        d.number === undefined ? '—' : String(d.number),
        reference('decision', d.slug, decisionTitle(c, d)),
        statuses[d.status][c.language],
        d.date || '—',
        joined(d.addresses.map((r) => reference('requirement', r, r))),
      ]),
      widths: [6, 44, 14, 14, 22],
    }),
    ...linksSection(c),
    ...decisions.flatMap((d) => [anchor(d.slug), heading(2, numbered(c, d)), ...decisionBody(c, d)]),
  ]
}

function textOf(c: Context, d: Decision): { title: string; body: Root; translated: boolean } {
  const own = d.texts.find((t) => t.language === c.language)
  const any = own ?? d.texts[0]
  return {
    title: any?.title ?? d.slug,
    body: any?.body ?? { type: 'root', children: [] },
    translated: own !== undefined,
  }
}

function decisionTitle(c: Context, d: Decision): string {
  return textOf(c, d).title
}

function numbered(c: Context, d: Decision): string {
  return d.number === undefined
    ? decisionTitle(c, d)
    : `ADR-${String(d.number).padStart(4, '0')}. ${decisionTitle(c, d)}`
}

/** Link to a decision by slug. */
export function decisionRef(c: Context, slug: string): Inline {
  const d = c.model.decisions.find((item) => item.slug === slug)
  return reference(
    'decision',
    slug,
    d ? (d.number === undefined ? decisionTitle(c, d) : `ADR-${String(d.number).padStart(4, '0')}`) : slug,
  )
}

/** One record: status, links, computed options, the author's text. */
export function decisionBody(c: Context, d: Decision): RootContent[] {
  const { body, translated } = textOf(c, d)
  const facts: Inline[][] = [
    [strong(c.say('Статус: ', 'Status: ')), statuses[d.status][c.language], ...(d.date ? [`, ${d.date}`] : [])],
  ]
  const own = d.texts.find((t) => t.language === c.language)?.deciders ?? []
  const deciders = own.length > 0 ? own : d.deciders
  if (deciders.length > 0) facts.push([strong(c.say('Кто принял: ', 'Decision makers: ')), deciders.join(', ')])
  if (d.addresses.length > 0)
    facts.push([
      strong(c.say('Требования: ', 'Requirements: ')),
      ...joined(d.addresses.map((r) => reference('requirement', r, r))),
    ])
  if (d.affects.length > 0) facts.push([strong(c.say('Элементы: ', 'Elements: ')), ...joined(d.affects.map(c.link))])
  if (d.confirmedBy.length > 0)
    facts.push([strong(c.say('Подтверждается: ', 'Confirmed by: ')), ...joined(d.confirmedBy.map(c.link))])
  return [
    bullets(facts),
    ...(translated
      ? []
      : [
          callout(
            'note',
            paragraph(
              c.say(
                'Перевода нет: текст приводится на языке оригинала.',
                'Not translated: the text is in its original language.',
              ),
            ),
          ),
        ]),
    ...shiftHeadings(c, body, 2),
    ...optionsSection(c, d),
  ]
}

/** The body's headings under the record's own heading, never deeper than four; links to other records lead to their pages. */
function shiftHeadings(c: Context, body: Root, by: number): RootContent[] {
  const least = Math.min(...body.children.filter((n): n is Heading => n.type === 'heading').map((n) => n.depth), 6)
  return body.children.map((node) => {
    const linked = withRecordLinks(c, node)
    if (linked.type !== 'heading') return linked
    const depth = Math.min(4, linked.depth - least + 1 + by) as 3 | 4
    return { ...linked, depth }
  })
}

/** `[...](0004-slug.md)` is a link between files; in the documents it is a reference to the record. */
function withRecordLinks<N extends Nodes>(c: Context, node: N): N {
  if (!('children' in node)) return node
  const children = node.children.map((child) => {
    const inner = withRecordLinks(c, child as Nodes)
    if (inner.type !== 'link') return inner
    const file = /([^/]+?)(?:\.(?:ru|en))?\.md(?:#.*)?$/.exec(inner.url)?.[1]?.replace(/^\d+-/, '')
    const slug = c.model.decisions.find((d) => d.slug === file)?.slug
    return slug === undefined ? inner : reference('decision', slug, ...inner.children)
  })
  return { ...node, children } as N
}

interface OptionColumn {
  title: string
  chosen: boolean
  comparison: Comparison | undefined
}

/** The title of an option in the language of the document. */
export function optionTitle(c: Context, d: Decision, option: Decision['options'][number]): string {
  const own = d.texts.find((t) => t.language === c.language)?.optionTitles
  return (own?.length === d.options.length ? own[d.options.indexOf(option)] : undefined) ?? option.title
}

function optionColumns(c: Context, d: Decision): OptionColumn[] {
  return d.options.flatMap((option) => {
    if (option.variant === undefined) return []
    const key = option.variant
    const comparison = c.comparisons.find((item) => item.id === key)
    return [{ title: optionTitle(c, d, option), chosen: option.chosen, comparison }]
  })
}

/** The computed table of the options and what it says about the choice. */
function optionsSection(c: Context, d: Decision): RootContent[] {
  const columns = optionColumns(c, d)
  if (columns.length === 0) return []
  const requirements = c.model.document.requirements.map((r) => r.id)
  const rows = requirements.flatMap((requirement) => measureRows(c, requirement, columns))
  const cost = columns.map((column) => column.comparison?.cost)
  const costRow: Inline[][][] = cost.some((q) => q !== undefined)
    ? [
        [
          [c.say('Стоимость в месяц', 'Monthly cost')],
          ['—'],
          ...cost.map((q): Inline[] => [q ? number(q.typical, 'money', c.language, c.analysis.cost.currency) : '—']),
        ],
      ]
    : []
  return [
    heading(3, c.say('Расчёт вариантов', 'The options computed')),
    ...conclusion(c, columns),
    ...table({
      id: `options-${d.slug}`,
      caption: c.say(
        'Варианты решения: вердикт и значение решающей меры в том случае, по которому судят',
        'Options: verdict and value of the deciding measure at the judged case',
      ),
      head: [
        c.say('Требование', 'Requirement'),
        c.say('Цель', 'Target'),
        ...columns.map((column) =>
          column.chosen ? [strong(column.title), c.say(' (выбран)', ' (chosen)')] : column.title,
        ),
      ],
      rows: [...rows, ...costRow],
      widths: [20, 10, ...columns.map(() => 70 / columns.length)],
      wide: columns.length > 4,
    }),
    ...columns.flatMap((column) =>
      column.comparison?.unknown
        ? [callout('warning', paragraph(`${column.title}: ${column.comparison.unknown[c.language]}`))]
        : [],
    ),
  ]
}

function measureRows(c: Context, requirement: string, columns: readonly OptionColumn[]): Inline[][][] {
  const base = c.verdictOf(requirement)
  if (!base) return []
  const cell = (column: OptionColumn): Inline[] => {
    const verdict = column.comparison?.verdicts.find((v) => v.requirement === requirement)
    if (!verdict) return ['—']
    return verdictWith(verdict.verdict, deciding(c, verdict.binding, base.binding))
  }
  return [
    [
      [reference('requirement', requirement, requirement), ` ${c.title(requirement)}`],
      [targetCell(c, base.binding)],
      ...columns.map(cell),
    ],
  ]
}

/** The value at the judged case; with the name of the measure when another one decides than in the model as it is. */
export function deciding(c: Context, binding: MeasureVerdict, base: MeasureVerdict): Inline[] {
  const value = judgedCell(c, binding)
  if (sameMeasure(binding, base)) return [value]
  return [value, ' ', emphasis('(', ...shortMeasureName(c, binding), ', ', targetCell(c, binding), ')')]
}

/** Another population of the same measure is no other measure. */
function sameMeasure(a: MeasureVerdict, b: MeasureVerdict): boolean {
  const of = (m: MeasureVerdict): unknown => ('of' in m.measure ? m.measure.of : undefined)
  return a.measure.metric === b.measure.metric && of(a) === of(b) && a.target === b.target
}

function judgedCell(c: Context, m: MeasureVerdict): Inline {
  if (!m.value || m.value.unit === 'level') return valueCell(c, m)
  const at = 'at' in m.measure && m.measure.at === 'worst' ? m.value.worst : m.value.typical
  // A value that has words of its own (no headroom, no end) reads as in the other tables.
  if (at === Number.POSITIVE_INFINITY || m.value.derivation.text) {
    return valueCell(c, { ...m, value: { ...m.value, best: at, typical: at, worst: at } })
  }
  return number(at, m.value.unit, c.language, c.analysis.cost.currency)
}

function held(column: OptionColumn): string[] | undefined {
  if (!column.comparison || column.comparison.unknown) return undefined
  return column.comparison.verdicts
    .filter((v) => v.verdict === 'pass' || v.verdict === 'at-risk')
    .map((v) => v.requirement)
}

function notHeld(column: OptionColumn): string[] {
  const good = new Set(held(column))
  return (column.comparison?.verdicts ?? []).map((v) => v.requirement).filter((r) => !good.has(r))
}

/** How an option's monthly cost compares with the chosen one, in words. */
function costWords(c: Context, column: OptionColumn, chosen: OptionColumn): string {
  const [own, other] = [chosen.comparison?.cost?.typical, column.comparison?.cost?.typical]
  if (own === undefined || other === undefined || own === 0) return ''
  const change = Math.abs(other - own) / own
  if (change < 0.005) return c.say('стоит столько же', 'costs the same')
  const by = formatNumber(change * 100, c.language, 2)
  return other > own
    ? c.say(`дороже на ${by}\u00a0%`, `costs ${by}% more`)
    : c.say(`дешевле на ${by}\u00a0%`, `costs ${by}% less`)
}

/** `«option» (fails SCA02, SCA03; costs 12% less)`. */
function againstWords(c: Context, column: OptionColumn, chosen: OptionColumn): string {
  const fails = notHeld(column)
  const parts = [
    fails.length > 0 ? c.say(`не выполняет ${fails.join(', ')}`, `fails ${fails.join(', ')}`) : '',
    costWords(c, column, chosen),
  ].filter((part) => part !== '')
  const name = c.say(`«${column.title}»`, `“${column.title}”`)
  return parts.length > 0 ? `${name} (${parts.join('; ')})` : name
}

/** What the figures say about a choice: a sentence or two. */
function verdictWords(c: Context, columns: readonly OptionColumn[]): { text: string; loses: boolean } | undefined {
  const chosen = columns.find((column) => column.chosen)
  const own = chosen ? held(chosen)?.length : undefined
  if (!chosen || own === undefined) return undefined
  const total = chosen.comparison?.verdicts.length ?? 0
  const others = columns.filter((column) => !column.chosen && held(column) !== undefined)
  const list = (of: readonly OptionColumn[]): string => of.map((column) => againstWords(c, column, chosen)).join(', ')
  const better = others.filter((column) => (held(column)?.length ?? 0) > own)
  const equal = others.filter((column) => held(column)?.length === own)
  const worse = others.filter((column) => (held(column)?.length ?? 0) < own)
  const all = own === total
  const sentences = [
    all
      ? c.say(
          `Выбранный вариант выполняет ${total === 1 ? 'единственное требование' : `все ${total} ${pluralRu(total, 'требование', 'требования', 'требований')}`}.`,
          `The chosen option meets ${total === 1 ? 'the only requirement' : `all ${total} requirements`}.`,
        )
      : c.say(
          `Выбранный вариант выполняет ${own} из ${total} ${pluralRu(total, 'требования', 'требований', 'требований')}.`,
          `The chosen option meets ${own} of ${total} ${pluralEn(total, 'requirement')}.`,
        ),
    better.length > 0
      ? c.say(
          `По числу выполненных требований он уступает: ${list(better)}. Почему он всё же выбран, сказано в тексте решения.`,
          `By that count it loses to ${list(better)}. The record says why it is still chosen.`,
        )
      : '',
    equal.length > 0
      ? c.say(
          `Столько же ${equal.length === 1 ? 'выполняет' : 'выполняют'} ${list(equal)}: выбор решают запасы, стоимость и доводы записи.`,
          `As many are met by ${list(equal)}: margins, cost and the arguments of the record decide.`,
        )
      : '',
    worse.length > 0
      ? c.say(`${worse.length === 1 ? 'Уступает' : 'Уступают'} ${list(worse)}.`, `Behind it: ${list(worse)}.`)
      : '',
  ]
  return { text: sentences.filter((part) => part !== '').join(' '), loses: better.length > 0 }
}

/** What the figures say about the choice of a decision, for places that only name the decision. */
export function choiceReason(c: Context, d: Decision): string {
  return verdictWords(c, optionColumns(c, d))?.text ?? ''
}

/** Says by the figures whether the chosen option wins; where it does not, that the reason must be in the record. */
function conclusion(c: Context, columns: readonly OptionColumn[]): RootContent[] {
  const words = verdictWords(c, columns)
  return words ? [callout(words.loses ? 'warning' : 'answer', paragraph(words.text))] : []
}

/** The links between records, each told once although both ends name it. */
function linksSection(c: Context): RootContent[] {
  const told = new Set<string>()
  const lines = c.model.decisions.flatMap((d) =>
    d.links.flatMap((l): Inline[][] => {
      const to = slugOf(c, l.to)
      if (told.has(`${to} ${inverse[l.kind]} ${d.slug}`)) return []
      told.add(`${d.slug} ${l.kind} ${to}`)
      return [[decisionRef(c, d.slug), ` ${decisionLinks[l.kind][c.language]} `, decisionRef(c, to)]]
    }),
  )
  return lines.length === 0
    ? []
    : [paragraph(strong(c.say('Связи решений:', 'Links between decisions:'))), bullets(lines)]
}

const inverse: Record<DecisionLink['kind'], DecisionLink['kind'] | undefined> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
  'relates-to': 'relates-to',
  'depends-on': undefined,
  'conflicts-with': 'conflicts-with',
}

function slugOf(c: Context, to: string): string {
  return c.model.decisions.find((d) => d.slug === to || String(d.number) === to.replace(/^(ADR-)?0*/i, ''))?.slug ?? to
}
