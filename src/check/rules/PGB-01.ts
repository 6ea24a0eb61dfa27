import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Database } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { GroupAt } from '../copies.ts'
import { mostReplicas } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PGB-01',
  severity: 'error',
  title: { ru: 'Пулы больше, чем max_connections', en: 'Pools exceed max_connections' },
  message: {
    ru: (p) =>
      `К ${ru.quote(p.group)} могут открыть ${ru.count(p.wanted, 'соединение', 'соединения', 'соединений')}, а PostgreSQL примет ${p.allowed}.`,
    en: (p) =>
      `Up to ${en.count(p.wanted, 'connection')} may be opened to ${en.quote(p.group)}, but PostgreSQL accepts ${p.allowed}.`,
  },
  fix: {
    ru: () => 'Уменьшите пулы, поставьте PgBouncer в режиме transaction или поднимите maxConnections.',
    en: () => 'Make the pools smaller, put PgBouncer in transaction mode in between, or raise maxConnections.',
  },
  why: {
    ru: 'На пике автомасштабирования новые экземпляры получат отказ в соединении — именно тогда, когда они нужны.',
    en: 'At the peak of autoscaling new instances are refused a connection, just when they are needed.',
  },
  source: 'PgBouncer 1.25, config.md; PostgreSQL 15 manual, max_connections (3 reserved)',
  example: { group: 'profiles', wanted: 200, allowed: 197 },
}

const RESERVED = 3

/** Connections that may be opened to the primary of a group at most. */
function connections(context: Context, database: Database, group: GroupAt): number {
  if (database.pool?.technology === 'pgbouncer') return database.pool.size
  let total = 0
  for (const relation of context.relationsTo(database.id)) {
    const client = context.elements.get(relation.from)
    const pool = client && 'pool' in client ? client.pool : database.pool
    if (!pool) continue
    if (pool.technology === 'pgbouncer') total += pool.size
    else {
      for (const deployment of context.deploymentsOf(relation.from)) {
        const near = group.serves.length === 0 || group.serves.includes(context.regionOf(deployment.in))
        if (near || relation.locality === 'any') total += pool.size * mostReplicas(deployment)
      }
    }
  }
  return total
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' || store.technology !== 'postgresql') return []
      const allowed = (store.maxConnections ?? 100) - RESERVED
      // The limit is that of all groups: the one with most connections tells it.
      const groups = context.groupsOf(store.id).map((group) => ({ group, wanted: connections(context, store, group) }))
      const worst = groups.sort((a, b) => b.wanted - a.wanted)[0]
      if (!worst || worst.wanted <= allowed) return []
      const params = { group: worst.group.id, wanted: worst.wanted, allowed }
      return [report(context, entry, `${store.id}.maxConnections`, params)]
    }),
}
