/** Section of the performance profile: formulas beside the simulation. Left out when nothing was simulated. */
import type { RootContent } from 'mdast'
import type { SimulatedJourney, SimulationAnalysis } from '../../analyse/analysis.ts'
import { formatFixed, formatNumber, formatValue, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { stationName } from '../names.ts'
import { anchor, callout, heading, type Inline, paragraph, table } from '../write.ts'
import { contradictions } from './contradictions.ts'
import { agreement, estimate } from './estimate.ts'

/** Section of the performance profile: journeys, stations whose wait is a rough estimate, pools of users. */
export function verifiedPerformance(c: Context): RootContent[] {
  const { simulation } = c.analysis
  if (!simulation) return []
  return [
    anchor('simulation'),
    heading(2, c.say('Проверка имитационным моделированием', 'Checked by simulation')),
    ...(simulation.unknown
      ? [paragraph(c.say('Моделирование не выполнено: ', 'Nothing was simulated: '), simulation.unknown[c.language])]
      : [paragraph(howPlayed(c, simulation)), ...warnings(c, simulation), ...journeys(c, simulation)]),
    ...roughWaits(c, simulation),
    ...pools(c, simulation),
  ]
}

function howPlayed(c: Context, { measured, seed }: SimulationAnalysis): string {
  const seconds = formatValue(measured.seconds, 's', c.language)
  return c.say(
    `Час пик разыгран запрос за запросом, с тайм-аутами и повторами: ${seconds} модельного времени после разогрева, начальное число генератора ${seed}. После знака ± стоит половина ширины 95-процентного доверительного интервала. Замкнутые группы пользователей здесь — открытый поток пиковой интенсивности, как и в формулах.`,
    `The peak is played request by request, with time-outs and retries: ${seconds} of simulated time after a warm-up, seed ${seed}. After the sign ± stands half the width of the 95 % confidence interval. Closed pools of users are open traffic at their peak rate here, as in the formulas.`,
  )
}

function warnings(c: Context, simulation: SimulationAnalysis): RootContent[] {
  const saturated = simulation.saturated
    ? [
        c.say(
          'При такой нагрузке система перегружена: очереди растут, пока длится прогон, и времена зависят от его длины.',
          'At this load the system is saturated: queues grow as long as the run lasts, and times depend on its length.',
        ),
      ]
    : []
  return [...saturated, ...contradictions(c, simulation)].map((text) => callout('warning', paragraph(text)))
}

const ms = (c: Context, seconds: number): string => formatFixed(seconds * 1000, 1, c.language)

function journeys(c: Context, simulation: SimulationAnalysis): RootContent[] {
  const failing = simulation.journeys.some((one) => one.failed.value > 0)
  return table({
    id: 'simulated-journeys',
    caption: c.say(
      'Время отклика в пик: формулы и моделирование, мс',
      'Response time at peak: formulas and simulation, ms',
    ),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('Среднее', 'Mean'),
      c.say('Модели\u00adро\u00adвание', 'Simulated'),
      c.say('Отличие', 'Difference'),
      'p95',
      c.say('Модели\u00adро\u00adвание', 'Simulated'),
      c.say('Отличие', 'Difference'),
      ...(failing ? [c.say('Без ответа', 'Without answer')] : []),
    ],
    rows: simulation.journeys.map((one): Inline[][] => {
      const row = c.analysis.performance.peak.latencies.find(
        (l) => l.journey === one.journey && l.region === one.region,
      )
      const p95 = row?.percentiles.find((p) => p.p === 95)?.value
      const simulated = percentileOf(one, 95)
      return [
        [c.link(one.journey)],
        [c.title(one.region)],
        [row ? ms(c, row.mean.typical) : '—'],
        [estimate(c, one.mean, (x) => ms(c, x))],
        [row ? agreement(c, row.mean, one.mean) : '—'],
        [p95 ? ms(c, p95.typical) : '—'],
        [estimate(c, simulated, (x) => ms(c, x))],
        [p95 && simulated ? agreement(c, p95, simulated) : '—'],
        ...(failing ? [[formatValue(one.failed.value, 'ratio', c.language)]] : []),
      ]
    }),
    align: [null, null, 'right', 'right', 'right', 'right', 'right', 'right', ...(failing ? (['right'] as const) : [])],
    widths: failing ? [17, 13, 8, 14, 10, 8, 14, 10, 6] : [19, 15, 8, 15, 10, 8, 15, 10],
  })
}

function percentileOf(one: SimulatedJourney, percentile: number): SimulatedJourney['mean'] | undefined {
  return one.percentiles.find((p) => p.p === percentile)?.value
}

/** Waits whose formula may be off by a tenth or more: many servers, calls of unlike length, low utilisation. */
function roughWaits(c: Context, simulation: SimulationAnalysis): RootContent[] {
  const rough = c.analysis.performance.peak.stations.flatMap((station) => {
    const wait = simulation.stations.find((one) => one.id === station.id)?.wait
    return station.waitError >= 0.1 && wait ? [{ station, wait }] : []
  })
  // A wait that is nothing beside the work stays nothing, however rough its formula.
  const felt = rough.filter(({ station, wait }) => Math.max(station.wait, wait.value) >= 0.01 * station.service)
  if (rough.length > 0 && felt.length === 0) return [paragraph(unfelt(c, rough.length))]
  const rows = felt.map(({ station: s, wait }): Inline[][] => [
    [stationName(c, s.id)],
    [formatNumber(s.servers, c.language)],
    [formatFixed(100 * s.utilisation.typical, 1, c.language)],
    [formatFixed(s.variability, 1, c.language)],
    [micro(c, s.wait)],
    [formatFixed(100 * s.waitError, 0, c.language)],
    [estimate(c, wait, (x) => micro(c, x))],
  ])
  return table({
    id: 'rough-waits',
    caption: c.say(
      'Ресурсы, для которых формула ожидания (Аллен — Каннин) груба, и что показало моделирование; время в мкс',
      'Resources where the formula of the wait (Allen-Cunneen) is rough, and what the simulation shows; times in µs',
    ),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Исполни\u00adтелей', 'Servers'),
      c.say('Загрузка, %', 'Utilisation, %'),
      'cs²',
      c.say('Ожидание', 'Wait'),
      c.say('Погреш\u00adность, ± %', 'Error, ± %'),
      c.say('Модели\u00adро\u00adвание', 'Simulated'),
    ],
    rows,
    align: [null, 'right', 'right', 'right', 'right', 'right', 'right'],
    widths: [34, 10, 10, 8, 11, 11, 16],
  })
}

function unfelt(c: Context, count: number): string {
  const resources = pluralRu(count, 'ресурса', 'ресурсов', 'ресурсов')
  return c.say(
    `Формула ожидания (Аллен — Каннин) груба для ${count} ${resources}, но ожидание там и по формуле, и по моделированию короче сотой доли времени обработки.`,
    `The formula of the wait (Allen-Cunneen) is rough for ${count} ${count === 1 ? 'resource' : 'resources'}, but the wait there is less than a hundredth of the busy time by the formula and by the simulation.`,
  )
}

const micro = (c: Context, seconds: number): string => formatFixed(seconds * 1e6, 1, c.language)

function pools(c: Context, simulation: SimulationAnalysis): RootContent[] {
  const known = c.analysis.performance.peak.userPools ?? []
  return table({
    id: 'simulated-pools',
    caption: c.say(
      'Замкнутые группы пользователей: формулы и моделирование',
      'Closed pools of users: formulas and simulation',
    ),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('Запросов в секунду', 'Requests per second'),
      c.say('Моделирование', 'Simulated'),
      c.say('Отклик, мс', 'Response, ms'),
      c.say('Моделирование', 'Simulated'),
    ],
    rows: simulation.pools.flatMap((one): Inline[][][] => {
      const pool = known.find((p) => p.journey === one.journey && p.region === one.region)
      if (!pool || pool.unknown) return []
      return [
        [
          [c.link(one.journey)],
          [c.title(one.region)],
          [formatFixed(pool.throughput.typical, 1, c.language)],
          [estimate(c, one.throughput, (x) => formatFixed(x, 1, c.language))],
          [ms(c, pool.response.typical)],
          [estimate(c, one.response, (x) => ms(c, x))],
        ],
      ]
    }),
    align: [null, null, 'right', 'right', 'right', 'right'],
  })
}
