/** What an OpenTelemetry pipeline loses, and how many errors a sampled trace store needs to show one. */
import { type Derivation, mapRange } from '../../quantity/quantity.ts'
import { fromModel, ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { type Paths, reader, type Values } from '../values.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/**
 * Seconds of telemetry lost when the backend is away for `outage` seconds and `rate` export requests arrive per second: the
 * queue fills, or the retries end, whichever is first.
 */
export function backendOutage(
  outage: number | Derivation,
  rate: number | Derivation,
  values: Values<'otel'> = {},
  path: Paths<'otel'> = 'otel',
): MechanismPhase[] {
  const read = reader('otel', values, path)
  const down =
    typeof outage === 'number'
      ? fromModel({ ru: 'Хранилище трасс недоступно', en: 'The trace store is away' }, 's', outage, 'outage')
      : outage
  const arrivals =
    typeof rate === 'number'
      ? fromModel({ ru: 'Запросов отправки', en: 'Export requests' }, '/s', rate, 'opentelemetry.exportRate')
      : rate
  const size = read('queue_size')
  const elapsed = read('retry_elapsed')
  const survived = Math.min(size.value.typical / arrivals.value.typical, elapsed.value.typical)
  const lost = mapRange((lasting = 0) => Math.max(0, lasting - survived), down.value)
  return [
    automatic(
      'restore',
      ranged(
        { ru: 'Телеметрия потеряна', en: 'Telemetry is lost' },
        's',
        'outage - min(queue_size / rate, max_elapsed)',
        lost,
        [down, arrivals, size, elapsed],
      ),
    ),
  ]
}

/** Seconds of telemetry lost by a crash of the collector with an in-memory queue of `queued` requests at `rate` a second. */
export function collectorCrash(
  queued: number,
  rate: number,
  values: Values<'otel'> = {},
  path: Paths<'otel'> = 'otel',
): MechanismPhase[] {
  const read = reader('otel', values, path)
  const held = fromModel({ ru: 'Запросов в очереди', en: 'Requests in the queue' }, 'count', queued, 'queued')
  const arrivals = fromModel({ ru: 'Запросов отправки', en: 'Export requests' }, '/s', rate, 'opentelemetry.exportRate')
  const batch = read('batch_timeout')
  const waiting = phase(batch.value.typical)
  const inQueue = queued / rate
  const value = { best: inQueue, typical: inQueue + waiting.typical, worst: inQueue + waiting.worst }
  const label = { ru: 'Очередь и пачка потеряны', en: 'Queue and batch are lost' }
  return [automatic('restore', ranged(label, 's', 'queued / rate + (0..batch)', value, [held, arrivals, batch]))]
}

/** Probability (0..1) that at least one of `occurrences` errors has its trace kept, with head sampling at `share`. */
export function traceCapture(share: number, occurrences: number): number {
  return -Math.expm1(occurrences * Math.log1p(-share))
}

/** Least number of occurrences that gives `probability` (0..1) of one kept trace. */
export function occurrencesFor(probability: number, share: number): number {
  return Math.ceil(Math.log1p(-probability) / Math.log1p(-share) - 1e-9)
}
