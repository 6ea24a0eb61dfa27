/**
 * The cheapest change that makes a requirement pass. Every knob is tried alone first, then all together and in every
 * combination by cost (`least-cost.ts`). A change that would break another requirement is passed over, or, when there is no other,
 * told with what it breaks. Costs some tens to hundreds of analyses: for documents and `explain`, not for `check`.
 */
import type { ArchitectureDocument } from '../language/document.ts'
import type { Said } from '../language/text.ts'
import type { Id, Requirement } from '../language/vocabulary/index.ts'
import { formatNumber, formatValue, pluralEn, pluralRu } from '../text/format.ts'
import { type Budget, budgetOf, modelsFor, worstVerdictsFirst } from './budget.ts'
import { type Pricing, pricing } from './fix-price.ts'
import { judgedOn } from './judged-on.ts'
import { type Knob, knobsOf } from './knobs.ts'
import { compareCosts, leastCost, type Setting } from './least-cost.ts'
import { type Probe, probeOf, verdictOn } from './probe.ts'
import { modelLeaves } from './sensitivity.ts'
import { alone, mattering, type Singles } from './single-knobs.ts'
import { sourceOf } from './sweep.ts'
import type { Change, Fix, MeasureVerdict, Verdict } from './verdict.ts'

/** Models that are judged at most for one requirement. */
const TRIES = 400
/** Models below which a search is of little use: rather a few requirements are searched than none well. */
const ENOUGH = 16
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

/**
 * Searches the knobs of a document. `before`: the verdicts on it, and `all`: its knobs, when they are at hand; `budget`: the models
 * that may be judged, fewer of a larger model.
 */
export function searchFix(
  document: ArchitectureDocument,
  requirementId: string,
  before?: readonly Verdict[],
  budget: Budget = budgetOf(Math.min(TRIES, modelsFor(document))),
  all?: readonly Knob[],
): Search {
  const requirement = document.requirements.find((r) => r.id === requirementId)
  if (!requirement) return {}
  const own = before?.find((v) => v.requirement === requirementId)?.measures ?? ownVerdicts(document, requirement)
  if (own.length === 0 || own.some((v) => v.verdict === 'unknown')) return {}
  if (own.every((v) => v.verdict === 'pass')) return {}
  const ceiling = own.find((v) => v.ceiling)?.ceiling
  if (ceiling && !document.system.changeable) return { none: ceiling }
  const { knobs, near } = nearFirst(all ?? knobsOf(document), own)
  if (knobs.length === 0) return { none: noKnobs }
  if (budget.left() < 1) return { none: spent }
  let verdicts = before
  const probe = probeOf(document, requirement, own, knobs, budget, () => (verdicts ??= judgedOn(document).verdicts))
  const prices = pricing(document, knobs)
  const singles = alone(probe, knobs, near)
  const candidates = [...singles.settings]
  let exact = true
  // Without prices fewer knobs are cheaper, whatever they are: combinations are of use only when no knob alone is enough.
  if (singles.settings.length === 0 || prices.priced) {
    const together = combined(probe, knobs, singles, prices)
    candidates.push(...together.settings)
    exact = together.complete
  }
  const ranked = candidates.sort((a, b) => compareCosts(prices.cost(a), prices.cost(b)))
  const chosen =
    ranked.find((setting) => acceptable(probe, setting)) ?? ranked.find((s) => probe.harm(s)?.own === false)
  const bound = exact && !probe.stopped() ? undefined : boundOf(singles.tried, knobs.length, probe.tried())
  return chosen ? { fix: fixOf(probe, knobs, prices, chosen, bound) } : { none: noneOf(knobs.length, bound) }
}

function ownVerdicts(document: ArchitectureDocument, requirement: Requirement): MeasureVerdict[] {
  const source = sourceOf(document)
  return requirement.measures.map((_, index) => verdictOn(source, requirement, index))
}

/** Knobs that the figure rests on, then others of the same things (`near` in all), then the rest: a bound is reached in this order. */
function nearFirst(all: readonly Knob[], verdicts: readonly MeasureVerdict[]): { knobs: Knob[]; near: number } {
  const paths = new Set(verdicts.flatMap((v) => (v.value ? modelLeaves(v.value.derivation).map((l) => l.path) : [])))
  const things = new Set([...paths].map(thingOf))
  const far = ({ path }: Knob) => (paths.has(path) ? 0 : things.has(thingOf(path)) ? 1 : 2)
  const knobs = all.filter((knob) => knob.values.length > 0).sort((a, b) => far(a) - far(b))
  return { knobs, near: knobs.filter((knob) => far(knob) < 2).length }
}

function thingOf(path: string): string {
  return path.split('.')[0] ?? path
}

function acceptable(probe: Probe, setting: Setting): boolean {
  const harm = probe.harm(setting)
  return harm !== undefined && !harm.own && harm.broken.length === 0
}

/** The cheapest combination of the knobs that matter, and the cheapest one that breaks something else. */
function combined(
  probe: Probe,
  knobs: readonly Knob[],
  { useful, moving }: Singles,
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

function fixOf(probe: Probe, knobs: readonly Knob[], prices: Pricing, setting: Setting, bound: Said | undefined): Fix {
  const changes = knobs.flatMap((knob, k): Change[] => {
    const at = setting[k] ?? 0
    const price = knob.price === undefined ? {} : { cost: knob.price * at }
    return at === 0
      ? []
      : [{ path: knob.path, from: knob.from, to: knob.values[at - 1] ?? knob.from, steps: at, ...price }]
  })
  const { broken, risky } = probe.harm(setting) ?? { broken: [], risky: [] }
  const cost = prices.money(setting)
  return {
    changes,
    verdict: 'pass',
    ...(cost === undefined ? {} : { cost, ...(prices.currency ? { currency: prices.currency } : {}) }),
    ...(broken.length > 0 ? { breaks: broken } : {}),
    complete: bound === undefined,
    text: withBound(textOf(changes, cost, prices.currency, { broken, risky }), bound),
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

const spent: Said = {
  ru: 'не искали: пересчёты, отведённые модели такого размера, потрачены на худшие вердикты',
  en: 'not looked for: the variations that a model of this size is given were spent on worse verdicts',
}

function noneOf(knobs: number, bound: Said | undefined): Said {
  const none = {
    ru: `изменяемые настройки (${knobs}) не помогают ни порознь, ни все вместе`,
    en: `the settings that may be changed (${knobs}) do not help, neither alone nor together`,
  }
  return bound ? withBound({ ru: 'не найдено', en: 'none found' }, bound) : none
}

/** A search that stopped says how far it came; never a silent cut. */
function boundOf(settings: number, of: number, models: number): Said {
  const count = { ru: formatNumber(models, 'ru'), en: formatNumber(models, 'en') }
  return {
    ru: `поиск ограничен: проверено настроек — ${formatNumber(settings, 'ru')} из ${formatNumber(of, 'ru')}, ${pluralRu(models, 'вариант', 'варианта', 'вариантов')} модели — ${count.ru}`,
    en: `the search is bounded: ${formatNumber(settings, 'en')} of ${formatNumber(of, 'en')} settings and ${count.en} ${pluralEn(models, 'variation')} of the model were tried`,
  }
}

function withBound(text: Said, bound: Said | undefined): Said {
  return bound ? { ru: `${text.ru}; ${bound.ru}`, en: `${text.en}; ${bound.en}` } : text
}

/**
 * Verdicts with the cheapest change of each requirement that does not pass, on its binding measure; or why there is none. One
 * budget of models serves all: the worst verdicts are searched first, each with an equal share of what is left, but enough to be of
 * use.
 */
export function withFixes(
  document: ArchitectureDocument,
  verdicts: readonly Verdict[],
  budget: Budget = budgetOf(modelsFor(document)),
): Verdict[] {
  const broken = worstVerdictsFirst(verdicts).filter(({ verdict }) => verdict === 'fail' || verdict === 'at-risk')
  const found = new Map<Id, Search>()
  let knobs: readonly Knob[] | undefined
  for (const [k, { requirement }] of broken.entries()) {
    const equal = Math.ceil(budget.left() / (broken.length - k))
    const share = Math.min(TRIES, Math.max(ENOUGH, equal), budget.left())
    const own = budgetOf(share)
    knobs ??= knobsOf(document)
    found.set(requirement, searchFix(document, requirement, verdicts, own, knobs))
    budget.take(share - own.left())
  }
  return verdicts.map((verdict) => withSearch(verdict, found.get(verdict.requirement) ?? {}))
}

function withSearch(verdict: Verdict, { fix, none }: Search): Verdict {
  if (!fix && !none) return verdict
  const binding = { ...verdict.binding, ...(fix ? { fix } : {}), ...(none ? { noFix: none } : {}) }
  return { ...verdict, binding, measures: verdict.measures.map((m) => (m === verdict.binding ? binding : m)) }
}
