/** Solution document: the answer first, then context, containers, deployment, load, availability, decisions, assumptions. */
import type { RootContent } from 'mdast'
import { perSecond, ratio } from '../../language/units.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { formatNumber, pluralEn, pluralRu } from '../../text/format.ts'
import { technologyName } from '../../view/names.ts'
import { type Context, id } from '../context.ts'
import { groupName, stationName } from '../names.ts'
import { elementKinds, statuses } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  range,
  strong,
  table,
} from '../write.ts'
import { answer, board } from './board.ts'
import { capName, pacelcName } from './consistency.ts'
import { choiceReason, decisionRef, optionTitle } from './decisions.ts'
import { essence } from './essence.ts'
import { growthRoom, latencyTable, stationsTable } from './performance.ts'
import { availabilitySection } from './solution-availability.ts'
import { deploymentSection } from './solution-deployment.ts'

export function solutionTree(c: Context): RootContent[] {
  const system = c.model.document.system
  return [
    heading(1, c.say('Описание решения', 'Solution description')),
    answer(c),
    ...(system.description ? [paragraph(c.in(system.description))] : []),
    ...essence(c),
    ...board(c),
    ...contextSection(c),
    ...containersSection(c),
    ...deploymentSection(c),
    ...loadSection(c),
    ...availabilitySection(c),
    ...consistencySection(c),
    ...decisionsSection(c),
    ...assumptionsSection(c),
    ...findingsSection(c),
  ]
}

const outside = new Set(['person', 'externalSystem'])

function elementsTable(c: Context, key: string, caption: string, elements: readonly Element[]): RootContent[] {
  return table({
    id: key,
    caption,
    head: [
      c.say('Элемент', 'Element'),
      c.say('Вид', 'Kind'),
      c.say('Технология', 'Technology'),
      c.say('Назначение', 'Purpose'),
    ],
    rows: elements.map((e) => [
      c.link(e.id),
      elementKinds[e.kind][c.language],
      'technology' in e && e.technology ? technologyName(e.technology) : '—',
      c.in(e.description) || '—',
    ]),
    widths: [24, 20, 14, 42],
  })
}

function contextSection(c: Context): RootContent[] {
  const elements = c.model.document.elements.filter((e) => outside.has(e.kind))
  return [
    anchor('context'),
    heading(2, c.say('Контекст', 'Context')),
    ...c.figure('context', c.say('Система и её окружение', 'The system and what surrounds it')),
    ...elementsTable(c, 'outside', c.say('Пользователи и внешние системы', 'People and external systems'), elements),
  ]
}

function containersSection(c: Context): RootContent[] {
  const elements = c.model.document.elements.filter((e) => !outside.has(e.kind) && e.partOf === undefined)
  return [
    anchor('containers'),
    heading(2, c.say('Контейнеры', 'Containers')),
    ...containerFigures(c),
    ...elementsTable(c, 'containers-table', c.say('Контейнеры', 'Containers'), elements),
  ]
}

/** A big system is shown in two halves that can be read in print. */
function containerFigures(c: Context): RootContent[] {
  const halves = [
    ...c.figure(
      'containers-front',
      c.say('Контейнеры: от пользователей до сервисов', 'Containers: from people to services'),
    ),
    ...c.figure(
      'containers-back',
      c.say('Контейнеры: сервисы, данные, внешние системы', 'Containers: services, data, external systems'),
    ),
  ]
  if (halves.length > 0) return halves
  return [
    ...c.figure('containers', c.say('Контейнеры системы и их связи', 'Containers of the system and their relations')),
    // Only of a system too large for one picture.
    ...c.model.document.journeys.flatMap((journey) =>
      c.figure(
        `containers-${journey.id}`,
        c.say(`Контейнеры на пути «${c.in(journey.title)}»`, `Containers on the way of "${c.in(journey.title)}"`),
      ),
    ),
  ]
}

function loadSection(c: Context): RootContent[] {
  const d = c.model.document
  const peak = c.analysis.performance.peak
  const first = peak.stations.find((s) => s.id === peak.bottlenecks[0])
  return [
    anchor('load'),
    heading(2, c.say('Нагрузка и масштабирование', 'Load and scaling')),
    ...table({
      id: 'journeys',
      caption: c.say('Пользовательские пути и интенсивность', 'Journeys and their rates'),
      head: [
        c.say('Путь', 'Journey'),
        c.say('Пользователи', 'Users'),
        c.say('Обычно, 1/с', 'Normal, 1/s'),
        c.say('Пик, 1/с', 'Peak, 1/s'),
        c.say('Рост за год', 'Growth per year'),
      ],
      rows: d.journeys.flatMap((j) =>
        j.rates.map((r) => [
          c.link(j.id),
          c.title(r.from),
          number(perSecond(r.normal), 'count', c.language),
          number(perSecond(r.peak), 'count', c.language),
          j.growth ? number(ratio(j.growth), 'ratio', c.language) : '—',
        ]),
      ),
      align: [null, null, 'right', 'right', 'right'],
      widths: [38, 20, 14, 14, 14],
    }),
    ...(first
      ? [
          callout(
            'answer',
            paragraph(
              c.say('Самый загруженный ресурс — ', 'The busiest resource is '),
              strong(stationName(c, first.id)),
              c.say(': в час пик ', ': at peak '),
              number(first.utilisation.typical, 'ratio', c.language),
              '. ',
              growthRoom(c, first.utilisation.typical),
            ),
          ),
        ]
      : []),
    ...c.figure('utilisation', c.say('Загрузка ресурсов в час пик', 'Utilisation of the resources at peak')),
    ...stationsTable(c, 8, 'top-stations'),
    ...table({
      id: 'ceiling',
      caption: c.say(
        'Наибольшая пропускная способность (все пути растут одинаково)',
        'Highest throughput (all journeys grow alike)',
      ),
      head: [
        c.say('Путь', 'Journey'),
        c.say('Пик, все регионы, 1/с', 'Peak, all regions, 1/s'),
        c.say('Предел, 1/с', 'Ceiling, 1/s'),
      ],
      rows: peak.throughput.map((t) => [
        c.link(t.journey),
        number(peakOf(c, t.journey), 'count', c.language),
        number(t.value.typical, 'count', c.language),
      ]),
      align: [null, 'right', 'right'],
      widths: [50, 25, 25],
    }),
    ...latencyTable(c, 'latency-summary'),
  ]
}

function peakOf(c: Context, journey: string): number {
  const found = c.model.document.journeys.find((j) => j.id === journey)
  return (found?.rates ?? []).reduce((sum, r) => sum + perSecond(r.peak), 0)
}

function consistencySection(c: Context): RootContent[] {
  const stores = c.analysis.consistency.stores
  if (stores.length === 0) return []
  return [
    anchor('cap'),
    heading(2, 'CAP, PACELC'),
    ...table({
      id: 'cap-summary',
      caption: c.say(
        'Чем хранилища жертвуют при разделении сети и без него',
        'What the stores give up with and without a partition',
      ),
      head: [c.say('Группа', 'Group'), 'CAP', 'PACELC', c.say('Цена фиксации', 'Price of a commit')],
      rows: stores.map((s) => [
        groupName(c, s.group),
        capName(c, s),
        pacelcName(c, s),
        s.price ? range(s.price, 's', c.language) : '—',
      ]),
      align: [null, null, null, 'right'],
      widths: [44, 18, 20, 18],
    }),
  ]
}

function decisionsSection(c: Context): RootContent[] {
  if (c.model.decisions.length === 0) return []
  return [
    anchor('decisions'),
    heading(2, c.say('Решения', 'Decisions')),
    bullets(
      c.model.decisions.map((d): Inline[] => {
        const chosen = d.options.find((o) => o.chosen)
        const title = d.texts.find((t) => t.language === c.language)?.title ?? d.texts[0]?.title ?? d.slug
        return [
          decisionRef(c, d.slug),
          `. ${title} — ${statuses[d.status][c.language]}`,
          ...(chosen && optionTitle(c, d, chosen) !== title
            ? [c.say('; выбран вариант «', '; chosen: “'), optionTitle(c, d, chosen), c.say('»', '”')]
            : []),
          '. ',
          choiceReason(c, d),
        ]
      }),
    ),
  ]
}

function assumptionsSection(c: Context): RootContent[] {
  const all = c.model.document.assumptions
  return [
    anchor('assumptions'),
    heading(2, c.say('Допущения', 'Assumptions')),
    paragraph(
      c.say(
        `Исходные документы оставляют открытыми ${all.length} ${pluralRu(all.length, 'вход', 'входа', 'входов')} расчёта; каждый выбран явно.`,
        `The source documents leave ${all.length} ${pluralEn(all.length, 'input')} open; each was chosen explicitly.`,
      ),
    ),
    ...table({
      id: 'assumptions-table',
      caption: c.say('Допущения', 'Assumptions'),
      head: [
        c.say('Код', 'Id'),
        c.say('Допущение', 'Assumption'),
        c.say('Почему', 'Reason'),
        c.say('Чего касается', 'Covers'),
      ],
      rows: all.map((a) => [
        id(a.id),
        c.in(a.text),
        [c.in(a.reason), ...(a.source ? [c.say(' Источник: ', ' Source: '), endStop(c.in(a.source))] : [])],
        joined(a.about.map((path) => id(path))),
      ]),
      widths: [12, 34, 34, 20],
    }),
  ]
}

function endStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function findingsSection(c: Context): RootContent[] {
  const shown = c.findings.filter((f) => f.finding.severity !== 'info' && !f.finding.accepted)
  if (shown.length === 0) return []
  return [
    anchor('findings'),
    heading(2, c.say('Замечания проверки', 'Findings of the check')),
    ...table({
      id: 'findings-table',
      caption: c.say(
        `${formatNumber(shown.length, 'ru')} ${pluralRu(shown.length, 'замечание', 'замечания', 'замечаний')}`,
        `${shown.length} ${pluralEn(shown.length, 'finding')}`,
      ),
      head: [c.say('Код', 'Code'), c.say('Что не так', 'What is wrong'), c.say('Что сделать', 'What to do')],
      rows: shown.map((f) => [
        id(f.finding.code),
        [strong(f.finding.element ?? ''), f.finding.element ? ': ' : '', f.message[c.language]],
        f.fix[c.language],
      ]),
      widths: [14, 46, 40],
    }),
  ]
}
