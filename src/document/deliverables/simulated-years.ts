/** Section of the failure scenarios: availability over simulated years, and how bad a year may be. */
import type { RootContent } from 'mdast'
import type { Range } from '../../quantity/quantity.ts'
import { formatFixed, formatNumber, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { anchor, heading, paragraph, table } from '../write.ts'
import { agreement, estimate } from './estimate.ts'
import { regionsTogether } from './performance.ts'

/** Left out when no years were simulated. */
export function verifiedAvailability(c: Context): RootContent[] {
  const { simulation } = c.analysis
  if (!simulation || simulation.years.length === 0) return []
  const { years } = simulation.measured
  const span = formatNumber(years, c.language)
  const minutes = (seconds: number): string => formatFixed(seconds / 60, 1, c.language)
  const perYear = (share: number): string => minutes(share * 31_536_000)
  return [
    anchor('simulated-years'),
    heading(2, c.say('Моделирование лет с отказами', 'Years of failures, simulated')),
    paragraph(
      c.say(
        `Отказы, ремонты, переключения и неудачные изменения разыграны на протяжении ${span} ${pluralRu(years, 'года', 'лет', 'лет')}: простои, которые накладываются друг на друга, учтены один раз. После знака ± — половина ширины 95-процентного доверительного интервала.`,
        `Failures, repairs, failovers and failed changes are played over ${span} years: outages that overlap count once. After the sign ± stands half the width of the 95 % confidence interval.`,
      ),
    ),
    ...table({
      id: 'simulated-years-table',
      caption: c.say(
        'Простой за год, минут: точный расчёт и моделирование',
        'Downtime per year, minutes: exact and simulated',
      ),
      head: [
        c.say('Путь', 'Journey'),
        c.say('Пользователи', 'Users'),
        c.say('Точно', 'Exact'),
        c.say('Модели\u00adро\u00adвание', 'Simulated'),
        c.say('Отличие', 'Difference'),
        c.say('Остановок за год', 'Outages per year'),
        c.say('Хуже лишь 1 год из 10', 'Worse in 1 year of 10'),
        c.say('Хуже лишь 1 год из 100', 'Worse in 1 year of 100'),
      ],
      rows: regionsTogether(
        c,
        simulation.years.map((one) => {
          const exact = c.analysis.availability.journeys.find(
            (a) => a.journey === one.journey && a.region === one.region,
          )
          const down = { value: 1 - one.availability.value, halfWidth: one.availability.halfWidth }
          const year = (p: number): string => minutes(one.years.find((y) => y.p === p)?.downtime ?? Number.NaN)
          return {
            journey: one.journey,
            region: one.region,
            cells: [
              exact ? perYear(1 - exact.availability.typical) : '—',
              estimate(c, down, perYear),
              exact ? agreement(c, downRange(exact.availability), down) : '—',
              estimate(c, one.outagesPerYear, (x) => formatFixed(x, 2, c.language)),
              year(90),
              year(99),
            ],
          }
        }),
      ),
      align: [null, null, 'right', 'right', 'right', 'right', 'right', 'right'],
    }),
  ]
}

function downRange(availability: Range): Range {
  return { best: 1 - availability.best, typical: 1 - availability.typical, worst: 1 - availability.worst }
}
