import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import { directRoundTrip } from '../distance.ts'
import { electoratesOf, knob, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ETCD-01',
  severity: 'error',
  title: { ru: 'Тайм-аут выборов etcd мал для такой сети', en: 'Election time-out of etcd too short for the network' },
  message: {
    ru: (p) =>
      `Тайм-аут выборов ${ru.time(p.timeout)}, а обмен между голосами занимает ${ru.time(p.roundTrip)}: нужно не меньше десяти обменов.`,
    en: (p) =>
      `The election time-out is ${en.time(p.timeout)}, but a round trip between votes takes ${en.time(p.roundTrip)}: ten of them are needed.`,
  },
  fix: {
    ru: (p) => `Задайте electionTimeout не меньше ${ru.time(10 * Number(p.roundTrip))}.`,
    en: (p) => `Set electionTimeout to ${en.time(10 * Number(p.roundTrip))} or more.`,
  },
  why: {
    ru: 'При обычном колебании задержки etcd начнёт лишние выборы, и запись будет останавливаться без причины.',
    en: 'On ordinary jitter etcd starts needless elections, and writes stop for no reason.',
  },
  source: 'etcd v3.6, tuning.md',
  example: { timeout: 1, roundTrip: 0.12 },
}

function longestTrip(context: Context, votes: readonly Id[]): number {
  const places = [...new Set(votes)]
  const trips = places.flatMap((a, i) => places.slice(i + 1).map((b) => directRoundTrip(context, a, b) ?? 0))
  return Math.max(0, ...trips)
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, failover }) => {
      if ((failover.coordination ?? 'etcd') !== 'etcd') return []
      const timeout = knob(failover.electionTimeout, '1s')
      const trips = electoratesOf(context, database).map(({ votes }) => longestTrip(context, votes))
      const roundTrip = Math.max(0, ...trips)
      if (timeout >= 10 * roundTrip) return []
      return [report(context, entry, `${database.id}.failover.electionTimeout`, { timeout, roundTrip })]
    }),
}
