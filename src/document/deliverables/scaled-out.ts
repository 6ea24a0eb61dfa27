/** Capacity beside capacity: with the replicas that run, and with all that autoscalers may start. */
import type { RootContent } from 'mdast'
import type { Context } from '../context.ts'
import { stationName } from '../names.ts'
import { type Inline, number, table } from '../write.ts'

/** Resources whose replicas an autoscaler may add to, and journeys that carry more then; nothing when there are none. */
export function scaledOutTables(c: Context): RootContent[] {
  const { peak } = c.analysis.performance
  const most = peak.scaledOut
  if (!most) return []
  const share = (value: number): Inline => number(value, 'ratio', c.language)
  const resources = peak.stations.flatMap((now) => {
    const then = most.stations.find((station) => station.id === now.id)
    if (!then || then.servers <= now.servers || now.unknown || then.unknown) return []
    const servers: Inline[] = [
      number(now.servers, 'count', c.language),
      ' → ',
      number(then.servers, 'count', c.language),
    ]
    return [[stationName(c, now.id), servers, share(now.utilisation.typical), share(then.utilisation.typical)]]
  })
  const journeys = peak.throughput.flatMap(({ journey, value }) => {
    const then = most.throughput.find((other) => other.journey === journey)?.value
    if (!then || then.typical < value.typical * 1.001) return []
    return [[[c.link(journey)], number(value.typical, '/s', c.language), number(then.typical, '/s', c.language)]]
  })
  const now = c.say('Сейчас', 'Now')
  const limit = c.say('Запущено всё', 'All started')
  return [
    ...table({
      id: 'scaled-out',
      caption: c.say(
        'Загрузка в пик с нынешними экземплярами и со всеми, которые может запустить автомасштабирование',
        'Utilisation at peak with the replicas of today and with all that the autoscaler may start',
      ),
      head: [c.say('Ресурс', 'Resource'), c.say('Исполнителей', 'Servers'), now, limit],
      rows: resources,
      align: [null, 'right', 'right', 'right'],
      widths: [46, 22, 16, 16],
    }),
    ...table({
      id: 'scaled-out-throughput',
      caption: c.say(
        'Предельный поток с нынешними экземплярами и со всеми; остальным путям мешает ресурс, который не масштабируется сам',
        'Most that journeys carry with the replicas of today and with all; the others are limited by a resource that does not scale by itself',
      ),
      head: [c.say('Путь', 'Journey'), now, limit],
      rows: journeys,
      align: [null, 'right', 'right'],
      widths: [60, 20, 20],
    }),
  ]
}
