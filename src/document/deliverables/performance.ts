/** Performance profile: demand and utilisation per resource, response times with their parts, pools. */
import type { RootContent } from 'mdast'
import type { JourneyLatency } from '../../analyse/analysis.ts'
import { stepsOf } from '../../render/charts/latency.ts'
import { answersTold, regionsAlike } from '../../render/charts/latency-regions.ts'
import { formatFixed, formatNumber, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { leftOut } from '../cut.ts'
import { stationName } from '../names.ts'
import { callout, derivationBlock, heading, type Inline, number, paragraph, strong, table } from '../write.ts'
import { capacitySections } from './capacity.ts'
import { verifiedPerformance } from './simulated-performance.ts'

const shownPercentiles = [50, 95, 99] as const

/** Resources by falling utilisation at peak; percentages and milliseconds stand in the heads. */
export function stationsTable(c: Context, most: number, key: string): RootContent[] {
  const { peak, normal } = c.analysis.performance
  const order = peak.bottlenecks
    .map((s) => peak.stations.find((station) => station.id === s))
    .filter((s) => s !== undefined)
  const percent = (value: number | undefined): Inline =>
    value === undefined || Number.isNaN(value) ? '?' : fixed(c, value * 100, 1)
  return table({
    id: key,
    caption: c.say('Загрузка ресурсов, самые занятые сверху', 'Utilisation of the resources, the busiest first'),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Исполнителей', 'Servers'),
      c.say('Вызовов в пик, 1/с', 'Calls at peak, 1/s'),
      c.say('Время вызова, мс', 'Time per call, ms'),
      c.say('Загрузка обычно, %', 'Utilisation, normal, %'),
      c.say('Загрузка в пик, %', 'Utilisation, peak, %'),
      c.say('Ожидание в пик, мс', 'Wait at peak, ms'),
    ],
    rows: order
      .slice(0, most)
      .map((s) => [
        stationName(c, s.id),
        number(s.servers, 'count', c.language),
        fixed(c, s.arrivals, 0),
        fixed(c, s.service * 1000, 2),
        percent(normal.stations.find((n) => n.id === s.id)?.utilisation.typical),
        percent(s.utilisation.typical),
        s.wait > 0 && s.wait < 5e-6 ? c.say('< 0,01', '< 0.01') : fixed(c, s.wait * 1000, 2),
      ]),
    align: [null, 'right', 'right', 'right', 'right', 'right', 'right'],
    widths: [34, 10, 11, 11, 11, 11, 12],
  })
}

function fixed(c: Context, value: number, decimals: number): Inline {
  return { type: 'number', text: formatFixed(value, decimals, c.language), exact: String(value) }
}

/** Response times of all journeys: at peak in full, at normal load the 95th percentile. Regions that answer alike share a row. */
export function latencyTable(c: Context, key: string): RootContent[] {
  const { normal, peak } = c.analysis.performance
  const ms = (seconds: number | undefined): string =>
    seconds === undefined || Number.isNaN(seconds) ? '?' : formatFixed(seconds * 1000, 1, c.language)
  const p = (l: JourneyLatency | undefined, percentile: number): number | undefined =>
    l?.percentiles.find((q) => q.p === percentile)?.value.typical
  const rows = peak.latencies.map((l) => {
    const calm = normal.latencies.find((n) => n.journey === l.journey && n.region === l.region)
    const cells = l.unknown
      ? [l.unknown[c.language], '—', '—', '—', '—']
      : [ms(p(calm, 95)), ms(l.mean.typical), ...shownPercentiles.map((percentile) => ms(p(l, percentile)))]
    return { journey: l.journey, region: l.region, cells }
  })
  return table({
    id: key,
    caption: c.say('Время отклика, мс', 'Response time, ms'),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('p95 обычно', 'p95, normal'),
      c.say('Среднее в пик', 'Mean at peak'),
      c.say('p50 в пик', 'p50 at peak'),
      c.say('p95 в пик', 'p95 at peak'),
      c.say('p99 в пик', 'p99 at peak'),
    ],
    rows: regionsTogether(c, rows),
    align: [null, null, 'right', 'right', 'right', 'right', 'right'],
    widths: [27, 23, 10, 10, 10, 10, 10],
  })
}

/** Rows of one journey that read alike are one row with all their regions. */
export function regionsTogether(
  c: Context,
  rows: readonly { journey: string; region: string; cells: readonly string[] }[],
): Inline[][][] {
  const groups = Map.groupBy(rows, (row) => [row.journey, ...row.cells].join('\n'))
  return [...groups.values()].map((group) => {
    const first = group[0] as (typeof rows)[number]
    const cells = first.cells.map((text): Inline[] => [{ type: 'number', text }])
    return [[c.link(first.journey)], [group.map((row) => c.title(row.region)).join(', ')], ...cells]
  })
}

export function performanceTree(c: Context): RootContent[] {
  const { peak } = c.analysis.performance
  const first = peak.stations.find((s) => s.id === peak.bottlenecks[0])
  return [
    heading(1, c.say('Профиль производительности', 'Performance profile')),
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
    heading(2, c.say('Ресурсы', 'Resources')),
    ...stationsTable(c, 1000, 'stations'),
    ...(first
      ? [
          derivationBlock(
            c.say(`Загрузка: ${stationName(c, first.id)}`, `Utilisation: ${stationName(c, first.id)}`),
            first.utilisation.derivation,
          ),
        ]
      : []),
    heading(2, c.say('Время отклика', 'Response time')),
    ...latencyTable(c, 'latency'),
    ...(sameSomewhere(c)
      ? [
          paragraph(
            c.say(
              '«Так же» — каждый шаг отличается меньше чем на 1 % всего отклика; показан самый медленный регион.',
              '“The same”: every step differs by less than 1 % of the whole answer; the slowest region is shown.',
            ),
          ),
        ]
      : []),
    ...partsTables(c),
    ...poolsSection(c),
    ...capacitySections(c),
    ...verifiedPerformance(c),
  ]
}

/** How much the peak may grow before the busiest resource is full. */
export function growthRoom(c: Context, utilisation: number): string {
  if (!(utilisation > 0)) return ''
  const times = formatNumber(1 / utilisation, c.language)
  const ru = pluralRu(Number((1 / utilisation).toPrecision(3)), 'раз', 'раза', 'раз')
  return utilisation < 1
    ? c.say(
        `Если все пути растут одинаково, он насытится при нагрузке в ${times} ${ru} больше пиковой.`,
        `When all journeys grow alike it saturates at ${times} times the peak.`,
      )
    : c.say('Пиковую нагрузку он не выдерживает.', 'It does not carry the peak.')
}

function sameSomewhere(c: Context): boolean {
  return regionsAlike(c.analysis.performance.peak.latencies).some((group) => group.length > 1)
}

const partKinds = ['network', 'wait', 'service', 'commit'] as const

function partsTables(c: Context): RootContent[] {
  const { told, all } = answersTold(c.analysis.performance.peak.latencies)
  const parts = told.flatMap(([l, ...others]) => {
    if (!l) return []
    const name = `${c.title(l.journey)}, ${c.title(l.region)}`
    const places = others.map((o) => c.title(o.region)).join(', ')
    const likewise = places === '' ? '' : c.say(` (${places} — так же)`, ` (${places}: the same)`)
    return [
      ...c.figure(
        `latency-${l.journey}-${l.region}`,
        c.say(
          `Из чего складывается отклик: ${name}${likewise}`,
          `What the response time is made of: ${name}${likewise}`,
        ),
      ),
      ...table({
        id: `parts-${l.journey}-${l.region}`,
        caption: c.say(
          `${name}${likewise}: среднее время по шагам в час пик, мс`,
          `${name}${likewise}: mean by step at peak, ms`,
        ),
        head: [
          c.say('Шаг', 'Step'),
          c.say('Сеть', 'Network'),
          c.say('Ожидание', 'Wait'),
          c.say('Обработка', 'Work'),
          c.say('Фиксация', 'Commit'),
          c.say('Всего', 'Total'),
        ],
        rows: stepsOf(l.parts).map((step) => {
          const of = (kind: (typeof partKinds)[number]): Inline => {
            const own = step.parts.filter((p) => p.kind === kind).reduce((sum, p) => sum + p.seconds, 0)
            return own === 0 ? '—' : own < 5e-6 ? c.say('< 0,01', '< 0.01') : fixed(c, own * 1000, 2)
          }
          return [step.label[c.language], ...partKinds.map(of), fixed(c, step.seconds * 1000, 2)]
        }),
        align: [null, 'right', 'right', 'right', 'right', 'right'],
        widths: [45, 11, 11, 11, 11, 11],
      }),
    ]
  })
  const rule = {
    ru: 'самые долгие отклики по шагам; остальные — в таблице выше',
    en: 'the longest answers by step; the others are in the table above',
  }
  return [...leftOut(c, told.length, all, rule), ...parts]
}

function poolsSection(c: Context): RootContent[] {
  const pools = c.analysis.performance.peak.pools
  if (pools.length === 0) return []
  const rows = table({
    id: 'pools',
    caption: c.say(
      'Соединения: нужно по закону Литтла, открывается, разрешено',
      'Connections: needed by Little’s law, opened, allowed',
    ),
    head: [
      c.say('К чему', 'To'),
      c.say('Хранилище', 'Store'),
      c.say('Нужно', 'Needed'),
      c.say('Открывается', 'Opened'),
      c.say('Разрешено', 'Allowed'),
    ],
    rows: pools.map((p) => [
      stationName(c, p.id.includes('->') ? (p.id.split('->')[1] ?? p.id) : p.id),
      c.link(p.store),
      fixed(c, p.needed, 1),
      number(p.opened, 'count', c.language),
      number(p.allowed, 'count', c.language),
    ]),
    align: [null, null, 'right', 'right', 'right'],
    widths: [46, 24, 10, 10, 10],
  })
  return [heading(2, c.say('Пулы соединений', 'Connection pools')), ...rows]
}
