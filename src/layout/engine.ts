/** The port behind which a graph layout engine stands: boxes in, coordinates and orthogonal routes out. */
import type { Box, Point } from './placed-view.ts'

export interface EngineNode {
  id: string
  parent?: string
  width: number
  height: number
}

export interface EngineGroup {
  id: string
  parent?: string
  /** Strip kept free for the title, at the top and at the bottom. */
  strip: number
  /** Least free width left and right of what is in it, when its title needs that. */
  sides?: number
}

export interface EngineEdge {
  id: string
  from: string
  to: string
  label?: { width: number; height: number }
}

export interface EngineGraph {
  nodes: EngineNode[]
  groups: EngineGroup[]
  edges: EngineEdge[]
}

/** How to lay it out; each combination is one attempt. */
export interface EngineSettings {
  direction: 'down' | 'right'
  /** How nodes line up within a layer. */
  placement: 'compact' | 'straight'
  /** Free space between layers, px. */
  spacing: number
}

export interface EngineResult {
  boxes: Map<string, Box>
  routes: Map<string, Point[]>
  /** Boxes kept free for labels. */
  labels: Map<string, Box>
}

export interface LayoutEngine {
  place(graph: EngineGraph, settings: EngineSettings): Promise<EngineResult>
}
