/** A failover timeline as a Mermaid Gantt chart: typical times, one section per element. */
import type { ScenarioOutcome } from '../../analyse/analysis.ts'
import type { Language, Said } from '../../language/text.ts'
import { escapeGantt } from './escape.ts'

/** The chart, or undefined when no phase has a finite length. Times start at 0 and are written in milliseconds. */
export function timelineToMermaid(
  outcome: ScenarioOutcome,
  title: Said,
  titleOf: (id: string) => Said,
  language: Language,
): string | undefined {
  const sections: string[] = []
  let longest = 0
  for (const recovery of outcome.recoveries) {
    const ends = new Map<number, number>()
    const tasks: string[] = []
    for (const phase of recovery.phases) {
      const start = ends.get(phase.lane) ?? 0
      const end = start + phase.quantity.typical
      if (!Number.isFinite(end)) break
      ends.set(phase.lane, end)
      longest = Math.max(longest, end)
      const mark = phase.human ? 'crit, ' : ''
      const from = Math.round(start * 1000)
      tasks.push(
        `    ${escapeGantt(phase.label[language])} :${mark}${from}, ${Math.max(from + 1, Math.round(end * 1000))}`,
      )
    }
    if (tasks.length > 0) sections.push(`  section ${escapeGantt(titleOf(recovery.element)[language])}`, ...tasks)
  }
  if (sections.length === 0) return undefined
  const format = longest < 3600 ? '%M:%S' : '%H:%M'
  return `${['gantt', `  title ${escapeGantt(title[language])}`, '  dateFormat x', `  axisFormat ${format}`, ...sections].join('\n')}\n`
}
