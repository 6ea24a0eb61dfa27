/**
 * Variants and stages: what they name exists, and the document stays sound with each of them applied. A finding that
 * the base document does not have is told at the variant.
 */

import type { Finding } from '../../findings/finding.ts'
import { message } from '../../findings/message.ts'
import { type ArchitectureDocument, listNames } from '../../language/document.ts'
import { isPlain } from '../../language/schema/plain.ts'
import { applyStage, applyVariant, isIdle } from '../../language/variant.ts'
import type { Variant } from '../../language/vocabulary/index.ts'
import { nearest } from '../../text/nearest.ts'
import { buildContext, type Context, report } from '../context.ts'
import { soundDocument } from '../sound.ts'
import { code } from './codes.ts'
import { referee } from './references.ts'

type Checks = (context: Context) => Finding[]

/** `checks` are the structural checks of a document, handed in so that this file does not import them in a circle. */
export function checkVariants(context: Context, checks: Checks): Finding[] {
  const { document } = context
  const all: { variant: Variant; apply: () => ArchitectureDocument }[] = [
    ...document.variants.map((variant) => ({ variant, apply: () => applyVariant(document, variant) })),
    ...document.stages.map((variant) => ({ variant, apply: () => applyStage(document, variant.id) })),
  ]
  if (all.length === 0) return []
  const known = new Set(checks(context).map(identity))
  return all.flatMap(({ variant, apply }) => [
    ...checkNames(context, variant),
    ...checkApplied(context, variant, apply, checks, known),
  ])
}

/** The same finding in the base document and in a variant: one and the same mistake of the author. */
function identity(finding: Finding): string {
  return `${finding.code} ${finding.element} ${JSON.stringify(finding.params)}`
}

function checkNames(context: Context, variant: Variant): Finding[] {
  const { refer, findings } = referee(context)
  const added = new Set<unknown>()
  const additions = isPlain(variant.add) ? variant.add : {}
  for (const [list, things] of Object.entries(additions)) {
    if (!listNames.some((name) => name === list)) {
      const suggestion = nearest(list, listNames)
      const params = { variant: variant.id, list, ...(suggestion && { suggestion }) }
      findings.push(report(context, code('list-unknown'), `${variant.id}.add.${list}`, params))
    } else if (Array.isArray(things)) for (const thing of things) if (isPlain(thing)) added.add(thing.id)
  }
  // A later stage may remove or change what an earlier one has added.
  for (const stage of context.document.stages) {
    if (!isPlain(stage.add)) continue
    for (const things of Object.values(stage.add)) {
      if (Array.isArray(things)) for (const thing of things) if (isPlain(thing)) added.add(thing.id)
    }
  }
  list(variant.remove).forEach((id, i) => {
    if (!added.has(id)) refer(id, 'thing', `${variant.id}.remove.${i}`, 'remove')
  })
  list(variant.set).forEach((change, i) => {
    if (isPlain(change) && !added.has(change.id)) refer(change.id, 'thing', `${variant.id}.set.${i}.id`, 'set')
  })
  const isStage = context.document.stages.some((stage) => stage.id === variant.id)
  // After a stage, the plan as it is may be one of the options.
  if (isIdle(variant) && !isStage && variant.after === undefined)
    findings.push(report(context, code('variant-idle'), variant.id, { variant: variant.id }))
  return findings
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function checkApplied(
  context: Context,
  variant: Variant,
  apply: () => ArchitectureDocument,
  checks: Checks,
  known: ReadonlySet<string>,
): Finding[] {
  let document: ArchitectureDocument
  try {
    document = apply()
  } catch {
    // Only a malformed patch gets here; its field is named by the schema and by the checks of names above.
    return []
  }
  const applied = buildContext(soundDocument(document), context.sources, [])
  const findings = checks(applied).filter(
    (finding) =>
      finding.severity === 'error' && !known.has(identity(finding)) && !isLeftOver(context, applied, finding),
  )
  return findings.map((finding) => {
    const entry = code(finding.code)
    // What the variant itself has removed was no slip of the pen: no other name is guessed.
    const removed = finding.code === 'ref-unknown' && hasThing(context, finding.params.id)
    const params = {
      variant: variant.id,
      code: finding.code,
      thing: finding.element ?? '',
      ru: message(entry, finding, 'ru'),
      en: message(entry, finding, 'en'),
      fixRu: removed ? '' : entry.fix.ru(finding.params),
      fixEn: removed ? '' : entry.fix.en(finding.params),
    }
    const broken = report(
      context,
      code('variant-broken'),
      placeInVariant(context, variant, finding),
      params,
      variant.id,
    )
    return finding.place ? { ...broken, related: [{ place: finding.place }] } : broken
  })
}

/** Lists that describe the system without taking part in it. */
const describing = ['metrics', 'assumptions', 'views'] as const

/** A metric, assumption or view that still names what the variant removes: it simply has less to say there. */
function isLeftOver(context: Context, applied: Context, { code: name, element, params }: Finding): boolean {
  if (name !== 'ref-unknown' || !describing.some((l) => applied.document[l].some(({ id }) => id === element)))
    return false
  return hasThing(context, params.id)
}

/** The model without the variant has a thing of this id. */
function hasThing(context: Context, id: unknown): boolean {
  return listNames.some((l) => context.document[l].some((thing) => thing.id === id))
}

/** The patch or addition of the variant that concerns the thing, down to the field, as the front ends name them. */
function placeInVariant(context: Context, variant: Variant, { element, params }: Finding): string {
  const added = `${variant.id}.add.${element}`
  if (added in context.sources) return added
  const set = list(variant.set).findLastIndex((change) => isPlain(change) && change.id === element)
  return set < 0 ? variant.id : `${variant.id}.set.${set}.patch.${params.field ?? ''}`
}
