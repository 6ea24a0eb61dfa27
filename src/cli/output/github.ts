/** GitHub annotations: worst first, at most ten per level as GitHub shows no more, the rest named in a last line. */

import type { Language } from '../../language/text.ts'
import type { PipelineResult } from '../pipeline.ts'
import { inert } from '../terminal.ts'
import { findingFix, findingMessage } from './sentences.ts'

const limit = 10

/** Text of a command: line breaks are kept, what would steer the terminal of who reads the log is not. */
function data(text: string): string {
  const lines = text.split('\n').map(inert).join('\n')
  return lines.replaceAll('%', '%25').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

interface Annotation {
  level: 'error' | 'warning' | 'notice'
  file: string | undefined
  line: number | undefined
  title: string
  text: string
}

/** Workflow commands for findings and for requirements that fail or are at risk. */
export function resultGithub(result: PipelineResult, language: Language): string {
  const levels = { error: 'error', warning: 'warning', info: 'notice' } as const
  const annotations: Annotation[] = [
    ...result.systems.flatMap((s) =>
      (s.judged?.judgement.verdicts ?? [])
        .filter((v) => v.verdict !== 'pass')
        .map((v): Annotation => {
          const place = s.loaded.sources[v.requirement]
          return {
            level: v.due !== undefined ? 'notice' : v.verdict === 'fail' ? 'error' : 'warning',
            file: place?.file,
            line: place?.line,
            title: v.requirement,
            text: (v.binding.missing ?? v.binding.cause)[language],
          }
        }),
    ),
    ...result.findings
      .filter((f) => !f.accepted)
      .map(
        (f): Annotation => ({
          level: levels[f.severity],
          file: f.place?.file,
          line: f.place?.line,
          title: f.code,
          text: `${findingMessage(f, language)} ${findingFix(f, language)}`,
        }),
      ),
  ]
  const lines = (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const own = annotations.filter((a) => a.level === level)
    const shown = own.slice(0, limit).map((a) => {
      const where = [
        a.file === undefined ? '' : `file=${property(a.file)}`,
        a.line === undefined ? '' : `line=${a.line}`,
        `title=${property(a.title)}`,
      ]
        .filter((p) => p !== '')
        .join(',')
      return `::${level} ${where}::${data(a.text)}`
    })
    return own.length > limit ? [...shown, `${own.length - limit} more of level ${level}`] : shown
  })
  return `${lines.join('\n')}\n`
}
