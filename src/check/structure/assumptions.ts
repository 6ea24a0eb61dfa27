/** Assumptions name fields that exist, so that the documents can mark the figures that rest on them. */

import type { Finding } from '../../findings/finding.ts'
import { listNames } from '../../language/document.ts'
import { isPlain } from '../../language/schema/plain.ts'
import { type Context, report } from '../context.ts'
import { code } from './codes.ts'

export function checkAssumptions(context: Context): Finding[] {
  const { document } = context
  if (document.assumptions.length === 0) return []
  const things = new Map<string, unknown>([[document.system.id, document.system]])
  for (const list of listNames)
    for (const thing of document[list]) if (!things.has(thing.id)) things.set(thing.id, thing)
  const findings: Finding[] = []
  for (const assumption of document.assumptions) {
    assumption.about.forEach((about, i) => {
      const [id = '', ...fields] = String(about).split('.')
      const thing = things.get(id)
      if (thing === undefined || fields.length === 0 || hasField(thing, fields)) return
      const params = { id: assumption.id, field: String(about) }
      findings.push(report(context, code('assumption-field'), `${assumption.id}.about.${i}`, params))
    })
  }
  return findings
}

/** A path of field names. In a list, an index or the id of an item may stand; a name alone applies to any item. */
function hasField(value: unknown, fields: readonly string[]): boolean {
  const [first, ...rest] = fields
  if (first === undefined) return value !== undefined
  if (Array.isArray(value)) {
    const item = /^[0-9]+$/.test(first) ? value[Number(first)] : value.find((x) => isPlain(x) && x.id === first)
    return item === undefined ? value.some((x) => hasField(x, fields)) : hasField(item, rest)
  }
  return isPlain(value) && Object.hasOwn(value, first) && hasField(value[first], rest)
}
