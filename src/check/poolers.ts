/** PgBouncers in front of databases: set at the database, or at a service that uses it. */
import type { ConnectionPool, Database, Relation } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

export interface Pooler {
  database: Database
  pool: ConnectionPool
  path: string
  /** Relations of the clients that go through it. */
  clients: readonly Relation[]
}

export function poolersOf(context: Context): Pooler[] {
  return context.stores.flatMap((store): Pooler[] => {
    if (store.kind !== 'database') return []
    const clients = context.relationsTo(store.id)
    if (store.pool?.technology === 'pgbouncer') {
      return [{ database: store, pool: store.pool, path: `${store.id}.pool`, clients }]
    }
    return clients.flatMap((relation) => {
      const client = context.elements.get(relation.from)
      const pool = client && 'pool' in client ? client.pool : undefined
      if (pool?.technology !== 'pgbouncer') return []
      return [{ database: store, pool, path: `${relation.from}.pool`, clients: [relation] }]
    })
  })
}
