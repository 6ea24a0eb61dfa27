/**
 * Colours of the two themes, as plain values: SVG files are drawn by programs that know no style sheets. A test holds
 * text to a contrast of 4.5:1 and lines to 3:1 on what they stand on. Verdicts keep to the Okabe-Ito family.
 */
import type { PhaseKind } from '../analyse/analysis.ts'
import type { VerdictKind } from '../judge/verdict.ts'

export type ThemeName = 'light' | 'dark'

/** Fill and outline of one family of shapes. */
export interface Paint {
  fill: string
  line: string
}

export interface Theme {
  name: ThemeName
  canvas: string
  ink: string
  quiet: string
  /** Calls. */
  relation: string
  /** Replication lines. */
  replication: string
  /** Grid lines of charts: the only ones allowed to be faint. */
  hair: string
  own: Paint
  store: Paint
  person: Paint
  external: Paint
  /** Places by depth: the deeper, the lighter. */
  places: Paint[]
  verdict: Record<VerdictKind, string>
  /** Words and signs of verdicts on the canvas. */
  verdictText: Record<VerdictKind, string>
  lost: string
  phase: Record<PhaseKind, string>
  parts: { structural: string; failover: string; changes: string; planned: string; budget: string }
}

const light: Theme = {
  name: 'light',
  canvas: '#ffffff',
  ink: '#1b1f24',
  quiet: '#4f5864',
  relation: '#4f5864',
  replication: '#9c3f78',
  hair: '#d5dae0',
  own: { fill: '#eaf1f8', line: '#2f5d8a' },
  store: { fill: '#e6f3ef', line: '#1f6b5c' },
  person: { fill: '#dbe7f3', line: '#2f5d8a' },
  external: { fill: '#f4f5f6', line: '#6b7280' },
  places: [
    { fill: '#eff1f4', line: '#7a8492' },
    { fill: '#f8f9fb', line: '#7a8492' },
    { fill: '#ffffff', line: '#7a8492' },
  ],
  verdict: { pass: '#008a64', 'at-risk': '#b37a00', fail: '#d55e00', unknown: '#6b7280' },
  verdictText: { pass: '#00694b', 'at-risk': '#7d5500', fail: '#a84300', unknown: '#4f5864' },
  lost: '#a84300',
  phase: {
    detect: '#0072b2',
    decide: '#7a5aa6',
    act: '#008a64',
    reroute: '#b37a00',
    client: '#8a6d3b',
    warm: '#c0562f',
    human: '#9c3f78',
    restore: '#4f5864',
  },
  parts: { structural: '#0072b2', failover: '#b37a00', changes: '#9c3f78', planned: '#6b7280', budget: '#008a64' },
}

const dark: Theme = {
  name: 'dark',
  canvas: '#12161c',
  ink: '#e8ebef',
  quiet: '#b3bcc7',
  relation: '#b3bcc7',
  replication: '#e39ac4',
  hair: '#39414c',
  own: { fill: '#1c2b3c', line: '#7fb0de' },
  store: { fill: '#17322d', line: '#5cbfa9' },
  person: { fill: '#25384d', line: '#7fb0de' },
  external: { fill: '#1f242b', line: '#8f99a6' },
  places: [
    { fill: '#1b2028', line: '#7c8794' },
    { fill: '#171b22', line: '#7c8794' },
    { fill: '#12161c', line: '#7c8794' },
  ],
  verdict: { pass: '#2bb88d', 'at-risk': '#e69f00', fail: '#f0803c', unknown: '#8f99a6' },
  verdictText: { pass: '#4fcaa4', 'at-risk': '#f0b429', fail: '#f79a63', unknown: '#b3bcc7' },
  lost: '#f79a63',
  phase: {
    detect: '#56b4e9',
    decide: '#b79be0',
    act: '#2bb88d',
    reroute: '#e69f00',
    client: '#c9a96a',
    warm: '#f0803c',
    human: '#e39ac4',
    restore: '#b3bcc7',
  },
  parts: { structural: '#56b4e9', failover: '#e69f00', changes: '#e39ac4', planned: '#8f99a6', budget: '#2bb88d' },
}

export const themes: Record<ThemeName, Theme> = { light, dark }

/** Sign and word of a verdict: never colour alone. */
export const verdictSigns: Record<VerdictKind, { sign: string; ru: string; en: string }> = {
  pass: { sign: '✓', ru: 'выполнено', en: 'pass' },
  'at-risk': { sign: '!', ru: 'под угрозой', en: 'at risk' },
  fail: { sign: '✕', ru: 'не выполнено', en: 'fail' },
  unknown: { sign: '?', ru: 'неизвестно', en: 'unknown' },
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1..21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
