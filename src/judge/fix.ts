/**
 * The cheapest change that makes a requirement pass. Every knob is tried alone first, then all together and in every
 * combination by cost (`least-cost.ts`). A change that would break another requirement is passed over, or, when there is no other,
 * told with what it breaks. Costs some tens to hundreds of analyses: for documents and `explain`, not for `check`.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Said } from '../language/text.ts'
import { formatValue } from '../text/format.ts'
import { type Pricing, pricing } from './fix-price.ts'
import { judgedOn } from './judged-on.ts'
import { type Knob, knobsOf } from './knobs.ts'
import { compareCosts, leastCost, type Setting } from './least-cost.ts'
import { type Probe, probeOf, verdictOn } from './probe.ts'
import { modelLeaves } from './sensitivity.ts'
import { alone, mattering } from './single-knobs.ts'
import type { Change, Fix, MeasureVerdict, Verdict } from './verdict.ts'

/** Models that are judged at most, and how many of them for large models (in elements, relations and the like). */
const TRIES = { most: 400, least: 24, work: 60_000 }
/** Changes that meet the target but break something else, before the search stops. */
const REFUSALS = 8

/** What a search has found: a change, or why there is none. */
export interface Search {
  fix?: Fix
  none?: Said
}

/** The cheapest change found; undefined when none is found, needed or possible (an unknown has to be given first). */
export function cheapestFix(document: ArchitectureDocument, requirementId: string): Fix | undefined {
  return searchFix(document, requirementId).fix
}

/** Searches the knobs of a document. `before`: the verdicts on it, when they are at hand. */
export function searchFix(document: ArchitectureDocument, requirementId: string, before?: readonly Verdict[]): Search {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  if (!requirement) return {}
  const own = requirement.measures.map((_, index) => verdictOn(document, requirement, index))
  if (own.length === 0 || own.some((v) => v.verdict === 'unknown')) return {}
  const broken = own.flatMap((v, index) => (v.verdict === 'pass' ? [] : [index]))
  if (broken.length === 0) return {}
  const knobs = nearFirst(knobsOf(document), own)
  if (knobs.length === 0) return { none: noKnobs }
  let all = before
  const probe = probeOf(
    document,
    requirement,
    broken,
    knobs,
    budgetOf(document),
    () => (all ??= judgedOn(document).verdicts),
  )
  const prices = pricing(document, knobs)
  const found = alone(probe, knobs)
  const { singles, complete } = found
  const candidates = [...singles]
  let exact = complete
  // Without prices fewer knobs are cheaper, whatever they are: combinations are of use only when no knob alone is enough.
  if (singles.length === 0 || prices.priced) {
    const together = combined(probe, knobs, found, prices)
    candidates.push(...together.settings)
    exact &&= together.complete
  }
  const ranked = candidates.sort((a, b) => compareCosts(prices.cost(a), prices.cost(b)))
  const harmless = ranked.find((setting) => acceptable(probe, setting))
  const chosen = harmless ?? ranked.find((setting) => !probe.harm(setting).own)
  return chosen ? { fix: fixOf(probe, knobs, prices, chosen, exact) } : { none: noneOf(knobs.length, probe, exact) }
}

/** Knobs that the figure rests on, then others of the same things, then the rest: a bound is reached in this order. */
function nearFirst(knobs: readonly Knob[], verdicts: readonly MeasureVerdict[]): Knob[] {
  const paths = new Set(verdicts.flatMap((v) => (v.value ? modelLeaves(v.value.derivation).map((l) => l.path) : [])))
  const things = new Set([...paths].map(thingOf))
  const far = ({ path }: Knob) => (paths.has(path) ? 0 : things.has(thingOf(path)) ? 1 : 2)
  return knobs.filter((knob) => knob.values.length > 0).sort((a, b) => far(a) - far(b))
}

function thingOf(path: string): string {
  return path.split('.')[0] ?? path
}

function budgetOf({ elements, relations, deployments, places }: ArchitectureDocument): number {
  const size = elements.length + relations.length + deployments.length + places.length
  return Math.max(TRIES.least, Math.min(TRIES.most, Math.round(TRIES.work / Math.max(1, size))))
}

function acceptable(probe: Probe, setting: Setting): boolean {
  const { own, broken } = probe.harm(setting)
  return !own && broken.length === 0
}

/** The cheapest combination of the knobs that matter, and the cheapest one that breaks something else. */
function combined(
  probe: Probe,
  knobs: readonly Knob[],
  { useful, moving }: { useful: readonly number[]; moving: readonly number[] },
  prices: Pricing,
): { settings: Setting[]; complete: boolean } {
  const { matters, enough } = mattering(probe, knobs, useful, moving)
  if (enough !== true) return { settings: [], complete: enough === false }
  const whole = (part: Setting): Setting => {
    const at = new Map(matters.map((k, n) => [k, part[n] ?? 0]))
    return knobs.map((_, k) => at.get(k) ?? 0)
  }
  const { found, refused, complete } = leastCost({
    sizes: matters.map((k) => knobs[k]?.values.length ?? 0),
    cost: (part) => prices.cost(whole(part)),
    holds: (part) => probe.read(whole(part))?.passes,
    acceptable: (part) => acceptable(probe, whole(part)),
    refusals: REFUSALS,
  })
  return { settings: [found, refused].flatMap((part) => (part ? [whole(part)] : [])), complete }
}

function fixOf(probe: Probe, knobs: readonly Knob[], prices: Pricing, setting: Setting, complete: boolean): Fix {
  const changes = knobs.flatMap((knob, k): Change[] => {
    const at = setting[k] ?? 0
    const price = knob.price === undefined ? {} : { cost: knob.price * at }
    return at === 0
      ? []
      : [{ path: knob.path, from: knob.from, to: knob.values[at - 1] ?? knob.from, steps: at, ...price }]
  })
  const { broken, risky } = probe.harm(setting)
  const cost = prices.money(setting)
  return {
    changes,
    verdict: 'pass',
    ...(cost === undefined ? {} : { cost, ...(prices.currency ? { currency: prices.currency } : {}) }),
    ...(broken.length > 0 ? { breaks: broken } : {}),
    complete,
    text: textOf(changes, cost, prices.currency, { broken, risky }),
    tried: probe.tried(),
  }
}

function textOf(
  changes: readonly Change[],
  cost: number | undefined,
  currency: string | undefined,
  { broken, risky }: { broken: readonly string[]; risky: readonly string[] },
): Said {
  const list = (and: string) => changes.map((c) => `${c.path}: ${c.from} → ${c.to}`).join(and)
  const price = (language: 'ru' | 'en') =>
    cost === undefined || cost === 0
      ? ''
      : ` (${cost > 0 ? '+' : '−'}${formatValue(Math.abs(cost), 'money', language, currency)})`
  const after = {
    ru: [
      ...(broken.length > 0 ? [`но перестанет выполняться ${broken.join(', ')}`] : []),
      ...(risky.length > 0 ? [`под угрозой окажется ${risky.join(', ')}`] : []),
    ],
    en: [
      ...(broken.length > 0 ? [`but ${broken.join(', ')} would no longer hold`] : []),
      ...(risky.length > 0 ? [`${risky.join(', ')} would be at risk`] : []),
    ],
  }
  return {
    ru: [`выполнится, если изменить ${list(' и ')}${price('ru')}`, ...after.ru].join('; '),
    en: [`it passes with ${list(' and ')}${price('en')}`, ...after.en].join('; '),
  }
}

const noKnobs: Said = {
  ru: 'в модели нет настроек, которые разрешено менять',
  en: 'the model has no settings that may be changed',
}

function noneOf(knobs: number, probe: Probe, complete: boolean): Said {
  const tried = probe.tried()
  return complete
    ? {
        ru: `изменяемые настройки (${knobs}) не помогают ни порознь, ни все вместе`,
        en: `the settings that may be changed (${knobs}) do not help, neither alone nor together`,
      }
    : {
        ru: `не найдено; поиск остановлен, проверено вариантов модели: ${tried}`,
        en: `none found; the search stopped after ${tried} variations of the model`,
      }
}

/** Verdicts with the cheapest change of each requirement that does not pass, on its binding measure; or why there is none. */
export function withFixes(document: ArchitectureDocument, verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.map((verdict) => {
    if (verdict.verdict === 'pass' || verdict.verdict === 'unknown') return verdict
    const { fix, none } = searchFix(document, verdict.requirement, verdicts)
    if (!fix && !none) return verdict
    const binding = { ...verdict.binding, ...(fix ? { fix } : {}), ...(none ? { noFix: none } : {}) }
    return { ...verdict, binding, measures: verdict.measures.map((m) => (m === verdict.binding ? binding : m)) }
  })
}
