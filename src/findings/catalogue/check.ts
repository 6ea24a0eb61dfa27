/** All codes of the check stage except the lint rules, which carry their own entries. */
import type { CodeEntry } from '../finding.ts'
import { behaviourCodes } from './check-behaviour.ts'
import { meaningCodes } from './check-meaning.ts'
import { policyCodes } from './check-policy.ts'
import { referenceCodes } from './check-references.ts'
import { valueCodes } from './check-values.ts'

/** Codes that speak of the soundness of the model: they can be neither switched off nor waived. */
export const soundnessCodes: readonly CodeEntry[] = [
  ...referenceCodes,
  ...valueCodes,
  ...meaningCodes,
  ...behaviourCodes,
]

export const checkCodes: readonly CodeEntry[] = [...soundnessCodes, ...policyCodes]
