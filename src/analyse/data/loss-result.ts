/** A loss as a result: its derivation, the copy that is used, and the chain of copies that people fall back along. */
import type { Said } from '../../language/text.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { CopyChance } from '../analysis.ts'
import type { Topology } from '../topology/topology.ts'
import { uselessness } from './latent.ts'
import { chosen, isSure, type Source, sourceName } from './sources.ts'

export interface Loss {
  rpo: Quantity | undefined
  /** The copy that is used: copy id, `backup`, `pitr`, or `none`. */
  source: string
  sourceText: Said
  unknown?: Said
  /** The copies tried one after another, when one may turn out useless. */
  chain?: CopyChance[]
}

export const lossLabel: Said = { ru: 'Потеря подтверждённых данных', en: 'Acknowledged data lost' }

/** Nothing is lost, with the reason. */
export function nothing(source: string, why: Said): Loss {
  const zero: Derivation = { label: lossLabel, value: exactly(0), unit: 's', origin: { kind: 'computed' }, note: why }
  return { rpo: quantity(zero), source, sourceText: why }
}

/** A loss with the copy that is used. */
export function result(derivation: Derivation, source: string, sourceText: Said): Loss {
  return { rpo: quantity({ ...derivation, label: lossLabel }), source, sourceText }
}

/** The loss by the source that typically works; at worst by the last one that people may have to fall back on. */
export function alongChain(topology: Topology, sources: readonly Source[], lossBy: (source: Source) => Loss): Loss {
  const source = chosen(sources, 'typical')
  if (!source) return gone(everyCopy)
  const loss = lossBy(source)
  const sure = sources.length === 1 && isSure(source)
  if (sure || !loss.rpo) return loss
  const last = chosen(sources, 'worst')
  const first = chosen(sources, 'best')
  const worst = last ? (lossBy(last).rpo?.worst ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const best = first ? (lossBy(first).rpo?.best ?? loss.rpo.best) : loss.rpo.best
  const value = { ...loss.rpo, best: Math.min(best, loss.rpo.best), worst: Math.max(worst, loss.rpo.worst) }
  // Which source is used turns on how likely each is useless: an input, though not one of the sum.
  const odds = sources.map((from) => uselessness(from.policy, from.path))
  const derivation = {
    ...loss.rpo.derivation,
    value: { best: value.best, typical: value.typical, worst: value.worst },
    inputs: [...(loss.rpo.derivation.inputs ?? []), ...odds],
  }
  return { ...loss, rpo: quantity(derivation), chain: chances(topology, sources, lossBy) }
}

function chances(topology: Topology, sources: readonly Source[], lossBy: (source: Source) => Loss): CopyChance[] {
  let reached: number | undefined = 1
  return sources.map((source) => {
    const loss = lossBy(source)
    const { fails } = source
    const used: number | undefined = reached === undefined || fails === undefined ? undefined : reached * (1 - fails)
    reached = reached === undefined || fails === undefined ? undefined : reached * fails
    return { source: loss.source, sourceText: sourceName(topology, source), fails, used, rpo: loss.rpo }
  })
}

/** Everything is lost for good. */
export function gone(why: Said): Loss {
  const value = exactly(Number.POSITIVE_INFINITY)
  const derivation: Derivation = { label: lossLabel, value, unit: 's', origin: { kind: 'computed' }, note: why }
  return { rpo: quantity(derivation), source: 'none', sourceText: why }
}

export const everyCopy: Said = {
  ru: 'порча есть на каждой копии, а резервных копий не осталось',
  en: 'the corruption is on every copy and no backup is left',
}

/** The worse of two losses, the first of equals: a loss for good, then what is not known, then the longer one. */
export function worse(a: Loss, b: Loss): Loss {
  return rank(b) > rank(a) ? b : a
}

function rank(loss: Loss): number {
  if (!loss.rpo) return loss.unknown ? Number.MAX_VALUE : 0
  return loss.rpo.typical === Number.POSITIVE_INFINITY ? loss.rpo.typical : loss.rpo.typical + loss.rpo.worst * 1e-9
}
