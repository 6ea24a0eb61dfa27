/** Decision records: the log, each record with the computed table of its options, and the links between records. */
import type { Heading, Nodes, Root, RootContent } from 'mdast'
import type { Comparison, MeasureVerdict } from '../../judge/verdict.ts'
import type { Decision, DecisionLink } from '../../load/loaded-model.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
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
  verdictBadge,
} from '../write.ts'
import { countVerdicts } from './board.ts'

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

function optionColumns(c: Context, d: Decision): OptionColumn[] {
  const own = d.texts.find((t) => t.language === c.language)?.optionTitles
  const titles = own?.length === d.options.length ? own : d.options.map((option) => option.title)
  return d.options.flatMap((option, index) => {
    if (option.variant === undefined) return []
    const key = option.variant
    const comparison = c.comparisons.find((item) => item.id === key)
    return [{ title: titles[index] ?? option.title, chosen: option.chosen, comparison }]
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
    ...table({
      id: `options-${d.slug}`,
      caption: c.say(
        'Варианты решения: вердикт и расчётное значение решающей меры',
        'Options: verdict and computed value of the deciding measure',
      ),
      head: [
        c.say('Требование', 'Requirement'),
        c.say('Цель', 'Target'),
        ...columns.map((column) =>
          column.chosen ? [strong(column.title), c.say(' (выбран)', ' (chosen)')] : column.title,
        ),
      ],
      rows: [...rows, ...costRow],
      widths: [16, 12, ...columns.map(() => 72 / columns.length)],
      wide: columns.length > 2,
    }),
    ...columns.flatMap((column) =>
      column.comparison?.unknown
        ? [callout('warning', paragraph(`${column.title}: ${column.comparison.unknown[c.language]}`))]
        : [],
    ),
    ...conclusion(c, columns),
  ]
}

function measureRows(c: Context, requirement: string, columns: readonly OptionColumn[]): Inline[][][] {
  const base = c.verdictOf(requirement)
  if (!base) return []
  const cell = (column: OptionColumn): Inline[] => {
    const verdict = column.comparison?.verdicts.find((v) => v.requirement === requirement)
    if (!verdict) return ['—']
    return [verdictBadge(verdict.verdict), ' ', ...deciding(c, verdict.binding, base.binding)]
  }
  return [
    [
      [reference('requirement', requirement, requirement), ` ${c.title(requirement)}`],
      [targetCell(c, base.binding)],
      ...columns.map(cell),
    ],
  ]
}

/** The value; with the name of the measure when another measure decides than in the model as it is. */
function deciding(c: Context, binding: MeasureVerdict, base: MeasureVerdict): Inline[] {
  const value = valueCell(c, binding)
  if (binding.scope === base.scope && binding.measure.metric === base.measure.metric) return [value]
  return [value, ' ', emphasis(`(${binding.scope}, `, targetCell(c, binding), ')')]
}

function score(column: OptionColumn): number | undefined {
  if (!column.comparison || column.comparison.unknown) return undefined
  const n = countVerdicts(column.comparison.verdicts)
  return n.pass + n['at-risk']
}

/** Says by the figures whether the chosen option wins; where it does not, that the reason must be in the record. */
function conclusion(c: Context, columns: readonly OptionColumn[]): RootContent[] {
  const chosen = columns.find((column) => column.chosen)
  const own = chosen ? score(chosen) : undefined
  if (!chosen || own === undefined) return []
  const scores = columns.map(score).filter((s): s is number => s !== undefined)
  const best = Math.max(...scores)
  const better = columns.filter((column) => (score(column) ?? -1) > own)
  const total = chosen.comparison?.verdicts.length ?? 0
  const line = c.say(
    `Выбранный вариант выполняет ${own} из ${total} ${pluralRu(total, 'требования', 'требований', 'требований')}.`,
    `The chosen option holds ${own} of ${total} ${pluralEn(total, 'requirement')}.`,
  )
  if (better.length > 0) {
    const names = better.map((column) => `«${column.title}» (${score(column)})`).join(', ')
    return [
      callout(
        'warning',
        paragraph(
          line,
          ' ',
          c.say(
            `По числу выполненных требований он уступает: ${names}. Почему он всё же выбран, сказано в тексте решения.`,
            `By that count it loses to: ${names}. The record says why it is still chosen.`,
          ),
        ),
      ),
    ]
  }
  const equal = columns.filter((column) => !column.chosen && score(column) === best)
  const tail =
    equal.length > 0
      ? c.say(
          ` Столько же выполняет: ${equal.map((e) => `«${e.title}»`).join(', ')}; различие — в запасах и стоимости.`,
          ` As many are held by: ${equal.map((e) => `“${e.title}”`).join(', ')}; the difference is in margins and cost.`,
        )
      : c.say(' Ни один другой вариант не выполняет столько же.', ' No other option holds as many.')
  return [callout('answer', paragraph(line, tail))]
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
