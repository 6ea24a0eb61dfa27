/** Hand-made views: what their include and exclude lists keep, and their title. */
import { type Said, said } from '../language/text.ts'
import type { Id, ViewSpec } from '../language/vocabulary/index.ts'

/** Decides what a view shows. */
export interface Filter {
  element: (id: Id) => boolean
  /** `around`: the place itself and the places that contain it; `inside`: the places in it. */
  place: (around: readonly Id[], inside: readonly Id[]) => boolean
}

/**
 * The filter of a spec. An include list works per kind of thing: one that names only places keeps every element, and
 * the other way round. Without a spec everything is kept. Excluding a place excludes what is in it.
 */
export function filterOf(spec: ViewSpec | undefined, isPlace: (id: Id) => boolean = () => false): Filter {
  const excluded = new Set(spec?.exclude ?? [])
  const places = (spec?.include ?? []).filter(isPlace)
  const elements = (spec?.include ?? []).filter((id) => !isPlace(id))
  return {
    element: (id) => !excluded.has(id) && (elements.length === 0 || elements.includes(id)),
    place: (around, inside) =>
      !around.some((id) => excluded.has(id)) &&
      (places.length === 0 || places.some((id) => around.includes(id) || inside.includes(id))),
  }
}

export function specTitle(spec: ViewSpec | undefined): Said | undefined {
  return spec === undefined ? undefined : said(spec.title)
}
