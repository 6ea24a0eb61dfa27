/**
 * A view with coordinates: boxes, routed lines, text lines with their baselines, legend. Everything is in px from the
 * top left corner; a renderer only draws it.
 */
import type { Language } from '../language/text.ts'
import type { View, ViewEdge, ViewGroup, ViewNode } from '../view/view.ts'
import type { ShapeName } from './shapes.ts'
import type { Face } from './text/measure.ts'

export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

/** `heading`: message of the picture; `strong`: titles; `normal`; `quiet`: subtitles and labels. */
export type Tone = 'heading' | 'strong' | 'normal' | 'quiet'

/** One line of text. `y` is the baseline, `x` where it starts, is centred or ends by `anchor`. */
export interface TextLine extends Point {
  text: string
  size: number
  face: Face
  tone: Tone
  anchor: 'start' | 'middle' | 'end'
}

export interface PlacedNode {
  node: ViewNode
  shape: ShapeName
  box: Box
  lines: TextLine[]
  /** Circle of the role of a copy. */
  marker?: Point & { role: NonNullable<ViewNode['role']> }
  /** Squares of the votes. */
  votes: Box[]
  /** Full text when something was cut, and the description. */
  tooltip: string
}

export interface PlacedGroup {
  group: ViewGroup
  box: Box
  depth: number
  title: TextLine[]
  titleBox: Box
}

export interface PlacedEdge {
  edge: ViewEdge
  points: Point[]
  label?: { box: Box; lines: TextLine[]; tooltip: string }
}

/** What one sign of the picture means. */
export interface LegendItem {
  sign:
    | { kind: 'shape'; shape: ShapeName }
    | { kind: 'line'; style: ViewEdge['style']; replication?: ViewEdge['replication'] }
    | { kind: 'role'; role: NonNullable<ViewNode['role']> }
    | { kind: 'votes' }
    | { kind: 'replicas' }
    | { kind: 'state'; state: NonNullable<ViewNode['state']> }
  box: Box
  line: TextLine
}

export interface PlacedView {
  view: View
  language: Language
  width: number
  height: number
  title: TextLine[]
  groups: PlacedGroup[]
  nodes: PlacedNode[]
  edges: PlacedEdge[]
  legend: LegendItem[]
  /** Reads better on a landscape page. */
  wide: boolean
}
