/** Units and ranges of every field, by the table of shapes, and the order of time estimates. */

import type { Finding } from '../../findings/finding.ts'
import { type ListName, listNames } from '../../language/document.ts'
import { isPlain } from '../../language/schema/plain.ts'
import { type Duration, ratio, seconds } from '../../language/units.ts'
import { type Context, report } from '../context.ts'
import { code } from './codes.ts'
import { type NumberRange, type Shape, shapes, type UnitName } from './shapes.ts'

/** The written form of each unit, as in `language/units.ts`. */
const patterns: Record<Exclude<UnitName, 'estimate'>, RegExp> = {
  duration: /^[0-9]+(\.[0-9]+)?(us|ms|s|m|h|d|w|y)$/,
  size: /^[0-9]+(\.[0-9]+)?(B|kB|MB|GB|TB|PB|KiB|MiB|GiB|TiB)$/,
  rate: /^[0-9]+(\.[0-9]+)?\/(s|min|h|day|week|month|year)$/,
  throughput: /^[0-9]+(\.[0-9]+)?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)\/s$/,
  share: /^[0-9]+(\.[0-9]+)?%$/,
  ratio: /^[0-9]+(\.[0-9]+)?%$/,
  money: /^[0-9]+(\.[0-9]+)? (RUB|USD|EUR)\/month$/,
}

/** True when the text is a value of that unit (a share lies within 0..100 %). */
export function hasUnit(value: unknown, unit: Exclude<UnitName, 'estimate'>): boolean {
  if (typeof value !== 'string' || !patterns[unit].test(value)) return false
  return unit !== 'share' || ratio(value as `${number}%`) <= 1
}

/** Units and ranges of the whole document. */
export function checkValues(context: Context): Finding[] {
  const findings: Finding[] = []
  for (const list of listNames) {
    const shape = shapes[list as ListName]
    if (shape) for (const thing of context.document[list]) checkShape(context, thing, shape, thing.id, '', findings)
  }
  for (const deployment of context.document.deployments) checkScaling(context, deployment, findings)
  return findings
}

function checkShape(
  context: Context,
  value: unknown,
  shape: Shape,
  path: string,
  field: string,
  findings: Finding[],
): void {
  if (value === undefined || value === null) return
  if (typeof shape === 'string') checkUnit(context, value, shape, path, field, findings)
  else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return
    value.forEach((item, i) => {
      checkShape(context, item, shape[0], `${path}.${i}`, `${field}.${i}`, findings)
    })
  } else if ('fields' in shape) {
    if (!isPlain(value)) return
    for (const name of Object.keys(value)) {
      const inner = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
      if (inner) checkShape(context, value[name], inner, `${path}.${name}`, field ? `${field}.${name}` : name, findings)
    }
  } else if ('positive' in shape) {
    checkUnit(context, value, shape.positive, path, field, findings)
    if (hasUnit(value, shape.positive) && Number.parseFloat(String(value)) === 0)
      findings.push(report(context, code('value-zero'), path, { field, value: show(value) }))
  } else checkNumber(context, value, shape, path, field, findings)
}

function checkUnit(
  context: Context,
  value: unknown,
  unit: UnitName,
  path: string,
  field: string,
  out: Finding[],
): void {
  if (unit === 'estimate' && isPlain(value)) {
    const parts = [value.best, value.typical, value.worst]
    if (!parts.every((part) => hasUnit(part, 'duration')))
      out.push(wrongUnit(context, parts.join(' / '), unit, path, field))
    else {
      const [best = 0, typical = 0, worst = 0] = parts.map((part) => seconds(part as Duration))
      if (best > typical || typical > worst) {
        const params = { field, best: String(value.best), typical: String(value.typical), worst: String(value.worst) }
        out.push(report(context, code('estimate-order'), path, params))
      }
    }
  } else if (!hasUnit(value, unit === 'estimate' ? 'duration' : unit))
    out.push(wrongUnit(context, value, unit, path, field))
}

function wrongUnit(context: Context, value: unknown, unit: UnitName, path: string, field: string): Finding {
  return report(context, code('unit-wrong'), path, { field, unit, value: show(value) })
}

/** A value as a short text, whatever it is. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function checkNumber(
  context: Context,
  value: unknown,
  range: NumberRange,
  path: string,
  field: string,
  out: Finding[],
): void {
  const { min, max, above, whole } = range
  const good =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value)) &&
    (min === undefined || (above ? value > min : value >= min)) &&
    (max === undefined || value <= max)
  if (good) return
  out.push(
    report(context, code('number-range'), path, {
      field,
      value: show(value),
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
      ...(above && { above: 1 }),
      ...(whole && { whole: 1 }),
    }),
  )
}

/** An autoscaler keeps between min and max, and the normal number of replicas lies between them. */
function checkScaling(context: Context, deployment: Context['document']['deployments'][number], out: Finding[]): void {
  const scaling = deployment.autoscaling
  if (!isPlain(scaling) || ![scaling.min, scaling.max, deployment.replicas].every(Number.isInteger)) return
  const path = `${deployment.id}.autoscaling.max`
  const params = { field: 'autoscaling.max', value: scaling.max, min: scaling.min, whole: 1 }
  if (scaling.max < scaling.min) out.push(report(context, code('number-range'), path, params, deployment.id))
  else if (deployment.replicas < scaling.min || deployment.replicas > scaling.max) {
    const range = { field: 'replicas', value: deployment.replicas, min: scaling.min, max: scaling.max, whole: 1 }
    out.push(report(context, code('number-range'), `${deployment.id}.replicas`, range, deployment.id))
  }
}
