/** Views: what a picture shows and why, without coordinates. Plain data, defined order; golden JSON in tests. */

import type { VerdictKind } from '../judge/verdict.ts'
import type { Said } from '../language/text.ts'
import type { ElementKind, PlaceKind } from '../language/vocabulary/index.ts'

export type NodeState = 'normal' | 'lost' | 'degraded' | 'overloaded'

export interface ViewNode {
  id: string
  /** Model id it stands for (the page it links to). */
  element: string
  kind: ElementKind | 'system' | 'copy'
  title: Said
  /** Second line: `[Service: Go]`. */
  subtitle?: Said
  /** Technology alone, for small boxes whose shape tells the kind. */
  technology?: string
  description?: Said
  /** Which part of the data a copy holds, when the store is sharded. */
  part?: Said
  /** Enclosing group. */
  parent?: string
  replicas?: number
  /** Copies: filled, half-filled or empty marker. */
  role?: 'primary' | 'sync' | 'async' | 'replica' | 'witness'
  /** Number of votes of a coordination store shown on it. */
  votes?: number
  state?: NodeState
  utilisation?: number
  verdict?: VerdictKind
  /** Copies: the kind of the store, whose shape they take. */
  shape?: ElementKind
  /** Relations said in words instead of lines (also part of the description). */
  notes?: Said
  /** Deployment: nodes with the same slot stand in the same row of every place. */
  slot?: string
  /** Why it is in the view. */
  because: string
}

export interface ViewGroup {
  id: string
  element: string
  kind: PlaceKind | 'system'
  title: Said
  parent?: string
  state?: NodeState
  because: string
}

export interface ViewEdge {
  id: string
  /** Model relation id, or `replication`. */
  relation: string
  from: string
  to: string
  label?: Said
  protocol?: string
  style: 'sync' | 'async' | 'soft' | 'replication'
  /** Replication lines: how commits wait. */
  replication?: 'sync' | 'async' | 'quorum'
  because: string
}

export interface View {
  id: string
  kind: 'context' | 'containers' | 'deployment'
  /** Message of the picture. */
  title: Said
  /** For screen readers. */
  description: Said
  nodes: ViewNode[]
  groups: ViewGroup[]
  edges: ViewEdge[]
}
