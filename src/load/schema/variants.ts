/**
 * Variants and stages against the schema: a patch is free in its shape, so what it makes of the model is validated. Run
 * only on a model that is sound itself: then every mistake found is the variant's.
 */
import type { Finding } from '../../findings/finding.ts'
import { type ArchitectureDocument, listNames } from '../../language/document.ts'
import { applyStage, applyVariant } from '../../language/variant.ts'
import type { Variant } from '../../language/vocabulary/behaviour.ts'
import { placeOf, type SourceMap } from '../loaded-model.ts'
import { checkSchema } from './validate.ts'

/** Where the variant makes the mistake: its last patch on that field of the thing, on the thing, else the variant itself. */
function path(variant: Variant, where: string, named: string): string {
  const changes = variant.set ?? []
  const concerns = (id: string) => where === id || where.startsWith(`${id}.`)
  const touches = ({ id, patch }: (typeof changes)[number]) => {
    const first = where.slice(id.length + 1).split('.', 1)[0] || named
    return concerns(id) && Object.hasOwn(patch, first)
  }
  const touching = changes.findLastIndex(touches)
  const index = touching < 0 ? changes.findLastIndex(({ id }) => concerns(id)) : touching
  const field = where.slice((changes[index]?.id ?? '').length)
  return index < 0 ? variant.id : `${variant.id}.set.${index}.patch${field}`
}

/** The applied document without what is sound already: an overlay leaves what it does not touch as it is. */
function unsound(applied: ArchitectureDocument, sound: ReadonlySet<unknown>): ArchitectureDocument {
  const lists = listNames.map((name) => [name, applied[name].filter((thing) => !sound.has(thing))])
  return { ...applied, ...Object.fromEntries(lists) }
}

/** Findings of all variants and stages, each with the variant as its element. */
export async function variantFindings(document: ArchitectureDocument, sources: SourceMap): Promise<Finding[]> {
  const overlays = [
    ...document.variants.map((variant) => ({ variant, applied: applyVariant(document, variant) })),
    ...document.stages.map((variant) => ({ variant, applied: applyStage(document, variant.id) })),
  ]
  const findings: Finding[] = []
  const seen = new Set<string>()
  const sound = new Set<unknown>(listNames.flatMap((name): readonly unknown[] => document[name]))
  for (const { variant, applied } of overlays) {
    for (const finding of (await checkSchema(unsound(applied, sound), {})).findings) {
      // Units and numbers of an applied variant are judged by the check stage.
      if (finding.code === 'wrong-unit' || finding.code === 'too-small') continue
      const at = path(variant, String(finding.params.where ?? ''), String(finding.params.field ?? ''))
      const key = `${finding.code} ${at} ${finding.params.field ?? ''}`
      // A stage repeats the mistakes of the stages before it; they are told once, where they are made.
      if (seen.has(key) || (at === variant.id && 'order' in variant)) continue
      seen.add(key)
      const place = placeOf(sources, at)
      findings.push({
        ...finding,
        element: variant.id,
        params: { ...finding.params, where: at },
        ...(place ? { place } : {}),
      })
    }
  }
  return findings
}
