/**
 * On which sheet a picture stands: in the text, on an A4 landscape page, or, when its letters would be too small on A4
 * either way, on an A3 fold-out. Pictures are drawn with letters of about 12 px.
 */

export type Sheet = 'text' | 'a4-landscape' | 'a3-landscape' | 'a3-portrait'

/** Points for the picture on each sheet: page less margins of 20 mm, less two lines of caption. */
const room: Record<Sheet, { width: number; height: number }> = {
  text: { width: 481, height: 665 },
  'a4-landscape': { width: 726, height: 425 },
  'a3-landscape': { width: 1075, height: 670 },
  'a3-portrait': { width: 728, height: 1015 },
}

/** Natural size: 96 px and 72 pt to the inch. Pictures are never enlarged. */
const natural = 0.75
/** Points per pixel at which 12 px letters are 7 pt: comfortable; below the second, 6 pt, a fold-out is used. */
const comfortable = 7 / 12
export const least = 6 / 12
/** Points of a page that a picture may take at its natural size. */
const tall = 320

/** The sheet, and points per pixel on it. `fixed` keeps the picture in the text, e.g. inside a list. */
export function sheetFor(picture: { width: number; height: number }, fixed: boolean): { sheet: Sheet; scale: number } {
  const scaleOn = (sheet: Sheet): number =>
    Math.min(natural, room[sheet].width / Math.max(1, picture.width), room[sheet].height / Math.max(1, picture.height))
  const inText = scaleOn('text')
  if (fixed) return { sheet: 'text', scale: inText }
  // A tall picture takes no more of the page than its letters need.
  const modest = Math.max(comfortable, Math.min(natural, tall / Math.max(1, picture.height)))
  if (inText >= comfortable) return { sheet: 'text', scale: Math.min(inText, modest) }
  const turned = scaleOn('a4-landscape')
  if (turned >= least && turned > inText * 1.1) return { sheet: 'a4-landscape', scale: turned }
  if (inText >= least) return { sheet: 'text', scale: inText }
  const foldOut: Sheet = scaleOn('a3-landscape') >= scaleOn('a3-portrait') ? 'a3-landscape' : 'a3-portrait'
  return { sheet: foldOut, scale: scaleOn(foldOut) }
}
