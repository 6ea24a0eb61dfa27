import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Journey } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PG-06',
  severity: 'warning',
  title: { ru: 'Чтение своей записи с отстающей копии', en: 'Reading own writes from a lagging replica' },
  message: {
    ru: (p) =>
      `Сценарий ${ru.quote(p.journey)} пишет в ${ru.quote(p.store)} и читает его с реплики: своей записи он может не увидеть.`,
    en: (p) =>
      `Journey ${en.quote(p.journey)} writes to ${en.quote(p.store)} and reads it at a replica: it may not see its own write.`,
  },
  fix: {
    ru: () => 'Читайте сразу после записи с ведущего, ждите нужного LSN или задайте commit: remote_apply.',
    en: () => 'Read at the primary right after a write, wait for the LSN, or set commit: remote_apply.',
  },
  why: {
    ru: 'Покупатель начислил баллы и видит прежний баланс: для него это ошибка, а не задержка репликации.',
    en: 'A shopper who has just earned points sees the old balance: to him that is an error, not replication lag.',
  },
  source: 'PostgreSQL 15 manual, hot-standby',
  example: { journey: 'accrue', store: 'profiles' },
}

const content = new Set(['eventual'])
const tooStrong = new Set(['linearizable', 'strict-serializable'])

/** Journeys that ask for linearizability are told by CAP-03. */
export const rule: Rule = {
  entry,
  check: (context) => [...context.journeys.values()].flatMap((journey) => ownReads(context, journey)),
}

function ownReads(context: Context, journey: Journey) {
  const consistency = journey.consistency ?? ''
  if (content.has(consistency) || tooStrong.has(consistency)) return []
  const written = new Set<string>()
  for (const { step, to, path } of context.hopsOf(journey.id)) {
    if (step.operation === 'write') written.add(to)
    if (step.operation !== 'read-replica' || !written.has(to)) continue
    const store = context.elements.get(to)
    if (store?.kind !== 'database' || store.replication?.commit === 'remote_apply') continue
    return [report(context, entry, path, { journey: journey.id, store: to })]
  }
  return []
}
