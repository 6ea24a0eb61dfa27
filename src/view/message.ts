/** The one sentence a failure picture states: what was lost, what is back when, what data are gone. */
import type { ElementRecovery, ScenarioOutcome, StoreRecovery } from '../analyse/analysis.ts'
import type { Said } from '../language/text.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { sayValue } from '../text/format.ts'

/** Effects that interrupt service. */
const interrupting: ReadonlySet<string> = new Set(['interrupted', 'failover', 'restore', 'down'])

/**
 * The recovery that decides how long users wait: the one that binds the slowest journey. Where no journey is known, the
 * longest of all; one of unknown length counts as the longest.
 */
export function slowest(outcome: ScenarioOutcome): ElementRecovery | undefined {
  const length = (r: { rto: Quantity | undefined }): number => r.rto?.typical ?? Number.POSITIVE_INFINITY
  const longest = <T extends { rto: Quantity | undefined }>(items: readonly T[]): T | undefined =>
    items.reduce<T | undefined>((a, b) => (a === undefined || length(b) > length(a) ? b : a), undefined)
  const hit = outcome.recoveries.filter((r) => interrupting.has(r.effect))
  if (outcome.journeys.length === 0) return longest(hit)
  const journey = longest(outcome.journeys.filter((j) => j.outcome === 'interrupted' || j.outcome === 'down'))
  if (journey === undefined) return undefined
  return outcome.recoveries.find((r) => r.id === journey.binding) ?? longest(hit)
}

/** The message. `titleOf` gives the title of an element; `losses` are the data results of this scenario. */
export function scenarioMessage(
  outcome: ScenarioOutcome,
  titleOf: (id: string) => Said,
  losses: readonly StoreRecovery[] = [],
): Said {
  const head = outcome.title
  const worst = slowest(outcome)
  const loss = lossMessage(losses)
  if (worst === undefined && outcome.journeys.some((j) => j.outcome === 'unknown')) {
    return {
      ru: `${head.ru}: прервётся ли работа, неизвестно${loss.ru}`,
      en: `${head.en}: it is not known whether service is interrupted${loss.en}`,
    }
  }
  if (worst === undefined) {
    const degraded = [...outcome.recoveries.map((r) => r.effect), ...outcome.journeys.map((j) => j.outcome)].includes(
      'degraded',
    )
    return {
      ru: `${head.ru}: ${degraded ? 'работа продолжается с деградацией' : 'работа не прерывается'}${loss.ru}`,
      en: `${head.en}: ${degraded ? 'service goes on, degraded' : 'service is not interrupted'}${loss.en}`,
    }
  }
  const name = titleOf(worst.element)
  const back = backMessage(worst, worstFelt(outcome))
  return { ru: `${head.ru}: ${name.ru} — ${back.ru}${loss.ru}`, en: `${head.en}: ${name.en} — ${back.en}${loss.en}` }
}

/** The longest that users wait at worst: another recovery than the usual one may then be the last. */
function worstFelt(outcome: ScenarioOutcome): number {
  const felt = outcome.journeys.filter((j) => j.outcome === 'interrupted' || j.outcome === 'down')
  return Math.max(0, ...felt.map((j) => j.rto?.worst ?? 0))
}

function backMessage(recovery: ElementRecovery, felt: number): Said {
  const { rto } = recovery
  if (rto === undefined) return { ru: 'срок восстановления неизвестен', en: 'recovery time unknown' }
  if (!Number.isFinite(rto.typical)) return { ru: 'вернуть в работу нечем', en: 'nothing brings it back' }
  const typical = sayValue(rto.typical, 's')
  const longest = Math.max(rto.worst, felt)
  const worst = sayValue(longest, 's')
  const range = Number.isFinite(longest) && worst.en !== typical.en
  return {
    ru: `восстановление за ${typical.ru}${range ? ` (в\u00a0худшем случае ${worst.ru})` : ''}`,
    en: `back in ${typical.en}${range ? ` (at worst ${worst.en})` : ''}`,
  }
}

/** Nothing when the analysis has nothing to say; unknown is said, never taken for zero. */
function lossMessage(losses: readonly StoreRecovery[]): Said {
  if (losses.length === 0) return { ru: '', en: '' }
  const known = losses.map((l) => l.rpo).filter((q): q is Quantity => q !== undefined)
  if (known.length < losses.length) return { ru: ', потеря данных неизвестна', en: ', data loss unknown' }
  const most = Math.max(...known.map((q) => q.worst))
  if (most === 0) return { ru: ', данные не теряются', en: ', nothing lost' }
  if (!Number.isFinite(most)) return { ru: ', данные теряются безвозвратно', en: ', data are lost for good' }
  const time = sayValue(most, 's')
  return { ru: `, теряется до ${time.ru} записей`, en: `, up to ${time.en} of writes lost` }
}
