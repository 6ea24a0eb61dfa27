/**
 * Derivation trees as a reader can take them in: beyond a budget of lines only the parts that make up most of the value
 * stay open, and what is closed says how much it hides. `loadpath explain` always prints the whole.
 */
import type { Said } from '../language/text.ts'
import type { Derivation } from '../quantity/quantity.ts'
import { pluralEn, pluralRu } from '../text/format.ts'

function noted(d: Derivation, note: Said): Derivation {
  const { inputs: _closed, ...rest } = d
  const own = d.note
  return { ...rest, note: own ? { ru: `${own.ru}; ${note.ru}`, en: `${own.en}; ${note.en}` } : note }
}

/** Lines the tree would take. */
function size(d: Derivation): number {
  return 1 + (d.inputs ?? []).reduce((sum, input) => sum + size(input), 0)
}

/** Weight of an input of a sum-like node: its share of the typical value. */
function weight(d: Derivation): number {
  return Number.isFinite(d.value.typical) ? Math.abs(d.value.typical) : Number.POSITIVE_INFINITY
}

/** Keeps about `budget` lines: the level first, then the heaviest subtrees; what is closed says how much it hides. */
function within(d: Derivation, budget: number): Derivation {
  const inputs = d.inputs ?? []
  if (inputs.length === 0 || size(d) <= budget) return d
  if (budget <= 2) return noted(d, hidden(size(d) - 1))
  const most = Math.max(1, budget - 2)
  const byWeight = [...inputs].sort((a, b) => weight(b) - weight(a))
  const kept = new Set(byWeight.slice(0, most))
  const left = inputs.length - kept.size
  let spare = budget - 1 - kept.size
  const share = new Map<Derivation, number>()
  for (const input of byWeight) {
    if (!kept.has(input)) continue
    const want = Math.min(size(input) - 1, spare)
    share.set(input, want + 1)
    spare -= want
  }
  const shown = inputs.filter((input) => kept.has(input)).map((input) => within(input, share.get(input) ?? 1))
  return left > 0 ? { ...noted(d, hidden(left)), inputs: shown } : { ...d, inputs: shown }
}

function hidden(count: number): Said {
  return {
    ru: `ещё ${count} ${pluralRu(count, 'строка', 'строки', 'строк')} — в команде explain`,
    en: `${count} more ${pluralEn(count, 'line')} in the explain command`,
  }
}

/** A derivation of at most about `budget` lines. */
export function condense(derivation: Derivation, budget = 40): Derivation {
  return within(derivation, budget)
}
