/** One measure judged: the outcome of its metric compared with the target, and the one-line cause. */
import type { BreakEven } from '../analyse/analysis.ts'
import type { Language, Said } from '../language/text.ts'
import type { Measure } from '../language/vocabulary/index.ts'
import type { Quantity, Unit } from '../quantity/quantity.ts'
import { type Comparator, parseTarget, splitTarget, type Target } from '../quantity/target.ts'
import { formatValue, pluralEn, pluralRu, sayValue } from '../text/format.ts'
import { judgeAvailability } from './metrics/availability.ts'
import { judgeConsistency } from './metrics/consistency.ts'
import { judgeCost } from './metrics/cost.ts'
import { judgeDurability, judgePartitionLoss, judgeStaleness } from './metrics/data.ts'
import { judgeLatency } from './metrics/latency.ts'
import { judgeHeadroom, judgeThroughput } from './metrics/load.ts'
import { judgeMeasured } from './metrics/measured.ts'
import { judgeRpo } from './metrics/rpo.ts'
import { judgeRto } from './metrics/rto.ts'
import { judgeRule } from './metrics/rules.ts'
import { nudgedValue } from './nudge.ts'
import { type Evidence, inner, type Outcome } from './outcome.ts'
import { decide, endless, holds } from './target.ts'
import type { MeasureVerdict, VerdictKind } from './verdict.ts'

/** Unit of the target of each metric. */
const units: Record<Exclude<Measure['metric'], 'rule' | 'consistency'>, Unit> = {
  availability: 'ratio',
  downtime: 's',
  latency: 's',
  throughput: '/s',
  headroom: 'ratio',
  rto: 's',
  rpo: 's',
  durability: 'ratio',
  staleness: 's',
  'data-loss-on-partition': 's',
  cost: 'money',
  measured: 'count',
}

function resolve(measure: Measure, evidence: Evidence, path: string): Outcome {
  switch (measure.metric) {
    case 'availability':
    case 'downtime':
      return judgeAvailability(measure, evidence)
    case 'latency':
      return judgeLatency(measure, evidence)
    case 'throughput':
      return judgeThroughput(measure, evidence)
    case 'headroom':
      return judgeHeadroom(measure, evidence)
    case 'rto':
      return judgeRto(measure, evidence)
    case 'rpo':
      return judgeRpo(measure, evidence)
    case 'durability':
      return judgeDurability(measure, evidence)
    case 'staleness':
      return judgeStaleness(measure, evidence)
    case 'consistency':
      return judgeConsistency(measure, evidence)
    case 'data-loss-on-partition':
      return judgePartitionLoss(measure, evidence)
    case 'cost':
      return judgeCost(measure, evidence)
    case 'rule':
      return judgeRule(measure, evidence)
    case 'measured':
      return judgeMeasured(measure, path)
  }
}

/** Value of a measure without verdict and cause, for sweeps over many documents. */
export function measuredValue(measure: Measure, evidence: Evidence): Quantity | undefined {
  return resolve(measure, { ...evidence, valuesOnly: true }, '').value
}

/** Judges one measure; `path` is its place in the model (`AVA01.measures.0`). */
export function judgeMeasure(measure: Measure, evidence: Evidence, path: string): MeasureVerdict {
  const outcome = resolve(measure, evidence, path)
  const base = {
    measure,
    scope: outcome.scope,
    value: outcome.value,
    breakEvens: outcome.breakEvens ?? [],
    sensitivity: [],
    ...(outcome.ceiling ? { ceiling: outcome.ceiling } : {}),
  }
  const target = targetOf(measure)
  if (outcome.missing) {
    return {
      ...base,
      verdict: 'unknown',
      target: target?.value,
      comparator: target?.comparator,
      margin: undefined,
      cause: outcome.missing,
      missing: outcome.missing,
    }
  }
  if (outcome.verdict !== undefined || !target || !outcome.value) {
    return named(measure, outcome, base)
  }
  const decided = decide(outcome.value, target, measure.at ?? 'typical', outcome.complement)
  if (decided.verdict === 'unknown') {
    const missing = { ru: 'значение не определено', en: 'the value is not known' }
    return {
      ...base,
      verdict: 'unknown',
      target: target.value,
      comparator: target.comparator,
      margin: undefined,
      cause: missing,
      missing,
    }
  }
  const risk = decided.verdict === 'pass' ? (outcome.risk ?? nudgeRisk(measure, outcome, target)) : outcome.risk
  const verdict: VerdictKind = decided.verdict === 'pass' && risk ? 'at-risk' : decided.verdict
  const sentence = compare(
    risk ? { ...outcome, risk } : outcome,
    outcome.value,
    target,
    measure,
    evidence.analysis.cost.currency,
  )
  return {
    ...base,
    verdict,
    target: target.value,
    comparator: target.comparator,
    margin: decided.margin,
    cause: sentence,
  }
}

/** Metrics whose figure is summed up from inputs; queues and thresholds are computed anew by their own resolvers. */
const summed = new Set<Measure['metric']>([
  'availability',
  'downtime',
  'rto',
  'rpo',
  'durability',
  'staleness',
  'data-loss-on-partition',
  'cost',
])

/** The promise that one input 10 % worse may break. */
function nudgeRisk(measure: Measure, outcome: Outcome, target: Target): Said | undefined {
  if (!outcome.value || !summed.has(measure.metric)) return undefined
  const moved = nudgedValue(outcome.value, measure.at ?? 'typical', outcome.complement === true)
  if (!moved || holds(moved.value, target)) return undefined
  const label = inner(moved.part.label)
  const value = sayValue(moved.value, outcome.value.unit)
  return {
    ru: `если ухудшить на 10 % то, от чего зависит «${label.ru}», может стать ${value.ru}`,
    en: `with an input of "${label.en}" 10 % worse it may be ${value.en}`,
  }
}

/** Measures that decide themselves: rules and consistency. */
function named(
  measure: Measure,
  outcome: Outcome,
  base: Omit<MeasureVerdict, 'verdict' | 'target' | 'comparator' | 'margin' | 'cause'>,
): MeasureVerdict {
  const verdict = outcome.verdict === 'pass' && outcome.risk ? 'at-risk' : (outcome.verdict ?? 'unknown')
  const wanted = measure.metric === 'consistency' ? splitTarget(measure.target).rest : undefined
  // The order of the models is partial: one that does not imply the other need not be weaker.
  const relation = verdict === 'fail' ? { ru: 'не даёт', en: 'does not give' } : { ru: '≥', en: '≥' }
  const lead = (language: Language) =>
    wanted === undefined ? '' : `${outcome.named ?? '?'} ${relation[language]} ${wanted}: `
  // A weaker model in some situation only is no failure of the normal one: it is told as what happens there.
  const soft = wanted !== undefined && verdict === 'at-risk'
  return {
    ...base,
    verdict,
    target: undefined,
    comparator: undefined,
    margin: undefined,
    cause: {
      ru: `${soft ? `в норме не слабее ${wanted}, но не всегда — ${outcome.named}: ` : lead('ru')}${outcome.why.ru}${outcome.risk ? `; ${outcome.risk.ru}` : ''}`,
      en: `${soft ? `at least ${wanted} normally, but not always — ${outcome.named}: ` : lead('en')}${outcome.why.en}${outcome.risk ? `; ${outcome.risk.en}` : ''}`,
    },
  }
}

function targetOf(measure: Measure): Target | undefined {
  if (measure.metric === 'rule' || measure.metric === 'consistency') return undefined
  return parseTarget(measure.target, units[measure.metric])
}

const shown: Record<Comparator, { yes: string; no: string }> = {
  '>=': { yes: '≥', no: '<' },
  '<=': { yes: '≤', no: '>' },
  '>': { yes: '>', no: '≤' },
  '<': { yes: '<', no: '≥' },
}

/** `why — value > target; holds up to ...`, with the worst case when it tells something else. */
function compare(
  outcome: Outcome,
  value: Quantity,
  target: Target,
  measure: Measure,
  currency: string | undefined,
): Said {
  const strict = measure.at === 'worst'
  const judged = strict ? value.worst : value.typical
  const worstBreaks = !strict && holds(judged, target) && !holds(value.worst, target)
  const sign = (v: number): string => shown[target.comparator][holds(v, target) ? 'yes' : 'no']
  const build = (language: 'ru' | 'en'): string => {
    const say = (v: number): string =>
      (v === Number.POSITIVE_INFINITY ? endless(measure.metric)?.[language] : undefined) ??
      formatValue(v, value.unit, language, currency)
    // A sum is set off from its parts by a semicolon: they hold dashes themselves.
    const lead = outcome.lead && Number.isFinite(judged) ? `; ${outcome.lead[language]}` : ' — '
    const at = strict ? `${language === 'ru' ? 'в худшем случае' : 'at worst'} ` : ''
    const wanted = `${shown[target.comparator].yes} ${say(target.value)}`
    const lacking = language === 'ru' ? `, а нужно ${wanted}` : `, ${wanted} is wanted`
    const figures = outcome.instead
      ? `${outcome.instead[language]}${lacking}`
      : Number.isFinite(judged) || !endless(measure.metric)
        ? `${at}${say(judged)} ${sign(judged)} ${say(target.value)}`
        : `${at}${say(judged)}${lacking}`
    const main = `${outcome.why[language]}${lead}${figures}`
    const worst = worstBreaks
      ? language === 'ru'
        ? `, но в худшем случае ${say(value.worst)}`
        : `, but ${say(value.worst)} at worst`
      : ''
    const risk = outcome.risk ? `; ${outcome.risk[language]}` : ''
    const limits = breakEvenText(outcome.breakEvens ?? [], language)
    return `${main}${worst}${risk}${limits}`
  }
  return { ru: build('ru'), en: build('en') }
}

/** `; holds up to 371 GB or from 2 processes`. */
function breakEvenText(breakEvens: readonly BreakEven[], language: 'ru' | 'en'): string {
  const usable = breakEvens.filter((b) => Number.isFinite(b.value) && b.value > 0)
  // The size and the number of processes are what people change first.
  const order = ['B', 'count', 's', 'B/s']
  const chosen = [...usable].sort((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit)).slice(0, 2)
  if (chosen.length === 0) return ''
  const list = chosen.map((b) => limitText(b, language)).join(language === 'ru' ? ' или ' : ' or ')
  return language === 'ru' ? `; выполняется ${list}` : `; holds ${list}`
}

function limitText(limit: BreakEven, language: 'ru' | 'en'): string {
  const value = formatValue(limit.value, limit.unit, language)
  const up = limit.kind === 'max'
  if (limit.unit === 'count') {
    const word =
      language === 'ru'
        ? pluralRu(limit.value, 'процесса', 'процессов', 'процессов')
        : pluralEn(limit.value, 'process', 'processes')
    return language === 'ru' ? `${up ? 'до' : 'от'} ${value} ${word}` : `${up ? 'up to' : 'from'} ${value} ${word}`
  }
  if (limit.unit === 's' && up) {
    return language === 'ru' ? `при копиях не реже чем раз в ${value}` : `with a copy at least every ${value}`
  }
  return language === 'ru' ? `${up ? 'до' : 'от'} ${value}` : `${up ? 'up to' : 'from'} ${value}`
}
