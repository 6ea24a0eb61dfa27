/**
 * Colours shared by the PDF and the site. Verdict colours come from the Okabe-Ito family, darkened or lightened until
 * their text has a contrast of at least 4.5 on its own ground and on the page (a test computes it).
 */
import type { VerdictKind } from '../judge/verdict.ts'

export interface Palette {
  paper: string
  panel: string
  ink: string
  muted: string
  line: string
  /** Border of a field or button: contrast of at least 3 with the paper. */
  control: string
  accent: string
  verdicts: Record<VerdictKind, { ink: string; ground: string }>
}

export const lightPalette: Palette = {
  paper: '#ffffff',
  panel: '#f5f7f9',
  ink: '#17212b',
  muted: '#55626f',
  line: '#d3dae1',
  control: '#7b8894',
  accent: '#00588f',
  verdicts: {
    pass: { ink: '#00603f', ground: '#e0f3ec' },
    'at-risk': { ink: '#7a4a00', ground: '#fcf0d6' },
    fail: { ink: '#a33400', ground: '#fde7dc' },
    unknown: { ink: '#46515c', ground: '#e8ecf0' },
  },
}

export const darkPalette: Palette = {
  paper: '#12171c',
  panel: '#1a2128',
  ink: '#e3e9ee',
  muted: '#9fadb9',
  line: '#35404a',
  control: '#71808d',
  accent: '#74c0f5',
  verdicts: {
    pass: { ink: '#63d9b1', ground: '#10332a' },
    'at-risk': { ink: '#f2c464', ground: '#3a2d0a' },
    fail: { ink: '#ff9e70', ground: '#421f0e' },
    unknown: { ink: '#b9c4ce', ground: '#2b333b' },
  },
}
