/** Knobs that may be changed lead to a number of the model: a wrong path would take the knob from the search without a word. */

import type { Finding } from '../../findings/finding.ts'
import { listNames } from '../../language/document.ts'
import { isPlain } from '../../language/schema/plain.ts'
import { type Context, report } from '../context.ts'
import { listOf } from '../sound.ts'
import { code } from './codes.ts'

export function checkChangeable(context: Context): Finding[] {
  const { document } = context
  return listOf(document.system.changeable).flatMap((entry, i) => {
    const path = String(entry.path)
    const [id = '', ...fields] = path.split('.')
    // `store/group/2` names a copy inside the store.
    if (id.includes('/') || isNumber(valueAt(thingOf(context, id), fields))) return []
    return [report(context, code('changeable-field'), `${document.system.id}.changeable.${i}.path`, { field: path })]
  })
}

function thingOf({ document }: Context, id: string): unknown {
  for (const list of listNames) {
    const found = document[list].find((thing) => thing.id === id)
    if (found) return found
  }
  return undefined
}

/** A field by names, positions in lists and ids of the things in them. */
function valueAt(value: unknown, fields: readonly string[]): unknown {
  return fields.reduce((at: unknown, field) => {
    if (Array.isArray(at))
      return /^[0-9]+$/.test(field) ? at[Number(field)] : at.find((x) => isPlain(x) && x.id === field)
    return isPlain(at) && Object.hasOwn(at, field) ? at[field] : undefined
  }, value)
}

/** A number, alone or with a unit. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^[0-9]/.test(value))
}
