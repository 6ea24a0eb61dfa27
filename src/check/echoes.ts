/**
 * What only repeats a mistake that has been told: one mistake is one finding. What is wrong elsewhere is told in the same run.
 */
import type { Finding } from '../findings/finding.ts'
import { type ArchitectureDocument, listNames } from '../language/document.ts'
import { collectTexts } from '../language/schema/plain.ts'
import type { Lost } from '../load/loaded-model.ts'

/** Codes that say "there is nothing here" where something was, or that a variant does not fit, before a mistake in it was told. */
const aftermath: ReadonlySet<string> = new Set([
  'journey-empty',
  'members-empty',
  'requirement-no-measure',
  'scenario-empty',
  'title-empty',
  'variant-broken',
])

/** Structure findings of a model that is not sound, without the echoes of what the load stage has told. */
export function withoutEchoes(
  findings: readonly Finding[],
  told: readonly Finding[],
  lost: Lost | undefined,
): Finding[] {
  const broken = new Set(told.map((finding) => finding.element))
  return withoutLost(findings, lost).filter(({ code, element }) => !(aftermath.has(code) && broken.has(element)))
}

/**
 * What may be wrong with a model that has errors: rules and warnings about things that no error is about and that nothing
 * with an error names. Those may only be what the mistake leaves behind.
 */
export function apartFrom(
  errors: readonly Finding[],
  document: ArchitectureDocument,
  lost: Lost | undefined,
): (finding: Finding) => boolean {
  if (lost?.nameless) return () => false
  const broken = new Set<string | undefined>([...(lost?.ids ?? []), ...errors.map(({ element }) => element)])
  const touched = new Set<string>([...(lost?.ids ?? []), ...(lost?.named ?? [])])
  for (const { element, params } of errors) for (const id of [element, ...Object.values(params)]) addId(touched, id)
  for (const list of listNames) {
    for (const thing of document[list]) if (broken.has(thing.id)) collectTexts(thing, touched)
  }
  return ({ element, params }) => ![element, ...Object.values(params)].some((id) => isTouched(touched, id))
}

function addId(ids: Set<string>, id: unknown): void {
  if (typeof id === 'string') ids.add(id)
}

function isTouched(touched: ReadonlySet<string>, id: unknown): boolean {
  return typeof id === 'string' && touched.has(id)
}

/** Findings without references to what a mistake told before has taken out of the model. */
export function withoutLost(findings: readonly Finding[], lost: Lost | undefined): Finding[] {
  if (!lost) return [...findings]
  const ids = new Set<unknown>(lost.ids)
  return findings.filter(({ code, params }) => code !== 'ref-unknown' || !(lost.nameless || ids.has(params.id)))
}
