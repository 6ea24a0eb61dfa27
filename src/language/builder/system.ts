/**
 * `system()`: the start of a TypeScript model. It is exported by default from the model's entry file; the loader reads
 * the document and the places of the calls from it.
 */
import { canonicalise } from '../canonical.ts'
import type { ArchitectureDocument } from '../document.ts'
import type { AuthoredSystem } from '../schema/authoring.ts'
import type { Plain } from '../schema/plain.ts'
import type { CallPlace } from './call-place.ts'
import type { Handle, StageHandle, VariantHandle } from './handles.ts'
import type { PatchOf, StageOptions, VariantOptions } from './options.ts'
import { emptyLists, type Lists, plain, type Recorder, record, remember } from './recorder.ts'
import { type Building, building, handle } from './vocabulary.ts'

/** What a variant can do: everything that a system can declare, and changes to what is there. */
export interface VariantBuilding extends Building {
  /** Changes fields of a thing of the model: null deletes a field, a list is replaced as a whole. */
  set<K extends string>(thing: Handle<K>, patch: PatchOf<K>): void
  /** Takes things out. With an element go its relations, deployments and journey steps. */
  remove(...things: Handle[]): void
}

/** A model under construction. */
export interface System extends Building {
  readonly id: string
  /**
   * A named overlay: a decision option or a what-if. While `build` runs, everything declared - also by `x.uses(y)` of
   * elements of the model - belongs to the variant.
   */
  variant(id: string, options: VariantOptions, build: (variant: VariantBuilding) => void): VariantHandle
  /** A step of a scaling plan. It builds on the stages before it. */
  stage(id: string, options: StageOptions, build?: (variant: VariantBuilding) => void): StageHandle
  /** The canonical document. */
  toDocument(): ArchitectureDocument
  /** Where each thing was declared. */
  sources(): Record<string, CallPlace>
}

/** The lists that are not empty: the additions of a variant. */
function additions(lists: Lists): Plain {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}

/** Runs `build` with the recorder turned to the variant, and returns what it did. */
function overlay(recorder: Recorder, id: string, build: (variant: VariantBuilding) => void): Plain {
  const removed: string[] = []
  const changed: Plain[] = []
  const lists = emptyLists()
  const before = { lists: recorder.lists, prefix: recorder.prefix }
  recorder.lists = lists
  recorder.prefix = `${id}.add.`
  try {
    build({
      ...building(recorder),
      set: (thing, patch) => {
        remember({ ...recorder, prefix: '' }, `${id}.set.${changed.length}`)
        changed.push({ id: thing.id, patch: plain(patch) })
      },
      remove: (...things) => {
        for (const thing of things) {
          remember({ ...recorder, prefix: '' }, `${id}.remove.${removed.length}`)
          removed.push(thing.id)
        }
      },
    })
  } finally {
    recorder.lists = before.lists
    recorder.prefix = before.prefix
  }
  const add = additions(lists)
  return {
    ...(removed.length > 0 ? { remove: removed } : {}),
    ...(changed.length > 0 ? { set: changed } : {}),
    ...(Object.keys(add).length > 0 ? { add } : {}),
  }
}

/** Starts a model. `id` names its folder in the deliverables; export the result by default. */
export function system(id: string, options: AuthoredSystem = {}): System {
  const lists = emptyLists()
  const recorder: Recorder = {
    system: { id, ...(plain(options) as Plain) },
    base: lists,
    lists,
    prefix: '',
    sources: {},
  }
  remember(recorder, 'system')
  return {
    ...building(recorder),
    id,
    variant: (variantId, fields, build) => {
      record(recorder, 'variants', variantId, {}, fields)
      const variant = recorder.lists.variants.at(-1)
      Object.assign(variant ?? {}, overlay(recorder, variantId, build))
      return handle(variantId, 'variant')
    },
    stage: (stageId, fields, build) => {
      const order = fields.order ?? recorder.lists.stages.length + 1
      record(recorder, 'stages', stageId, {}, { ...fields, order })
      const stage = recorder.lists.stages.at(-1)
      if (build) Object.assign(stage ?? {}, overlay(recorder, stageId, build))
      return handle(stageId, 'stage')
    },
    toDocument: () => canonicalise({ system: recorder.system, ...recorder.base }),
    sources: () => ({ ...recorder.sources }),
  }
}
