/** Derivations by id, and their text: the tree down to the knobs and where they come from. */
import type { Analysis } from '../analyse/analysis.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { inLanguage, type Language, type Said } from '../language/text.ts'
import type { Derivation, Origin, Quantity } from '../quantity/quantity.ts'
import { formatRange } from '../text/format.ts'
import { searchFix } from './fix.ts'
import { rulePath } from './metrics/rules.ts'
import type { Judgement, MeasureVerdict, Verdict } from './verdict.ts'

/**
 * The derivation behind an id: a requirement (`AVA01`, or `AVA01.1` for its second measure), a station's utilisation
 * (`api@msk`, `profiles/msk/1`), a response time (`latency:accrue:ekb:p95`, peak), availability (`availability:accrue:ekb`),
 * `throughput:accrue`, `rto:<scenario>:<element or group>`, `rpo:<scenario>:<group>`, `restore:<group>`,
 * `durability:<store>`, `cost`. With the document, what does not pass also tells the cheapest change that makes it pass.
 */
export function explain(
  judgement: Judgement,
  analysis: Analysis,
  id: string,
  document?: ArchitectureDocument,
): Derivation | undefined {
  const [requirement = '', index] = id.split('.')
  const verdict = judgement.verdicts.find((v) => v.requirement === requirement)
  if (verdict) {
    const measure = index === undefined ? verdict.binding : verdict.measures[Number(index)]
    if (!measure) return undefined
    const derivation = measure.value?.derivation ?? reason(measure)
    const text = measure.fix?.text ?? (document && verdict.verdict !== 'pass' ? searched(document, verdict) : undefined)
    return text ? withNote(derivation, text) : derivation
  }
  return quantities(analysis).find(([key]) => key === id)?.[1].derivation
}

function searched(document: ArchitectureDocument, { requirement }: Verdict): Said | undefined {
  const { fix, none } = searchFix(document, requirement)
  if (fix) return fix.text
  return none && { ru: `Изменение, при котором выполнится: ${none.ru}`, en: `A change that makes it pass: ${none.en}` }
}

function withNote(derivation: Derivation, text: Said): Derivation {
  const { note } = derivation
  return { ...derivation, note: note ? { ru: `${note.ru} ${text.ru}`, en: `${note.en} ${text.en}` } : text }
}

/** A rule or an unknown has no number: its cause is the whole derivation, with the place of the fact that a rule looks at. */
function reason({ cause, measure, missing }: MeasureVerdict): Derivation {
  const stated = measure.metric === 'rule' && !missing
  return {
    label: cause,
    value: { best: Number.NaN, typical: Number.NaN, worst: Number.NaN },
    unit: 'count',
    origin: stated ? { kind: 'model', path: rulePath(measure) } : { kind: 'computed' },
    text: cause,
  }
}

/** Every quantity that `explain` knows by an id of its own, in a fixed order. */
export function quantities(analysis: Analysis): [string, Quantity][] {
  const found: [string, Quantity | undefined][] = []
  const { performance, availability, failures, data, cost } = analysis
  for (const s of performance.peak.stations) found.push([s.id, s.utilisation])
  for (const l of performance.peak.latencies) {
    found.push([`latency:${l.journey}:${l.region}:mean`, l.mean])
    for (const p of l.percentiles) found.push([`latency:${l.journey}:${l.region}:p${p.p}`, p.value])
  }
  for (const t of performance.peak.throughput) found.push([`throughput:${t.journey}`, t.value])
  for (const a of availability.journeys) found.push([`availability:${a.journey}:${a.region}`, a.availability])
  for (const s of failures.scenarios) for (const r of s.recoveries) found.push([`rto:${s.scenario}:${r.id}`, r.rto])
  for (const r of data.recoveries) found.push([`rpo:${r.scenario}:${r.group}`, r.rpo])
  for (const r of data.restores) found.push([`restore:${r.group}`, r.time])
  for (const d of data.durability) found.push([`durability:${d.store}`, d.loss])
  found.push(['cost', cost.total])
  return found.flatMap(([key, value]): [string, Quantity][] => (value ? [[key, value]] : []))
}

const words: Record<string, Said> = {
  model: { ru: 'модель', en: 'model' },
  catalogue: { ru: 'справочник', en: 'catalogue' },
  convention: { ru: 'соглашение', en: 'convention' },
}

function originText(origin: Origin, language: Language): string {
  switch (origin.kind) {
    case 'model':
      return `${words.model?.[language]}: ${origin.path}`
    case 'catalogue':
      return `${words.catalogue?.[language]}: ${origin.technology} ${origin.knob} — ${inLanguage(origin.source, language)}`
    case 'convention':
      return `${words.convention?.[language]}: ${inLanguage(origin.source, language)}`
    case 'computed':
      return ''
  }
}

/** An indented tree: value, formula, origin, remark; one node a line, two spaces a level. */
export function renderDerivation(derivation: Derivation, language: Language): string {
  const lines: string[] = []
  const visit = (d: Derivation, depth: number): void => {
    const indent = '  '.repeat(depth)
    const value = d.text?.[language] ?? formatRange(d.value, d.unit, language)
    const shown = value === d.label[language] ? '' : ` = ${value}`
    const formula = d.formula === undefined ? '' : `   [${inLanguage(d.formula, language)}]`
    const origin = originText(d.origin, language)
    lines.push(`${indent}${d.label[language]}${shown}${formula}${origin === '' ? '' : `   (${origin})`}`)
    if (d.note) lines.push(`${indent}  ${language === 'ru' ? 'примечание' : 'note'}: ${d.note[language]}`)
    for (const input of d.inputs ?? []) visit(input, depth + 1)
  }
  visit(derivation, 0)
  return lines.join('\n')
}
