/**
 * Variants and stages applied to a document: a pure overlay in the order remove, set, add. Ids that do not exist are
 * ignored here; the check stage reports them with their place.
 */

import { type ArchitectureDocument, type ListName, listNames } from './document.ts'
import { isPlain, type Plain } from './schema/plain.ts'
import type { JourneyStep, Requirement, Stage, Variant } from './vocabulary/behaviour.ts'

/** JSON merge patch (RFC 7396): null deletes, objects merge, everything else replaces. Inputs stay as they are. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlain(patch)) return patch
  const out: Plain = isPlain(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    // As a plain assignment this name would replace the prototype.
    if (key === '__proto__') continue
    if (value === null) delete out[key]
    else out[key] = mergePatch(out[key], value)
  }
  return out
}

/** `removed` with everything that cannot stand without it: places inside removed places, components of removed containers. */
function withParts(document: ArchitectureDocument, removed: readonly string[]): ReadonlySet<string> {
  const gone = new Set(removed)
  for (let size = -1; size !== gone.size; ) {
    size = gone.size
    for (const place of document.places) if (place.in !== undefined && gone.has(place.in)) gone.add(place.id)
    for (const element of document.elements) {
      if (element.partOf !== undefined && gone.has(element.partOf)) gone.add(element.id)
    }
  }
  return gone
}

/**
 * Steps without the calls to removed elements. What a removed element called is now called by its own caller, so a
 * journey through a removed cache or gateway goes on behind it.
 */
function stepsWithout(steps: readonly JourneyStep[], gone: ReadonlySet<string>): JourneyStep[] {
  const callers = new Map<string, string | undefined>()
  const out: JourneyStep[] = []
  for (const step of steps) {
    const from = step.from !== undefined && callers.has(step.from) ? callers.get(step.from) : step.from
    if (gone.has(step.to)) {
      callers.set(step.to, from)
      continue
    }
    const { from: _old, ...rest } = step
    out.push(from === undefined ? rest : { from, ...rest })
  }
  return out
}

function remove(document: ArchitectureDocument, ids: readonly string[]): ArchitectureDocument {
  if (ids.length === 0) return document
  const gone = withParts(document, ids)
  const kept = <T extends { id: string }>(things: readonly T[]) => things.filter((thing) => !gone.has(thing.id))
  return {
    ...document,
    places: kept(document.places),
    links: kept(document.links).filter((link) => !link.between.some((id) => gone.has(id))),
    elements: kept(document.elements),
    relations: kept(document.relations).filter((relation) => !gone.has(relation.from) && !gone.has(relation.to)),
    deployments: kept(document.deployments).filter(({ element, in: place }) => !gone.has(element) && !gone.has(place)),
    journeys: kept(document.journeys).map((journey) => ({ ...journey, steps: stepsWithout(journey.steps, gone) })),
    requirements: kept(document.requirements),
    scenarios: kept(document.scenarios),
    metrics: kept(document.metrics),
    queries: kept(document.queries),
    assumptions: kept(document.assumptions),
    variants: kept(document.variants),
    stages: kept(document.stages),
    views: kept(document.views),
  }
}

function editLists(
  document: ArchitectureDocument,
  edit: (list: readonly unknown[], name: ListName) => unknown[],
): ArchitectureDocument {
  const edited = Object.fromEntries(listNames.map((name) => [name, edit(document[name], name)]))
  // The edits keep each thing in the shape of its list: the check stage has validated patches and additions.
  return { ...document, ...edited }
}

function set(document: ArchitectureDocument, changes: NonNullable<Variant['set']>): ArchitectureDocument {
  if (changes.length === 0) return document
  function patched(thing: unknown): unknown {
    const own = changes.filter((change) => isPlain(thing) && change.id === thing.id)
    return own.reduce((at, { id, patch }) => ({ ...(mergePatch(at, patch) as Plain), id }), thing)
  }
  return editLists(document, (list) => list.map(patched))
}

function add(document: ArchitectureDocument, additions: Plain): ArchitectureDocument {
  return editLists(document, (list, name) => {
    const added = additions[name]
    return Array.isArray(added) ? [...list, ...added] : [...list]
  })
}

/**
 * The document with the variant (or a single stage) applied, after the stages up to the one that it names. Removing an element also removes its components, relations, deployments and
 * journey steps; removing a place removes the places and deployments in it and the links at it. Measures, copies and
 * votes that then name nothing stay, for the check stage to report.
 */
export function applyVariant(document: ArchitectureDocument, variant: Variant): ArchitectureDocument {
  const base = variant.after === undefined ? document : applyStage(document, variant.after)
  return add(set(remove(base, variant.remove ?? []), variant.set ?? []), variant.add ?? {})
}

/** It changes nothing: the option that keeps to the plan, or a variant without a difference. Fields may be of wrong types. */
export function isIdle({ remove, set, add }: Pick<Variant, 'remove' | 'set' | 'add'>): boolean {
  const lists = [remove, set, isPlain(add) ? Object.keys(add) : []]
  return lists.every((list) => !Array.isArray(list) || list.length === 0)
}

/** Stages in their order; equal orders keep the author's. */
export function stagesInOrder(document: ArchitectureDocument): Stage[] {
  return [...document.stages].sort((a, b) => a.order - b.order)
}

/** Its stage is done: the requirement is to hold now. */
function withoutDue({ due: _past, ...requirement }: Requirement): Requirement {
  return requirement
}

/** The document at the end of a stage: all stages up to it are applied, because they build on one another. */
export function applyStage(document: ArchitectureDocument, id: string): ArchitectureDocument {
  const ordered = stagesInOrder(document)
  const last = ordered.findIndex((stage) => stage.id === id)
  if (last < 0) return document
  const done = ordered.slice(0, last + 1)
  const built = done.reduce<ArchitectureDocument>((at, stage) => applyVariant(at, stage), document)
  const isDue = (due: string | undefined): boolean => done.some((stage) => stage.id === due)
  return { ...built, requirements: built.requirements.map((r) => (isDue(r.due) ? withoutDue(r) : r)) }
}
