/** Databases that Citus shards, with what the model says of their tables. */
import type { CitusSettings, CitusTable, Database } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'
import { listOf } from './sound.ts'

export interface CitusDatabase {
  database: Database
  citus: CitusSettings
  key: string
  /** Groups of nodes that hold shards. */
  workers: number
  path: string
}

export function citusDatabases(context: Context): CitusDatabase[] {
  return context.stores.flatMap((store) => {
    if (store.kind !== 'database' || store.shards?.tool !== 'citus') return []
    const { citus = {}, key, groups } = store.shards
    return [{ database: store, citus, key, workers: groups.length, path: `${store.id}.shards.citus` }]
  })
}

export interface TableAt {
  table: CitusTable
  /** Its distribution column. */
  column: string
  path: string
}

export function tablesOf({ citus, key, path }: CitusDatabase): TableAt[] {
  return listOf(citus.tables).map((table, i) => ({
    table,
    column: table.distributionColumn ?? key,
    path: `${path}.tables.${i}`,
  }))
}
