/** The parts of a reference page that compute: timers by primitive and worked mechanisms, both at the defaults. */
import type { Language } from '../language/text.ts'
import { formatRange, formatSeconds } from '../text/format.ts'
import type { TechnologyId } from './catalogue.ts'
import { defaultKnob, timerDerivation } from './detect.ts'
import { type MechanismPhase, total } from './mechanisms/phase.ts'
import { cell, heading, table } from './page-markup.ts'
import { words } from './page-words.ts'
import type { Technology, Timer } from './technology.ts'
import { workedMechanisms } from './worked.ts'

/** Each timer with its primitive, its knobs and what they give at the defaults. */
export function timerRows(technology: Technology, language: Language): string[] {
  const timers = Object.values(technology.timers)
  if (timers.length === 0) return []
  const rows = timers.map((timer) => {
    const { value } = timerDerivation(timer, (reference) => defaultKnob(technology, reference))
    const times = [value.best, value.typical, value.worst].map((second) => formatSeconds(second, language))
    return [cell(timer.title, language), primitiveText(timer, language), knobText(timer, technology), ...times]
  })
  const columns = [words.timer, words.primitive, words.knobs, words.best, words.typical, words.worst]
  return [...heading(words.timers[language]), '', words.timerNote[language], ...table(columns, rows, language)]
}

function primitiveText(timer: Timer, language: Language): string {
  const spaced = timer.primitive === 'D1' && timer.spaced
  return words.primitives[spaced ? 'D1spaced' : timer.primitive][language]
}

function knobText(timer: Timer, technology: Technology): string {
  const { title: _title, primitive: _primitive, ...knobs } = timer
  const references = Object.values(knobs).filter((reference) => typeof reference === 'string')
  const names = references.map((reference) => `\`${technology.knobs[reference]?.parameter ?? reference}\``)
  return [...new Set(names)].join(', ')
}

/** The mechanisms of a technology, each with its phases and its sum. */
export function workedLines(technology: string, language: Language): string[] {
  const entries = workedMechanisms()[technology as TechnologyId] ?? []
  if (entries.length === 0) return []
  const rows = entries.map((entry) => {
    const sum = total(entry.phases)
    const times = [sum.best, sum.typical, sum.worst].map((second) => formatSeconds(second, language))
    return [cell(entry.title, language), ...times, entry.phases.map((phase) => phaseText(phase, language)).join('<br>')]
  })
  const columns = [words.mechanism, words.best, words.typical, words.worst, words.phases]
  return [...heading(words.mechanisms[language]), '', words.mechanismNote[language], ...table(columns, rows, language)]
}

function phaseText(phase: MechanismPhase, language: Language): string {
  const beside = phase.lane > 0 ? `${words.beside[language]} ` : ''
  return `${beside}${cell(phase.label, language)}: ${formatRange(phase.quantity, 's', language)}`
}
