/** Colours on a terminal, letters elsewhere; a progress line for work over a second. */

import type { Severity } from '../findings/finding.ts'
import type { VerdictKind } from '../judge/verdict.ts'
import type { Language } from '../language/text.ts'
import { verdictSigns, verdictWords } from '../publish/words.ts'

export interface Paint {
  bold: (text: string) => string
  dim: (text: string) => string
  verdict: (kind: VerdictKind, text: string) => string
  severity: (severity: Severity, text: string) => string
}

const sgr =
  (open: string, on: boolean) =>
  (text: string): string =>
    on ? `\u001b[${open}m${text}\u001b[0m` : text
const verdictColours: Record<VerdictKind, string> = { pass: '32', 'at-risk': '33', fail: '31', unknown: '35' }
const severityColours: Record<Severity, string> = { error: '31', warning: '33', info: '36' }

/** Paint for a stream: colours only when it is a terminal and NO_COLOR is not set. */
export function paintFor(isTerminal: boolean, environment: NodeJS.ProcessEnv): Paint {
  const on = isTerminal && !environment.NO_COLOR
  return {
    bold: sgr('1', on),
    dim: sgr('2', on),
    verdict: (kind, text) => sgr(verdictColours[kind], on)(text),
    severity: (severity, text) => sgr(severityColours[severity], on)(text),
  }
}

/** Removes control and direction characters, so that text of a model cannot steer the terminal. Newlines and tabs become spaces. */
export function inert(text: string): string {
  return text.replace(/[\n\r\t]+/g, ' ').replace(/\p{Cc}|\p{Bidi_Control}/gu, '')
}

/** Sign and word of a verdict. */
export function verdictText(kind: VerdictKind, language: Language): string {
  return `${verdictSigns[kind]} ${verdictWords[kind][language]}`
}

/** Shows what is being done once the work takes more than a second; only on a terminal. */
export function progress(stream: NodeJS.WriteStream): { step: (text: string) => void; done: () => void } {
  if (!stream.isTTY) return { step: () => undefined, done: () => undefined }
  const started = performance.now()
  let shown = false
  return {
    step: (text) => {
      if (performance.now() - started < 1000) return
      shown = true
      stream.write(`\r\u001b[K${inert(text)}`)
    },
    done: () => {
      if (shown) stream.write('\r\u001b[K')
    },
  }
}
