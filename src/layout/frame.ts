/** Pass `frame`: the message on top, the drawing, the legend below; the canvas that holds them. */
import type { Language } from '../language/text.ts'
import type { View } from '../view/view.ts'
import { type Drawing, shiftDrawing } from './drawing.ts'
import { placeLegend } from './legend.ts'
import type { PlacedView, TextLine } from './placed-view.ts'
import { type as fonts, MARGIN, pageFor } from './style.ts'
import { CAP_HEIGHT } from './text/measure.ts'
import { wrap } from './text/wrap.ts'

/** Narrower pictures are widened to this, so that their message has room. */
const LEAST_WIDTH = 520

export function frame(view: View, language: Language, drawing: Drawing): PlacedView {
  const width = Math.max(LEAST_WIDTH, drawing.width + MARGIN * 2)
  const title = headingLines(view.title[language], width - MARGIN * 2)
  const top = MARGIN + title.length * fonts.heading.line + 16
  const left = Math.round((width - drawing.width) / 2)
  const placed = shiftDrawing(drawing, left, top)
  const legendTop = top + drawing.height + 24
  const legend = placeLegend(view, language, MARGIN, legendTop, width - MARGIN * 2)
  const height = legendTop + legend.height + (legend.height > 0 ? MARGIN : 0)
  return {
    view,
    language,
    width,
    height,
    title,
    groups: placed.groups,
    nodes: placed.nodes,
    edges: placed.edges,
    legend: legend.items,
    wide: pageFor(width, height).wide,
  }
}

/** The message of a picture as lines from the top left margin; at most three. */
export function headingLines(text: string, width: number): TextLine[] {
  const { size, line, face } = fonts.heading
  return wrap(text, width, size, face, 3).lines.map((words, i) => ({
    text: words,
    x: MARGIN,
    y: MARGIN + i * line + line / 2 + (CAP_HEIGHT * size) / 2,
    size,
    face,
    tone: 'heading',
    anchor: 'start',
  }))
}
