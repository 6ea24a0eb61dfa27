/** Shapes that tell kinds apart, and the room inside each that text must keep to. */
import type { ViewNode } from '../view/view.ts'

export type ShapeName =
  | 'person'
  | 'system'
  | 'service'
  | 'window'
  | 'phone'
  | 'cylinder'
  | 'cutCorner'
  | 'tube'
  | 'chevron'
  | 'bucket'
  | 'external'
  | 'watch'

/** Distances in px between the box of a shape and the box of its text. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

const byKind: Record<Exclude<ViewNode['kind'], 'copy'>, ShapeName> = {
  person: 'person',
  externalSystem: 'external',
  webApp: 'window',
  mobileApp: 'phone',
  service: 'service',
  worker: 'service',
  gateway: 'chevron',
  identityProvider: 'service',
  monitoring: 'watch',
  loadBalancer: 'chevron',
  globalBalancer: 'chevron',
  cdn: 'chevron',
  database: 'cylinder',
  cache: 'cutCorner',
  sessionStore: 'cutCorner',
  queue: 'tube',
  topic: 'tube',
  objectStore: 'bucket',
  system: 'system',
}

export function shapeOf(node: Pick<ViewNode, 'kind' | 'shape'>): ShapeName {
  const kind = node.kind === 'copy' ? (node.shape ?? 'database') : node.kind
  return byKind[kind]
}

/** Height of a cylinder's or bucket's lid, and the width of a tube's mouth. */
export const LID = 10
/** How far a chevron's point and notch reach. */
export const POINT = 12
/** Diameter of a person's head; it stands out of the shoulders by most of it. */
export const HEAD = 28

const side: Insets = { top: 10, right: 12, bottom: 10, left: 12 }

/** Roomy shapes, for context and containers. */
export const insets: Record<ShapeName, Insets> = {
  person: { ...side, top: HEAD + 14 },
  system: { top: 16, right: 16, bottom: 16, left: 16 },
  service: side,
  window: { ...side, top: 24 },
  phone: { top: 20, right: 14, bottom: 18, left: 14 },
  cylinder: { ...side, top: LID * 2 + 4, bottom: LID + 6 },
  cutCorner: { ...side, right: 18 },
  tube: { ...side, left: LID + 8, right: LID * 2 + 8 },
  chevron: { ...side, left: POINT + 10, right: POINT + 8 },
  bucket: { ...side, top: LID * 2 + 2, left: 20, right: 20 },
  external: side,
  watch: { ...side, left: 18 },
}

/** Low shapes, for the rows of a deployment. */
export const lowInsets: Record<ShapeName, Insets> = {
  ...insets,
  person: { top: HEAD + 10, right: 8, bottom: 6, left: 8 },
  system: { top: 6, right: 8, bottom: 6, left: 8 },
  service: { top: 6, right: 8, bottom: 6, left: 8 },
  external: { top: 6, right: 8, bottom: 6, left: 8 },
  watch: { top: 6, right: 8, bottom: 6, left: 14 },
  window: { top: 18, right: 8, bottom: 6, left: 8 },
  phone: { top: 14, right: 10, bottom: 12, left: 10 },
  cylinder: { top: 14, right: 8, bottom: 10, left: 8 },
  cutCorner: { top: 6, right: 14, bottom: 6, left: 8 },
  tube: { top: 6, right: 24, bottom: 6, left: 14 },
  chevron: { top: 6, right: 16, bottom: 6, left: 18 },
  bucket: { top: 14, right: 14, bottom: 6, left: 14 },
}
