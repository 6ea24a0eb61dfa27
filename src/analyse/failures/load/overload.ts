/** What overload, a cold cache and a region that leaves balancing do to users: hits like those of lost parts. */
import { byConvention, sumOf } from '../../../catalogue/derive.ts'
import { riseCheck } from '../../../catalogue/timers.ts'
import type { Said } from '../../../language/text.ts'
import { seconds } from '../../../language/units.ts'
import type { Id } from '../../../language/vocabulary/index.ts'
import { exactly, type Quantity, quantity } from '../../../quantity/quantity.ts'
import { formatRatio, formatSeconds } from '../../../text/format.ts'
import type { ElementRecovery } from '../../analysis.ts'
import { type Effect, endOf, startOf } from '../../data/effect.ts'
import { titleOf } from '../../data/names.ts'
import type { Topology } from '../../topology/topology.ts'
import { always, type Hit, never, nothing, rtoLabel, rtoOf, soonerOf } from '../hit.ts'
import type { Wired } from '../wiring.ts'
import type { Aftermath } from './aftermath.ts'
import type { Leaving } from './cascade.ts'
import { warming } from './cold.ts'
import { scaledOut } from './scale-out.ts'
import type { StationFlow } from './state.ts'

/**
 * Hits of the load that settled after a scenario. `parts`: hits of what is lost; `moved`: typical time until users have been
 * led away from it.
 */
export function loadHits(wired: Wired, effect: Effect, state: Aftermath, parts: readonly Hit[], moved: number): Hit[] {
  const caches = new Set([...state.cold.values()].flatMap((ids) => [...ids]))
  const outages = parts.filter((hit) => state.silent.has(hit.recovery.element))
  return [
    ...state.stations.map(({ flow, cold, out }) => {
      const back = out ? answering(wired, state.silent, outages) : undefined
      return overload(wired, effect, flow, cold ? caches : undefined, back)
    }),
    ...warmingHits(wired, effect, state),
    ...leavingHits(wired, effect, state.leaving, moved),
  ]
}

function startOfAll(effect: Effect): number {
  return Math.min(...effect.faults.map(startOf))
}

/** The cause ends by itself: the last of the faults does. */
function causeEnds(effect: Effect): Quantity | undefined {
  const end = Math.max(...effect.faults.map(endOf))
  if (!Number.isFinite(end)) return undefined
  return quantity(
    byConvention({ ru: 'Причина кончается', en: 'The cause ends' }, 's', exactly(end - startOfAll(effect)), {
      ru: 'длительность отказа в сценарии',
      en: 'the length of the fault in the scenario',
    }),
  )
}

/** Silent caches are back and warm again; a sentence when the model does not say when. */
function answering(wired: Wired, silent: ReadonlySet<Id>, outages: readonly Hit[]): Quantity | Said | undefined {
  const lasting = outages.map((hit) => hit.recovery)
  const unknown = lasting.find((one) => one.rto === undefined)?.unknown
  const longest = lasting.flatMap((one) => one.rto ?? []).sort((a, b) => b.typical - a.typical)[0]
  if (unknown || !longest) return unknown
  const warm = warming(wired, silent)
  if ('ru' in warm) return warm
  return quantity(sumOf(rtoLabel, 's', [longest.derivation, rtoOf(warm).derivation]))
}

/** A station at or above 100 %: its users fail until capacity is added, caches are warm or the cause ends. */
function overload(
  topology: Topology,
  effect: Effect,
  flow: StationFlow,
  cold: ReadonlySet<Id> | undefined,
  answered: Quantity | Said | undefined,
): Hit {
  const share = flow.utilisation
  const name = titleOf(topology, flow.element)
  const place = titleOf(topology, flow.region)
  const what = {
    ru: `«${name.ru}», ${place.ru}: загрузка ${formatRatio(share, 'ru')} в пик, запросы не успевают обслуживаться${served(share, 'ru')}`,
    en: `"${name.en}", ${place.en}: utilisation ${formatRatio(share, 'en')} at peak, requests are not served in time${served(share, 'en')}`,
  }
  const base = { element: flow.element, id: flow.id, what }
  const hit = { start: startOfAll(effect), blocks: always, visible: true, overload: true as const }
  const back = causeEnds(effect)
  const phases = scaledOut(topology, effect, flow)
  if (phases)
    return { ...hit, recovery: { ...base, effect: 'interrupted', phases, rto: soonerOf(rtoOf(phases), back) } }
  if (answered && 'ru' in answered)
    return { ...hit, recovery: { ...base, effect: 'down', phases: [], rto: undefined, unknown: answered } }
  if (answered) return { ...hit, recovery: { ...base, effect: 'down', phases: [], rto: answered } }
  const warm = cold ? warming(topology, cold) : undefined
  if (warm && 'ru' in warm)
    return { ...hit, recovery: { ...base, effect: 'down', phases: [], rto: back, ...unknownIf(back, warm) } }
  if (warm)
    return { ...hit, recovery: { ...base, effect: 'interrupted', phases: warm, rto: soonerOf(rtoOf(warm), back) } }
  return { ...hit, recovery: { ...base, effect: 'down', phases: [], rto: back ?? never(what) } }
}

function unknownIf(back: Quantity | undefined, why: Said): { unknown?: Said } {
  return back ? {} : { unknown: why }
}

/** The share that an overloaded station serves at best, if it sheds what is too much. */
function served(utilisation: number, language: 'ru' | 'en'): string {
  if (utilisation <= 1) return ''
  const share = formatRatio(1 / utilisation, language)
  return language === 'ru' ? `; обслужит в лучшем случае ${share}` : `; at best ${share} are served`
}

/** Caches that are cold after a failover without overloading anything: slower answers until they are warm. */
function warmingHits(wired: Wired, effect: Effect, state: Aftermath): Hit[] {
  const found = [...state.cold].flatMap(([users, caches]) => [...caches].map((id) => ({ id, users })))
  const byCache = Map.groupBy(found, (entry) => entry.id)
  return [...byCache].flatMap(([id, entries]): Hit[] => {
    const users = new Set(entries.map((entry) => entry.users))
    const phases = warming(wired, [id])
    if ('ru' in phases) return []
    const name = titleOf(wired, id)
    const what = {
      ru: `кэш «${name.ru}» холодный: чтение идёт в хранилище`,
      en: `the cache "${name.en}" is cold: reads go to the store`,
    }
    const recovery = { element: id, id: `${id}:cold`, effect: 'degraded' as const, what, phases, rto: rtoOf(phases) }
    return [{ recovery, start: startOfAll(effect), blocks: nothing, visible: true, overload: true, users }]
  })
}

/**
 * A region without its users is healthy again: with automatic failback it is taken in after its good checks, the users come
 * back as their DNS answers expire, and it leaves again. One turn: check out, users away, check in, users back.
 */
function flapping(topology: Topology, step: Leaving): Said {
  const balancer = topology.elements.get(step.balancer)
  if (balancer?.kind !== 'globalBalancer' || balancer.failback === 'manual') return { ru: '', en: '' }
  const { interval, successes } = balancer.healthCheck
  const taken = riseCheck(seconds(interval), successes ?? 2)
  const away = step.phases.filter((p) => p.kind === 'reroute')
  const back = away.reduce((sum, p) => sum + p.quantity.typical, 0)
  const turn = rtoOf(step.phases).typical + taken.typical + back
  return {
    ru: `; без нагрузки регион снова здоров и возвращается, так что перерывы повторяются примерно раз в ${formatSeconds(turn, 'ru')}, пока причина не уйдёт (failback: manual это прекращает)`,
    en: `; without its load the region is healthy again and returns, so that the breaks repeat about every ${formatSeconds(turn, 'en')} until the cause ends (failback: manual stops that)`,
  }
}

/** Users of a region that leaves balancing wait for the check and the TTL once more. */
function leavingHits(topology: Topology, effect: Effect, leaving: readonly Leaving[], moved: number): Hit[] {
  let at = startOfAll(effect) + moved
  let round = 1
  return leaving.map((step): Hit => {
    const rto = rtoOf(step.phases)
    if (step.round > round) at += rto.typical
    round = step.round
    const place = titleOf(topology, step.region)
    const [element = step.station] = step.station.split('@')
    const name = titleOf(topology, element)
    const share = step.utilisation
    const flaps = flapping(topology, step)
    const recovery: ElementRecovery = {
      element: step.balancer,
      id: `${step.balancer}@${step.region}`,
      effect: 'failover',
      what: {
        ru: `${place.ru}: «${name.ru}» перегружен (${formatRatio(share, 'ru')}), балансировщик выводит регион и ведёт пользователей дальше${flaps.ru}`,
        en: `${place.en}: "${name.en}" is overloaded (${formatRatio(share, 'en')}), the balancer takes the region out and leads its users on${flaps.en}`,
      },
      phases: step.phases,
      rto,
    }
    return { recovery, start: at, blocks: always, visible: true, users: step.users }
  })
}
