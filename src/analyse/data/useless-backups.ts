/** The backups of a store as one layer: useless when every kind of them is. */
import { computed } from '../../catalogue/derive.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { uselessness } from './latent.ts'
import type { Source } from './sources.ts'

/** Probability that every kind of backup is useless when it is needed; undefined when there is none. Kinds fail independently. */
export function allUseless(sources: readonly Source[]): Derivation | undefined {
  const each = sources.map((source) => uselessness(source.policy, source.path))
  if (each.length < 2) return each[0]
  return computed(
    { ru: 'Вероятность, что негодны все резервные копии', en: 'Probability that every backup is useless' },
    'ratio',
    { ru: 'произведение по видам копий', en: 'product over the kinds of backups' },
    (...p) => p.reduce((a, b) => a * b, 1),
    each,
  )
}
