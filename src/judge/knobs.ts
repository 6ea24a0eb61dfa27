/**
 * Knobs that may be turned to make a requirement pass: those the system declares (`changeable`), else a list of safe ones:
 * replicas, restore processes, limits of autoscalers, and shorter checks, leases, TTLs and periods. What hardware gives (rates,
 * sizes, busy times) is no knob.
 */
import { given } from '../catalogue/derive.ts'
import type { ArchitectureDocument, Changeable } from '../language/document.ts'
import { type Duration, money, seconds } from '../language/units.ts'
import { amountOf, baseAmount, readPath, scaled } from './model-path.ts'

/** A knob with the values it may take, from the smallest change on. */
export interface Knob {
  path: string
  from: string | number
  values: (string | number)[]
  /** Per month and step. */
  price: number | undefined
  currency: string | undefined
}

const MORE = [1.25, 1.5, 2, 3, 4]
const SHORTER = [0.8, 0.67, 0.5, 0.33, 0.25, 0.1]

/** All knobs of a document, in its order. */
export function knobsOf(document: ArchitectureDocument): Knob[] {
  const declared = document.system.changeable
  return declared ? declared.flatMap((entry) => declaredKnob(document, entry)) : standardKnobs(document)
}

function declaredKnob(document: ArchitectureDocument, entry: Changeable): Knob[] {
  const from = readPath(document, entry.path)
  if (typeof from !== 'string' && typeof from !== 'number') return []
  const price = entry.costPerStep ? money(entry.costPerStep) : undefined
  const values = (entry.values ?? steps(from, entry)).filter((value) => value !== from)
  return [{ path: entry.path, from, values, price: price?.amount, currency: price?.currency }]
}

/** Most values that one knob is tried at. */
const MOST = 200

/** Values from one end (by default the current value) to the other, those beyond the current value only. */
function steps(current: string | number, { from = current, to, step }: Changeable): (string | number)[] {
  const unit = typeof to === 'string' ? to.replace(/^[0-9.]+/, '') : ''
  // Counted in the unit of the far end.
  const scale = unit === '' ? 1 : (baseAmount(`1${unit}`) ?? 1)
  const [first, now, b] = [baseAmount(from), baseAmount(current), amountOf(to)]
  if (first === undefined || now === undefined || b === undefined || to === undefined) return []
  const a = first / scale
  const whole = typeof to === 'number' && Number.isInteger(to)
  const least = Math.abs(b - a) / MOST
  const width = Math.max(step ?? (whole ? 1 : Math.abs(b - a) / 10), whole ? Math.ceil(least) : least)
  const count = width > 0 ? Math.floor(Math.abs(b - a) / width + 1e-9) : 0
  const sign = b >= a ? 1 : -1
  const numbers = Array.from({ length: count + 1 }, (_, k) => Number((a + sign * k * width).toFixed(9)))
  const onward = numbers.filter((n) => (sign > 0 ? n > now / scale + 1e-9 : n < now / scale - 1e-9))
  return onward.map((n) => (typeof to === 'number' ? n : `${n}${unit}`))
}

function standardKnobs(document: ArchitectureDocument): Knob[] {
  const paths: [path: string, factors: readonly number[]][] = []
  for (const { id, autoscaling } of document.deployments) {
    paths.push([`${id}.replicas`, MORE])
    if (autoscaling) paths.push([`${id}.autoscaling.max`, MORE])
  }
  for (const { id } of document.elements) {
    paths.push([`${id}.backup.processes`, MORE])
    for (const field of periods) paths.push([`${id}.${field}`, SHORTER])
  }
  for (const { id, orchestrator } of document.deployments)
    if (orchestrator?.tolerationSeconds) paths.push([`${id}.orchestrator.tolerationSeconds`, SHORTER])
  return paths.flatMap(([path, factors]) => knob(document, path, factors))
}

const periods = [
  'ttl',
  'healthCheck.interval',
  'readiness.interval',
  'failover.ttl',
  'failover.loopWait',
  'failover.downAfter',
  'proxy.interval',
  'pool.serverLoginRetry',
  'cache.ttl',
  'backup.full',
  'backup.incremental',
  'backup.walArchive.timeout',
  'alerting.scrapeInterval',
  'alerting.evaluationInterval',
  'alerting.for',
  'alerting.groupWait',
]

/** A time as people set it: 30s, not 30.15s. */
function tidy(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^[0-9.]+/, (n) => String(Number(Number(n).toPrecision(2)))) : value
}

/** What a knob is when the model leaves it to the technology. */
function standing(document: ArchitectureDocument, path: string): string | number | undefined {
  const [id = '', parent, field] = path.split('.')
  const owner = readPath(document, `${id}.${parent}`)
  if (typeof owner !== 'object' || owner === null) return undefined
  if (parent === 'backup' && field === 'processes')
    return given('pgbackrest', 'process_max', undefined, '').value.typical
  if (!('manager' in owner) || owner.manager !== 'patroni') return undefined
  if (field === 'ttl') return `${given('patroni', 'ttl', undefined, '').value.typical}s`
  return field === 'loopWait' ? `${given('patroni', 'loop_wait', undefined, '').value.typical}s` : undefined
}

function knob(document: ArchitectureDocument, path: string, factors: readonly number[]): Knob[] {
  const from = readPath(document, path) ?? standing(document, path)
  if (typeof from !== 'string' && typeof from !== 'number') return []
  const amount = amountOf(from)
  if (amount === undefined || amount === 0) return []
  const next = typeof from === 'number' ? [from + 1] : []
  const all = [...next, ...factors.map((factor) => tidy(scaled(from, factor)))]
  const values = [...new Set(all)].filter(
    (value): value is string | number =>
      (typeof value === 'string' || typeof value === 'number') && value !== from && allowed(document, path, value),
  )
  const growing = typeof from === 'number' ? values.sort((a, b) => Number(a) - Number(b)) : values
  return [{ path, from, values: growing, price: undefined, currency: undefined }]
}

/** Patroni takes no lease below 20 s, and needs loop_wait + 2 retry_timeout <= ttl (its documentation). */
function allowed(document: ArchitectureDocument, path: string, value: unknown): boolean {
  if (!path.endsWith('.failover.ttl') || typeof value !== 'string') return true
  const field = (name: string, standard: number) => {
    const found = readPath(document, path.replace(/ttl$/, name))
    return typeof found === 'string' ? seconds(found as Duration) : standard
  }
  return seconds(value as Duration) >= Math.max(20, field('loopWait', 10) + 2 * field('retryTimeout', 10))
}
