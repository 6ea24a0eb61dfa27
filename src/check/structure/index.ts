/** The structural checks of one document, in the order of their findings. */
import type { Finding } from '../../findings/finding.ts'
import type { Context } from '../context.ts'
import { checkAssumptions } from './assumptions.ts'
import { checkChangeable } from './changeable.ts'
import { checkFaultGroups } from './fault-groups.ts'
import { checkIdentity } from './identity.ts'
import { checkJourneys } from './journeys.ts'
import { checkDeployments, checkPlaces } from './places.ts'
import { checkReferences } from './references.ts'
import { checkRequirements } from './requirements.ts'
import { checkStores } from './stores.ts'
import { checkTexts } from './texts.ts'
import { checkValues } from './values.ts'
import { checkVariants } from './variants.ts'

/** A structural check by the name it is told by, should it fail. */
export type NamedCheck = readonly [name: string, check: (context: Context) => Finding[]]

/** What must hold for a document, and for the document with each variant applied. */
const documentChecks: readonly NamedCheck[] = [
  ['identity', checkIdentity],
  ['references', checkReferences],
  ['fault groups', checkFaultGroups],
  ['values', checkValues],
  ['places', checkPlaces],
  ['deployments', checkDeployments],
  ['journeys', checkJourneys],
  ['requirements', checkRequirements],
  ['stores', checkStores],
]

function checkDocument(context: Context): Finding[] {
  return documentChecks.flatMap(([, run]) => run(context))
}

export const structureChecks: readonly NamedCheck[] = [
  ...documentChecks,
  ['assumptions', checkAssumptions],
  ['changeable knobs', checkChangeable],
  ['texts', checkTexts],
  ['variants', (context) => checkVariants(context, checkDocument)],
]
