/** What the resolver of a metric finds, before it is compared with the target. */
import type { Analysis, BreakEven, PerformanceAnalysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import { type Said, said } from '../language/text.ts'
import type { Id } from '../language/vocabulary/index.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { VerdictKind } from './verdict.ts'

/** What a resolver may look at. */
export interface Evidence {
  topology: Topology
  analysis: Analysis
  /** Performance under grown loads, by load and growth: asked for by several measures. */
  grown?: Map<string, PerformanceAnalysis>
  /** Only the value is wanted: no risks are looked for. */
  valuesOnly?: boolean
}

export interface Outcome {
  scope: string
  value?: Quantity
  /** What decides the figure, without the comparison: `waiting at the profile store is 41 ms of it`. */
  why: Said
  /** Said before the value when it is a sum of what `why` lists: `in all`. */
  lead?: Said
  /** Said in place of the judged value, when that is no figure to people: `no headroom` of -132 %. */
  instead?: Said
  /** Set when the figure cannot be known. */
  missing?: Said
  breakEvens?: BreakEven[]
  /** Lowers a pass to at-risk, with the reason. */
  risk?: Said
  /** Why it cannot pass whatever the settings: what is lacking is no setting. */
  ceiling?: Said
  /** Metrics that are no number (rules, consistency) decide themselves. */
  verdict?: VerdictKind
  /** Distances are taken of 1 - target. */
  complement?: boolean
  /** Display name of the value, when it is no number. */
  named?: string
}

export function unknown(scope: string, missing: Said): Outcome {
  return { scope, why: missing, missing }
}

/** Title of anything of the model, or its id. */
export function titleOf(topology: Topology, id: Id): Said {
  const { document } = topology
  const found =
    topology.elements.get(id) ??
    topology.places.get(id) ??
    document.journeys.find((j) => j.id === id) ??
    document.scenarios.find((s) => s.id === id)
  const title = said(found?.title)
  return { ru: title.ru || id, en: title.en || id }
}

/** Both languages at once. */
export function join(parts: readonly Said[], separator: string): Said {
  return { ru: parts.map((p) => p.ru).join(separator), en: parts.map((p) => p.en).join(separator) }
}

/** A title inside a sentence: in quotes when it has a colon of its own. */
export function quoted(title: Said): Said {
  return {
    ru: title.ru.includes(':') ? `«${title.ru}»` : title.ru,
    en: title.en.includes(':') ? `"${title.en}"` : title.en,
  }
}

/** A label as a part of a sentence: its first letter small, unless the word is an abbreviation. */
export function inner(label: Said): Said {
  const small = (text: string): string =>
    /^\p{Lu}(\p{Ll}| )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
  return { ru: small(label.ru), en: small(label.en) }
}
