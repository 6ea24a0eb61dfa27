/**
 * The document tree: mdast (the Markdown syntax tree) with a few nodes of our own. One tree per deliverable and language;
 * Markdown, site and PDF are three prints of it. All text in it is plain data: each printer escapes for its format.
 */
import type { BlockContent, PhrasingContent, Root, TableRow } from 'mdast'
import type { VerdictKind } from '../judge/verdict.ts'
import type { Language } from '../language/text.ts'
import type { Derivation } from '../quantity/quantity.ts'

/** A picture with its number and caption. Never cut by a page break. */
export interface FigureNode {
  type: 'figure'
  /** Key of the picture in the build (`context`, `timeline-zone-loss`): file `img/<picture>.svg` (and `<picture>.dark.svg`). */
  picture: string
  caption: PhrasingContent[]
  /** Long text for people who cannot see it. */
  alt: string
  /** The same as Mermaid text, when Mermaid can say it; printed (folded) in Markdown. */
  mermaid?: string
  /** Wider than a portrait page: the PDF sets it on a landscape page. */
  wide?: boolean
}

/** A table with its number and caption. Head repeats on every page. */
export interface TableNode {
  type: 'captionedTable'
  /** Label for references. */
  id: string
  caption: PhrasingContent[]
  /** First row is the head. */
  rows: TableRow[]
  align: ('left' | 'right' | 'center' | null)[]
  /** Relative widths; default: by content. */
  widths?: number[]
  wide?: boolean
}

/** Verdict sign and word. */
export interface VerdictNode {
  type: 'verdict'
  verdict: VerdictKind
}

/** A number set in tabular figures, with the exact value on hover. */
export interface NumberNode {
  type: 'number'
  text: string
  exact?: string
}

/** A link to an element, requirement, scenario or decision of the model, by id. */
export interface ReferenceNode {
  type: 'reference'
  to: string
  kind: 'element' | 'requirement' | 'scenario' | 'decision' | 'journey' | 'variant'
  children: PhrasingContent[]
}

/** A derivation tree: folded on the site and in Markdown, indented small print in the PDF. */
export interface DerivationNode {
  type: 'derivation'
  title: string
  derivation: Derivation
}

/** Note, warning or the answer that a section opens with. */
export interface CalloutNode {
  type: 'callout'
  tone: 'note' | 'warning' | 'answer'
  children: BlockContent[]
}

/** A place other documents can link to; attaches to the heading after it. */
export interface AnchorNode {
  type: 'anchor'
  id: string
}

declare module 'mdast' {
  interface RootContentMap {
    figure: FigureNode
    captionedTable: TableNode
    derivation: DerivationNode
    callout: CalloutNode
    anchor: AnchorNode
  }
  interface BlockContentMap {
    figure: FigureNode
    captionedTable: TableNode
    derivation: DerivationNode
    callout: CalloutNode
    anchor: AnchorNode
  }
  interface PhrasingContentMap {
    verdict: VerdictNode
    number: NumberNode
    reference: ReferenceNode
  }
}

export type DeliverableName =
  | 'solution'
  | 'requirements'
  | 'decisions'
  | 'failures'
  | 'consistency'
  | 'performance'
  | 'monitoring'
  | 'recovery'
  | 'roadmap'

/** One deliverable in one language. The tree starts with a heading of depth 1. */
export interface DeliverableTree {
  system: string
  name: DeliverableName
  language: Language
  title: string
  tree: Root
}

/** A site page of its own for one thing of the model: element, requirement, scenario, decision. */
export interface ItemPage {
  system: string
  language: Language
  kind: ReferenceNode['kind']
  id: string
  title: string
  tree: Root
}

/** A finished picture. `svg` is complete markup for the light theme, `dark` for the dark one. */
export interface Picture {
  key: string
  language: Language
  svg: string
  dark: string
  width: number
  height: number
  title: string
}

/** Everything the publish stage prints for one system. */
export interface SystemDocuments {
  system: string
  titles: { ru: string; en: string }
  version: string
  /** ISO date or empty. */
  date: string
  languages: Language[]
  deliverables: DeliverableTree[]
  items: ItemPage[]
  pictures: Picture[]
  /** What to do about the requirements that do not hold, a line each, for the first page. */
  next?: { language: Language; text: string }[]
  /** Canonical document, JSON text. */
  modelJson: string
  /** Verdict counts and rows for the board of the first page, per language. */
  board: {
    requirement: string
    title: { ru: string; en: string }
    verdict: VerdictKind
    cause: { ru: string; en: string }
  }[]
}
