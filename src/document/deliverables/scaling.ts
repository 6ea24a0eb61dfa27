/** Bigger or more: the busiest elements under a grown peak, scaled out and scaled up, side by side. */
import type { RootContent } from 'mdast'
import { compareScaling, type ScalingChoice } from '../../analyse/performance/scaling.ts'
import { formatFixed, formatNumber } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { type Inline, number, paragraph, range, table } from '../write.ts'

/** The first of these growths at which something passes the target. */
const GROWTHS = [2, 5, 10]
const TARGET = 0.7
const MOST = 5

/** Elements that pass the target utilisation, the busiest first. */
export function scalingTable(c: Context): RootContent[] {
  const { peak } = c.analysis.performance
  const load = (element: string): number =>
    Math.max(...peak.stations.filter((s) => s.element === element).map((s) => s.utilisation.typical))
  const elements = [...new Set(peak.bottlenecks.map((id) => peak.stations.find((s) => s.id === id)?.element ?? ''))]
  const growth = GROWTHS.find((factor) => elements.some((element) => load(element) * factor > TARGET))
  if (growth === undefined) return []
  const tight = elements.filter((element) => load(element) * growth > TARGET).slice(0, MOST)
  const rows = tight.flatMap((element): Inline[][][] => {
    const found = compareScaling(c.topology, element, { growth, target: TARGET })
    if (!found) return []
    return [found.horizontal, found.vertical].map((choice) => row(c, element, choice))
  })
  if (rows.length === 0) return []
  return [
    paragraph(
      c.say(
        `Что нужно ресурсам, которые при пике ×${growth} загружены больше чем на 70 %. Машина крупнее дороже во столько же раз, во сколько она больше, и бывает не больше восьми сегодняшних; хранилище масштабируется шардами со всеми их копиями.`,
        `What the resources need that are more than 70 % utilised at ${growth} times the peak. A bigger machine costs in proportion to its size and is at most eight times today’s; a store scales out by shards with all their copies.`,
      ),
    ),
    ...table({
      id: 'scaling-ways',
      caption: c.say(
        `Больше экземпляров или крупнее, пик ×${growth}; размер — единиц × исполнителей`,
        `More replicas or bigger ones, peak ×${growth}; size is units × servers`,
      ),
      head: [
        c.say('Ресурс', 'Resource'),
        c.say('Способ', 'Way'),
        c.say('Размер', 'Size'),
        c.say('Ответ на вызов', 'Response to a call'),
        c.say('Предел, вызовов/с', 'Ceiling, calls/s'),
        c.say('Теря\u00adется при отказе', 'Lost with one'),
        c.say('Цена в месяц', 'Per month'),
      ],
      rows,
      align: [null, null, 'right', 'right', 'right', 'right', 'right'],
      widths: [19, 16, 12, 17, 11, 10, 15],
    }),
  ]
}

function row(c: Context, element: string, choice: ScalingChoice): Inline[][] {
  const way =
    choice.kind === 'horizontal' ? c.say('больше экземп\u00adляров', 'more replicas') : c.say('крупнее', 'bigger')
  const size = `${formatNumber(choice.units, c.language)} × ${formatNumber(choice.concurrency, c.language)}`
  const currency = c.analysis.cost.currency ?? ''
  return [
    [c.link(element)],
    [choice.possible ? way : c.say(`${way}: такой машины нет`, `${way}: no machine is that big`)],
    [size],
    [range(choice.response, 's', c.language)],
    [Number.isFinite(choice.ceiling.typical) ? formatFixed(choice.ceiling.typical, 0, c.language) : '∞'],
    [number(choice.exposure.typical, 'ratio', c.language)],
    [choice.cost ? number(choice.cost.typical, 'money', c.language, currency) : '—'],
  ]
}
