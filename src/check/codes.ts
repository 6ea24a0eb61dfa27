/** Every code the program can tell: those of the stages and those of the lint rules. */
import { buildCodes, checkCodes, faultTreeCodes, loadCodes } from '../findings/catalogue/index.ts'
import type { CodeEntry } from '../findings/finding.ts'
import { type Catalogue, catalogueOf } from '../findings/message.ts'
import { rules } from './rules/index.ts'

/** All entries: load, check, rules, build, fault trees. */
export const allCodes: readonly CodeEntry[] = [
  ...loadCodes,
  ...checkCodes,
  ...rules.map((rule) => rule.entry),
  ...buildCodes,
  ...faultTreeCodes,
]

/** All entries by code. */
export const catalogue: Catalogue = catalogueOf(allCodes)
