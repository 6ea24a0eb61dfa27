/** Monitoring plan: what is measured, thresholds, how to read it, what to do, how fast an alert reaches a person. */
import type { RootContent } from 'mdast'
import type { Metric } from '../../language/vocabulary/index.ts'
import type { Unit } from '../../quantity/quantity.ts'
import { formatAuthored } from '../../text/authored.ts'
import { formatNumber, formatValue } from '../../text/format.ts'
import { type Context, id } from '../context.ts'
import {
  anchor,
  bullets,
  callout,
  heading,
  type Inline,
  joined,
  paragraph,
  reference,
  strong,
  table,
} from '../write.ts'

export function monitoringTree(c: Context): RootContent[] {
  const all = c.model.document.metrics
  return [
    heading(1, c.say('План мониторинга', 'Monitoring plan')),
    ...c.figure('monitoring', c.say('Кто за чем следит и кого будит', 'What watches what, and whom it wakes')),
    ...alertingTable(c),
    ...(all.length === 0 ? [noMetrics(c)] : []),
    ...table({
      id: 'metrics',
      caption: c.say('Метрики и пороги', 'Metrics and thresholds'),
      head: [
        c.say('Метрика', 'Metric'),
        c.say('Следит за', 'Watches'),
        c.say('Требование', 'Requirement'),
        c.say('Предупреждение', 'Warning'),
        c.say('Тревога', 'Critical'),
      ],
      rows: all.map((m) => [
        c.in(m.title),
        joined(m.watches.map(c.link)),
        m.requirement ? reference('requirement', m.requirement, m.requirement) : '—',
        threshold(c, m.thresholds.warning, m.unit),
        threshold(c, m.thresholds.critical, m.unit),
      ]),
      align: [null, null, null, 'right', 'right'],
      widths: [29, 30, 13, 15, 13],
    }),
    ...all.flatMap((m) => metricSection(c, m)),
  ]
}

function noMetrics(c: Context): RootContent {
  const text = c.say(
    'В модели нет ни одной метрики: пороги, по которым поднимают тревогу, не заданы.',
    'The model has no metrics: no threshold is set at which an alert would be raised.',
  )
  return callout('warning', paragraph(text))
}

const units = new Set<string>(['s', 'B', 'ratio', '/s', 'B/s'])

/** A threshold in the unit a person reads: 9 h and not 32 400 s. */
function threshold(c: Context, value: number | undefined, unit: string): string {
  if (value === undefined) return '—'
  if (units.has(unit)) return formatValue(value, unit as Unit, c.language)
  return unit === 'count' ? formatNumber(value, c.language) : `${formatNumber(value, c.language)}\u00a0${unit}`
}

function metricSection(c: Context, m: Metric): RootContent[] {
  const items: Inline[][] = [
    [strong(c.say('Как читать: ', 'How to read: ')), c.in(m.reading)],
    [strong(c.say('Что делать: ', 'What to do: ')), c.in(m.action)],
  ]
  return [
    anchor(m.id),
    heading(2, c.in(m.title)),
    ...(m.description ? [paragraph(c.in(m.description))] : []),
    { type: 'code', lang: 'promql', value: m.query },
    bullets(items),
  ]
}

/** One column per monitoring tool, a row per knob: a tool more makes the table no wider than the page. */
function alertingTable(c: Context): RootContent[] {
  const tools = c.model.document.elements.flatMap((e) =>
    'alerting' in e && e.alerting ? [{ id: e.id, alerting: e.alerting }] : [],
  )
  if (tools.length === 0) return []
  type Alerting = (typeof tools)[number]['alerting']
  const row = (label: string, knob: string, cell: (a: Alerting) => Inline | Inline[]): (Inline | Inline[])[] => [
    knob === '' ? label : [label, ' ', id(knob)],
    ...tools.map((tool) => cell(tool.alerting)),
  ]
  return table({
    id: 'alerting',
    caption: c.say('Цепочка оповещения', 'The alerting chain'),
    head: [c.say('Настройка', 'Setting'), ...tools.map((tool) => c.link(tool.id))],
    rows: [
      row(c.say('Период опроса', 'Scrape interval'), 'scrape_interval', (a) =>
        formatAuthored(a.scrapeInterval, c.language),
      ),
      row(c.say('Период вычисления правил', 'Rule evaluation'), 'evaluation_interval', (a) =>
        formatAuthored(a.evaluationInterval, c.language),
      ),
      row(c.say('Выдержка тревоги', 'Alert held for'), 'for', (a) => formatAuthored(a.for, c.language)),
      row(c.say('Ожидание группы', 'Group wait'), 'group_wait', (a) => formatAuthored(a.groupWait, c.language)),
      row(c.say('Получатели', 'Receivers'), '', (a) => joined(a.receivers.map(c.link))),
      row(c.say('Контроль молчания самой системы', 'Dead man’s switch'), '', (a) =>
        a.deadMansSwitch ? c.say('да', 'yes') : c.say('нет', 'no'),
      ),
    ],
  })
}
