/** Solution document: the answer first, then context, containers, deployment, load, availability, decisions, assumptions. */
import type { RootContent } from 'mdast'
import { perSecond, ratio } from '../../language/units.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { formatAuthored } from '../../text/authored.ts'
import { formatNumber, pluralEn, pluralRu } from '../../text/format.ts'
import { type Context, id } from '../context.ts'
import { elementKinds, placeKinds, statuses } from '../words.ts'
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
import { decisionRef } from './decisions.ts'
import { latencyTable, stationsTable } from './performance.ts'

export function solutionTree(c: Context): RootContent[] {
  const system = c.model.document.system
  return [
    heading(1, c.say('Описание решения', 'Solution description')),
    answer(c),
    ...(system.description ? [paragraph(c.in(system.description))] : []),
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
      'technology' in e && e.technology ? e.technology : '—',
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
  return c.figure('containers', c.say('Контейнеры системы и их связи', 'Containers of the system and their relations'))
}

function deploymentSection(c: Context): RootContent[] {
  const d = c.model.document
  const failing = d.places.filter((p) => p.outage || p.host)
  return [
    anchor('deployment'),
    heading(2, c.say('Развёртывание', 'Deployment')),
    ...c.figure(
      'deployment',
      c.say('Регионы, зоны, экземпляры и копии данных', 'Regions, zones, instances and copies of data'),
    ),
    ...c.topology.regions.flatMap((region) =>
      c.figure(`deployment-${region}`, c.say(`Развёртывание: ${c.title(region)}`, `Deployment: ${c.title(region)}`)),
    ),
    ...table({
      id: 'places',
      caption: c.say('Площадки и их отказы', 'Places and their failures'),
      head: [
        c.say('Площадка', 'Place'),
        c.say('Вид', 'Kind'),
        c.say('Отказы площадки', 'Outages of the place'),
        c.say('Ремонт', 'Repair'),
        c.say('Источник', 'Source'),
      ],
      rows: failing
        .filter((p) => p.outage)
        .map((p) => [
          c.title(p.id),
          placeKinds[p.kind][c.language],
          formatAuthored(p.outage?.rate, c.language),
          formatAuthored(p.outage?.repair, c.language),
          c.in(p.outage?.source) || c.say('допущение', 'assumption'),
        ]),
      widths: [26, 17, 15, 10, 32],
    }),
    ...table({
      id: 'replicas',
      caption: c.say('Экземпляры', 'Instances'),
      head: [c.say('Элемент', 'Element'), ...c.topology.regions.map((r) => c.title(r))],
      rows: d.elements
        .filter((e) => c.topology.instancesOf(e.id).length > 0)
        .map((e) => [
          c.link(e.id),
          ...c.topology.regions.map((r) =>
            String(c.topology.instancesOf(e.id).filter((i) => c.topology.regionOf(i.place) === r).length),
          ),
        ]),
      align: [null, ...c.topology.regions.map((): 'right' => 'right')],
    }),
    ...table({
      id: 'copies',
      caption: c.say('Копии данных', 'Copies of data'),
      head: [
        c.say('Копия', 'Copy'),
        c.say('Площадка', 'Place'),
        c.say('Роль', 'Role'),
        c.say('Подтверждает запись', 'Acknowledges commits'),
        c.say('Становится ведущей', 'Becomes primary'),
      ],
      rows: c.topology.groups.flatMap((g) =>
        g.copies.map((copy) => [
          id(copy.id),
          c.title(copy.place),
          role(c, copy.role),
          copy.sync ? c.say('да', 'yes') : c.say('нет', 'no'),
          promotion(c, copy.promotion),
        ]),
      ),
      widths: [24, 26, 16, 17, 17],
    }),
  ]
}

function role(c: Context, value: 'primary' | 'standby' | 'replica' | 'witness'): string {
  return {
    primary: c.say('ведущая', 'primary'),
    standby: c.say('резервная', 'standby'),
    replica: c.say('реплика для чтения', 'read replica'),
    witness: c.say('голос', 'witness'),
  }[value]
}

function promotion(c: Context, value: 'automatic' | 'manual' | 'never'): string {
  return {
    automatic: c.say('сама', 'by itself'),
    manual: c.say('человеком', 'by a person'),
    never: c.say('никогда', 'never'),
  }[value]
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
        c.say('Обычно', 'Normal'),
        c.say('Пик', 'Peak'),
        c.say('Рост за год', 'Growth per year'),
      ],
      rows: d.journeys.flatMap((j) =>
        j.rates.map((r) => [
          c.link(j.id),
          c.title(r.from),
          number(perSecond(r.normal), '/s', c.language),
          number(perSecond(r.peak), '/s', c.language),
          j.growth ? number(ratio(j.growth), 'ratio', c.language) : '—',
        ]),
      ),
      align: [null, null, 'right', 'right', 'right'],
    }),
    ...(first
      ? [
          callout(
            'answer',
            paragraph(
              c.say('Узкое место в час пик: ', 'Bottleneck at peak: '),
              id(first.id),
              c.say(', загрузка ', ', utilisation '),
              number(first.utilisation.typical, 'ratio', c.language),
              '.',
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
      head: [c.say('Путь', 'Journey'), c.say('Предел', 'Ceiling')],
      rows: peak.throughput.map((t) => [c.link(t.journey), number(t.value.typical, '/s', c.language)]),
      align: [null, 'right'],
      widths: [60, 40],
    }),
    ...latencyTable(c, 'latency-summary'),
  ]
}

function availabilitySection(c: Context): RootContent[] {
  const all = c.analysis.availability.journeys
  const upper = all.some((a) => a.upperBound)
  const culprits = topEvents(c)
  return [
    anchor('availability'),
    heading(2, c.say('Доступность', 'Availability')),
    ...(upper
      ? [
          callout(
            'warning',
            paragraph(
              c.say(
                'Отказы из-за изменений заданы не для всех элементов: доступность ниже — верхняя граница.',
                'Change failures are not given for every element: the availability below is an upper bound.',
              ),
            ),
          ),
        ]
      : []),
    ...c.figure('budget', c.say('Бюджет простоя за год по причинам', 'Downtime budget per year by cause')),
    ...table({
      id: 'availability-table',
      caption: c.say('Доступность и простой за год', 'Availability and downtime per year'),
      head: [
        c.say('Путь', 'Journey'),
        c.say('Пользователи', 'Users'),
        c.say('Доступность', 'Availability'),
        c.say('Простой за год', 'Downtime per year'),
        c.say('Отказы', 'Failures'),
        c.say('Переключения', 'Failovers'),
        c.say('Изменения', 'Changes'),
        c.say('Работы', 'Planned'),
      ],
      rows: all.map((a) => [
        c.link(a.journey),
        c.title(a.region),
        a.unknown ? a.unknown[c.language] : number(a.availability.typical, 'ratio', c.language),
        number(a.downtimePerYear, 's', c.language),
        ...[a.structural, a.failover, a.changes, a.planned].map((q) => number(q.typical * 31_536_000, 's', c.language)),
      ]),
      align: [null, null, 'right', 'right', 'right', 'right', 'right', 'right'],
      wide: true,
    }),
    ...table({
      id: 'importance',
      caption: c.say('Что чаще всего отнимает доступность', 'What takes most of the availability'),
      head: [
        c.say('Событие', 'Event'),
        c.say('Недоступность', 'Unavailability'),
        c.say('Доля в отказах (Фусселл — Везели)', 'Share of failures (Fussell-Vesely)'),
        c.say('Путь', 'Journey'),
      ],
      rows: culprits,
      align: [null, 'right', 'right', null],
      widths: [40, 18, 22, 20],
    }),
  ]
}

/** The most important basic events of the journey with the lowest availability. */
function topEvents(c: Context): Inline[][][] {
  const worst = [...c.analysis.availability.journeys]
    .filter((a) => !a.unknown)
    .sort((a, b) => a.availability.typical - b.availability.typical)[0]
  if (!worst) return []
  return [...worst.importance]
    .sort((a, b) => b.fussellVesely - a.fussellVesely)
    .slice(0, 8)
    .map((e) => [
      [e.label[c.language]],
      [number(e.probability, 'ratio', c.language)],
      [number(e.fussellVesely, 'ratio', c.language)],
      [`${c.title(worst.journey)}, ${c.title(worst.region)}`],
    ])
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
        [...joined([c.link(s.store)]), ' ', id(s.group)],
        s.cap === 'neither' ? c.say('ни CP, ни AP', 'neither') : s.cap,
        s.pacelc,
        s.price ? range(s.price, 's', c.language) : '—',
      ]),
      align: [null, null, null, 'right'],
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
          ...(chosen ? [c.say('; выбрано: ', '; chosen: '), chosenTitle(c, chosen)] : []),
          '.',
        ]
      }),
    ),
  ]
}

function chosenTitle(c: Context, option: { title: string; variant?: string }): string {
  const variant = c.model.document.variants.find((v) => v.id === option.variant)
  return variant ? c.in(variant.title) : c.say('модель как она есть', 'the model as it is')
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
        [c.in(a.reason), ...(a.source ? [c.say(' Источник: ', ' Source: '), c.in(a.source)] : [])],
        joined(a.about.map((path) => id(path))),
      ]),
      widths: [12, 34, 34, 20],
    }),
  ]
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
