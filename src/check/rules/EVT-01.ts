import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Journey } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-01',
  severity: 'error',
  title: { ru: 'Двойная запись: база и очередь', en: 'Dual write: database and queue' },
  message: {
    ru: (p) =>
      `${ru.quote(p.service)} в сценарии ${ru.quote(p.journey)} пишет в ${ru.quote(p.store)} и сам публикует в ${ru.quote(p.queue)}: сбой между записями их разведёт.`,
    en: (p) =>
      `${en.quote(p.service)} in journey ${en.quote(p.journey)} writes to ${en.quote(p.store)} and publishes to ${en.quote(p.queue)} itself: a crash in between sets them apart.`,
  },
  fix: {
    ru: () => 'Публикуйте через таблицу outbox (или CDC) и пометьте сервис тегом outbox (tags).',
    en: () => 'Publish through an outbox table (or CDC), and tag the service with outbox (tags).',
  },
  why: {
    ru: 'Баллы начислены, а событие не ушло — или наоборот. Повторами это не лечится: неизвестно, что удалось.',
    en: 'The points are there but the event is not, or the reverse. Retries do not cure it: nobody knows what succeeded.',
  },
  source: 'transactional outbox pattern; Debezium documentation',
  example: { service: 'api', journey: 'accrue', store: 'profiles', queue: 'events' },
}

export const rule: Rule = {
  entry,
  check: (context) => [...context.journeys.values()].flatMap((journey) => dualWrites(context, journey)),
}

function dualWrites(context: Context, journey: Journey) {
  const written = new Map<string, string>()
  for (const hop of context.hopsOf(journey.id)) {
    if (hop.step.operation === 'write' && context.elements.get(hop.to)?.kind === 'database')
      written.set(hop.from, hop.to)
  }
  return context.hopsOf(journey.id).flatMap((hop) => {
    const store = hop.step.operation === 'publish' ? written.get(hop.from) : undefined
    if (store === undefined || context.elements.get(hop.from)?.tags?.includes('outbox')) return []
    const params = { service: hop.from, journey: journey.id, store, queue: hop.to }
    return [report(context, entry, hop.path, params, journey.id)]
  })
}
