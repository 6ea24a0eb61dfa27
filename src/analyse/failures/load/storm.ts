/** Retries to what does not answer overload what stands before it. */
import { formatRatio } from '../../../text/format.ts'
import type { ElementRecovery } from '../../analysis.ts'
import { titleOf } from '../../data/names.ts'
import { always, type Hit, nothing } from '../hit.ts'
import type { Wired } from '../wiring.ts'
import { flowsOf } from './flow.ts'
import { withRetries } from './retries.ts'
import type { Calm } from './state.ts'
import type { Run } from './walk.ts'

/**
 * Retries while something is failing and not yet replaced: stations on the way to it that are overloaded by them alone. They
 * concern also those who need nothing that failed.
 */
export function stormHits(wired: Wired, calm: Calm, hits: readonly Hit[]): Hit[] {
  if (!wired.retries) return []
  const blocking = hits.filter((hit) => hit.recovery.rto !== undefined && hit.blocks !== nothing && !hit.overload)
  if (blocking.length === 0) return []
  const failing = failingCalls(wired, calm, blocking)
  const dead = new Map<number, ReadonlySet<number>>()
  for (const [k, calls] of failing) {
    const run = calm.runs[k]
    if (run && isRetried(run)) dead.set(k, new Set(calls.keys()))
  }
  if (dead.size === 0) return []
  const unmoved = { calm, runs: new Map() }
  const storm = withRetries(wired, unmoved, flowsOf(wired, unmoved), dead)
  return [...storm.changed.values()].flatMap((flow): Hit[] => {
    const alone = flow.utilisation * (flow.arrivals > 0 ? flow.plain / flow.arrivals : 1)
    if (flow.unknown || flow.utilisation < 1 || alone >= 1) return []
    const causes = (calm.reachedBy.get(flow.id) ?? []).flatMap((k) => inOrder(failing.get(k)))
    const longest = causes.reduce<Hit | undefined>(
      (a, b) => (!a || (b.recovery.rto?.typical ?? 0) > (a.recovery.rto?.typical ?? 0) ? b : a),
      undefined,
    )
    // What failed carries nothing: its own load is no storm.
    if (!longest?.recovery.rto || causes.some((cause) => cause.recovery.element === flow.element)) return []
    const name = titleOf(wired, flow.element)
    const place = titleOf(wired, flow.region)
    const times = flow.arrivals / flow.plain
    const what = {
      ru: `«${name.ru}», ${place.ru}: повторы к тому, что не отвечает, дают в ${times.toFixed(1).replace('.', ',')} раза больше вызовов; загрузка ${formatRatio(flow.utilisation, 'ru')}`,
      en: `"${name.en}", ${place.en}: retries to what does not answer make ${times.toFixed(1)} times the calls; utilisation ${formatRatio(flow.utilisation, 'en')}`,
    }
    const effect = longest.recovery.effect === 'down' ? ('down' as const) : ('interrupted' as const)
    const base = { element: flow.element, id: flow.id, effect, what, phases: [] }
    const recovery: ElementRecovery = { ...base, rto: longest.recovery.rto }
    return [{ recovery, start: longest.start, blocks: always, visible: true, overload: true }]
  })
}

/** Calls that run into a hit: by position and index, the hits that they meet. */
function failingCalls(wired: Wired, calm: Calm, hits: readonly Hit[]): Map<number, Map<number, Hit[]>> {
  const found = new Map<number, Map<number, Hit[]>>()
  for (const hit of hits) {
    const { id, element } = hit.recovery
    for (const k of calm.usedBy.get(element) ?? []) {
      for (const [index, { step, targets }] of (calm.runs[k]?.visits ?? []).entries()) {
        if ((step.to !== element && wired.runnerOf(step.to) !== element) || !hit.blocks(step.operation)) continue
        if (hit.from !== undefined && !calm.runs[k]?.stations.has(`${wired.runnerOf(step.from)}@${hit.from}`)) continue
        if (id !== element && !targets.some((t) => t.station === id || t.group?.id === id)) continue
        const own = found.get(k) ?? new Map<number, Hit[]>()
        own.set(index, [...(own.get(index) ?? []), hit])
        found.set(k, own)
      }
    }
  }
  return found
}

function isRetried(run: Run): boolean {
  return run.visits.some((visit) => (visit.step.relation?.retries ?? 0) > 0)
}

function inOrder(calls: ReadonlyMap<number, Hit[]> | undefined): Hit[] {
  return [...(calls ?? [])].sort(([a], [b]) => a - b).flatMap(([, hits]) => hits)
}
