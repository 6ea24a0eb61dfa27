/** What an OpenTelemetry collector loses: its queue in memory when it dies, and what no longer fits while its store is away. */
import { byConvention, fromModel, optionalSeconds, sumOf } from '../../catalogue/derive.ts'
import { totalQuantity } from '../../catalogue/mechanisms/phase.ts'
import { backendOutage, collectorCrash } from '../../catalogue/mechanisms/telemetry.ts'
import { stated } from '../../catalogue/values.ts'
import type { Said } from '../../language/text.ts'
import { perSecond } from '../../language/units.ts'
import type { Id, OpentelemetrySettings, Service } from '../../language/vocabulary/index.ts'
import { type Quantity, quantity } from '../../quantity/quantity.ts'
import { sayValue } from '../../text/format.ts'
import { titleOf } from '../data/names.ts'
import { type Hit, nothing } from './hit.ts'
import type { Wired } from './wiring.ts'

const lostLabel: Said = { ru: 'Телеметрия потеряна', en: 'Telemetry is lost' }

/** Records of the collectors that hits on themselves or on their stores concern. Users notice nothing. */
export function telemetryHits(topology: Wired, hits: readonly Hit[]): Hit[] {
  if (topology.collectors.length === 0) return []
  return topology.collectors.flatMap((collector) => {
    const settings = collector.opentelemetry ?? {}
    const own = hits.filter((hit) => hit.recovery.id.startsWith(`${collector.id}@`) && !hit.overload)
    const stores = new Set<Id>(topology.callsOf(collector.id).map((relation) => relation.to))
    const away = hits.filter((hit) => stores.has(hit.recovery.element) && hit.blocks('write') && hit.visible)
    return [
      ...own.flatMap((hit) => record(collector, hit, 'queue', died(topology, collector, settings, hit))),
      ...longest(away).flatMap((hit) => record(collector, hit, 'store', unsent(topology, collector, settings, hit))),
    ]
  })
}

/** Of several stores that are away, the one that is so for longest. */
function longest(hits: readonly Hit[]): Hit[] {
  const found = hits.filter((hit) => hit.recovery.rto)
  return found.sort((a, b) => (b.recovery.rto?.typical ?? 0) - (a.recovery.rto?.typical ?? 0)).slice(0, 1)
}

function record(
  collector: Service,
  hit: Hit,
  suffix: string,
  found: { lost: Quantity; what: Said } | undefined,
): Hit[] {
  if (!found) return []
  const { lost, what } = found
  const recovery = {
    element: collector.id,
    id: `${collector.id}:${suffix}`,
    effect: 'degraded' as const,
    what,
    phases: [],
    rto: hit.recovery.rto,
    telemetryLost: lost,
  }
  return [{ recovery, start: hit.start, blocks: nothing, visible: false }]
}

function knobsOf(collector: Service, settings: OpentelemetrySettings) {
  return stated('otel', {
    queue_size: [settings.queueSize, `${collector.id}.opentelemetry.queueSize`],
    retry_elapsed: [optionalSeconds(settings.retryElapsed), `${collector.id}.opentelemetry.retryElapsed`],
  })
}

/** A dead collector takes its batch with it; when none is left, all that is sent meanwhile is lost too. */
function died(topology: Wired, collector: Service, settings: OpentelemetrySettings, hit: Hit) {
  const { rto, effect } = hit.recovery
  const knobs = knobsOf(collector, settings)
  // With a store that answers the queue is all but empty: what is lost is the batch.
  const crash = totalQuantity(lostLabel, collectorCrash(0, 1, knobs.values, knobs.paths))
  const name = titleOf(topology, collector.id)
  const whole = effect !== 'degraded' && rto !== undefined
  const lost = whole ? quantity(sumOf(lostLabel, 's', [rto.derivation, crash.derivation])) : crash
  const span = sayValue(lost.worst, 's')
  return {
    lost,
    what: {
      ru: `«${name.ru}»: очередь в памяти пропала вместе с экземпляром; телеметрии потеряно не больше чем за ${span.ru}`,
      en: `"${name.en}": the queue in memory is gone with the instance; telemetry of ${span.en} at most is lost`,
    },
  }
}

/** The store is away: the queues fill, or the retries end, whichever is first. */
function unsent(topology: Wired, collector: Service, settings: OpentelemetrySettings, hit: Hit) {
  const outage = hit.recovery.rto
  if (!outage) return undefined
  const instances = Math.max(1, topology.instancesOf(collector.id).length)
  const label = { ru: 'Запросов отправки', en: 'Export requests' }
  const rate = settings.exportRate
    ? fromModel(label, '/s', perSecond(settings.exportRate) / instances, `${collector.id}.opentelemetry.exportRate`, {
        ru: 'на один коллектор',
        en: 'of one collector',
      })
    : byConvention(label, '/s', 0, {
        ru: 'потока в модели нет (opentelemetry.exportRate): очередь не наполняется',
        en: 'the model gives no flow (opentelemetry.exportRate): the queue does not fill',
      })
  const knobs = knobsOf(collector, settings)
  const lost = totalQuantity(lostLabel, backendOutage(outage.derivation, rate, knobs.values, knobs.paths))
  const [name, store] = [titleOf(topology, collector.id), titleOf(topology, hit.recovery.element)]
  const span = sayValue(lost.typical, 's')
  const least = settings.exportRate ? { ru: '', en: '' } : { ru: 'не меньше чем ', en: 'at least ' }
  const what: Said =
    lost.worst > 0
      ? {
          ru: `«${name.ru}»: хранилище «${store.ru}» недоступно, очередь или срок повторов кончаются; телеметрия потеряна за ${least.ru}${span.ru}`,
          en: `"${name.en}": the store "${store.en}" is away, the queue or the retries end; telemetry of ${least.en}${span.en} is lost`,
        }
      : {
          ru: `«${name.ru}»: хранилище «${store.ru}» недоступно, телеметрия ждёт в очереди`,
          en: `"${name.en}": the store "${store.en}" is away, telemetry waits in the queue`,
        }
  return { lost, what }
}
