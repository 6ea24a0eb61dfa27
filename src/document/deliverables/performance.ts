/** Performance profile: demand and utilisation per resource, response times with their parts, pools. */
import type { RootContent } from 'mdast'
import { type Context, id } from '../context.ts'
import { callout, derivationBlock, heading, type Inline, number, paragraph, table } from '../write.ts'

const shownPercentiles = [50, 95, 99] as const

/** Stations by falling utilisation at peak. */
export function stationsTable(c: Context, most: number, key: string): RootContent[] {
  const { peak, normal } = c.analysis.performance
  const order = peak.bottlenecks
    .map((s) => peak.stations.find((station) => station.id === s))
    .filter((s) => s !== undefined)
  return table({
    id: key,
    caption: c.say('Загрузка ресурсов', 'Utilisation of the resources'),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Вызовов/с в пик', 'Calls/s at peak'),
      c.say('Время вызова', 'Time per call'),
      c.say('Исполнителей', 'Servers'),
      c.say('Загрузка обычно', 'Utilisation, normal'),
      c.say('Загрузка в пик', 'Utilisation, peak'),
      c.say('Ожидание в пик', 'Wait at peak'),
    ],
    rows: order
      .slice(0, most)
      .map((s) => [
        id(s.id),
        number(s.arrivals, 'count', c.language),
        number(s.service, 's', c.language),
        number(s.servers, 'count', c.language),
        number(normal.stations.find((n) => n.id === s.id)?.utilisation.typical ?? Number.NaN, 'ratio', c.language),
        number(s.utilisation.typical, 'ratio', c.language),
        number(s.wait, 's', c.language),
      ]),
    align: [null, 'right', 'right', 'right', 'right', 'right', 'right'],
    widths: [26, 13, 12, 13, 12, 12, 12],
  })
}

/** Response times of all journeys and regions at normal load and at peak. */
export function latencyTable(c: Context, key: string): RootContent[] {
  const { normal, peak } = c.analysis.performance
  const rows = [...normal.latencies, ...peak.latencies].map((l): Inline[][] => [
    [c.link(l.journey)],
    [c.title(l.region)],
    [l.load === 'peak' ? c.say('пик', 'peak') : c.say('обычная', 'normal')],
    ...(l.unknown
      ? [[l.unknown[c.language]], ['—'], ['—'], ['—']]
      : [
          [number(l.mean.typical, 's', c.language)],
          ...shownPercentiles.map((p): Inline[] => [
            number(l.percentiles.find((q) => q.p === p)?.value.typical ?? Number.NaN, 's', c.language),
          ]),
        ]),
  ])
  return table({
    id: key,
    caption: c.say('Время отклика', 'Response time'),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('Нагрузка', 'Load'),
      c.say('Среднее', 'Mean'),
      'p50',
      'p95',
      'p99',
    ],
    rows,
    align: [null, null, null, 'right', 'right', 'right', 'right'],
    widths: [28, 18, 12, 12, 10, 10, 10],
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
              c.say('Первым насытится ', 'First to saturate: '),
              id(first.id),
              c.say(': загрузка в час пик ', ', utilisation at peak '),
              number(first.utilisation.typical, 'ratio', c.language),
              '.',
            ),
          ),
        ]
      : []),
    heading(2, c.say('Ресурсы', 'Resources')),
    ...stationsTable(c, 1000, 'stations'),
    ...(first
      ? [derivationBlock(c.say(`Загрузка ${first.id}`, `Utilisation of ${first.id}`), first.utilisation.derivation)]
      : []),
    heading(2, c.say('Время отклика', 'Response time')),
    ...latencyTable(c, 'latency'),
    ...partsTables(c),
    heading(2, c.say('Пулы соединений', 'Connection pools')),
    ...poolsTable(c),
  ]
}

function partsTables(c: Context): RootContent[] {
  return c.analysis.performance.peak.latencies.flatMap((l) => [
    ...c.figure(
      `latency-${l.journey}-${l.region}`,
      c.say(
        `Из чего складывается отклик: ${c.title(l.journey)}, ${c.title(l.region)}`,
        `What the response time is made of: ${c.title(l.journey)}, ${c.title(l.region)}`,
      ),
    ),
    ...table({
      id: `parts-${l.journey}-${l.region}`,
      caption: c.say(
        `${c.title(l.journey)}, ${c.title(l.region)}: части среднего времени в час пик`,
        `${c.title(l.journey)}, ${c.title(l.region)}: parts of the mean at peak`,
      ),
      head: [c.say('Часть', 'Part'), c.say('Время', 'Time')],
      rows: l.parts.filter((p) => p.seconds > 0).map((p) => [p.label[c.language], number(p.seconds, 's', c.language)]),
      align: [null, 'right'],
      widths: [75, 25],
    }),
  ])
}

function poolsTable(c: Context): RootContent[] {
  const pools = c.analysis.performance.peak.pools
  if (pools.length === 0)
    return [paragraph(c.say('Пулы соединений в модели не описаны.', 'The model describes no connection pools.'))]
  return table({
    id: 'pools',
    caption: c.say(
      'Соединения: нужно по закону Литтла, открывается, разрешено',
      'Connections: needed by Little’s law, opened, allowed',
    ),
    head: [
      c.say('Пул', 'Pool'),
      c.say('Хранилище', 'Store'),
      c.say('Нужно', 'Needed'),
      c.say('Открывается', 'Opened'),
      c.say('Разрешено', 'Allowed'),
    ],
    rows: pools.map((p) => [
      id(p.id),
      c.link(p.store),
      number(p.needed, 'count', c.language),
      number(p.opened, 'count', c.language),
      number(p.allowed, 'count', c.language),
    ]),
    align: [null, null, 'right', 'right', 'right'],
  })
}
