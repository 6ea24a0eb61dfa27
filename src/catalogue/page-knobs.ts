/** The table of knobs of a reference page: what is assumed, how a model replaces it, what it means, where it stands. */
import type { Language } from '../language/text.ts'
import { formatNumber, formatRange, formatValue } from '../text/format.ts'
import { inModel } from './in-model.ts'
import type { KnobSpec } from './knob.ts'
import { cell, heading, sourceCell, table } from './page-markup.ts'
import { words } from './page-words.ts'
import type { Technology } from './technology.ts'

/** The knobs with a note on how to read and to override them. */
export function knobSection(technology: Technology, language: Language): string[] {
  const entries = Object.entries(technology.knobs)
  if (entries.length === 0) return []
  const columns = [words.knob, words.default, words.inModel, words.meaning, words.source]
  const rows = entries.map(([name, spec]) => [
    `\`${spec.parameter ?? name}\`<br>${cell(spec.title, language)}`,
    defaultText(spec, language),
    modelText(technology.id, name, language),
    cell(spec.meaning, language),
    sourceCell(spec, language),
  ])
  return [...heading(words.knobs[language]), '', words.knobNote[language], ...table(columns, rows, language)]
}

/** Default, what the technology accepts, and versions with other defaults, one below the other. */
function defaultText(spec: KnobSpec, language: Language): string {
  const limits = [
    spec.min === undefined ? '' : `≥ ${valueText(spec.min, spec, language)}`,
    spec.max === undefined ? '' : `≤ ${valueText(spec.max, spec, language)}`,
  ]
  const others = (spec.choices ?? []).filter((choice) => choice !== spec.default).map((choice) => `\`${choice}\``)
  const earlier = (spec.earlier ?? []).map((was) => `${signs(was.versions)}: ${valueText(was.default, spec, language)}`)
  const own = valueText(spec.default, spec, language)
  return [
    spec.versions ? `${signs(spec.versions)}: ${own}` : own,
    ...earlier,
    limits.filter((part) => part !== '').join(', '),
    others.length > 0 ? `${words.or[language]} ${others.join(', ')}` : '',
  ]
    .filter((line) => line !== '')
    .join('<br>')
}

/** Version ranges with the signs of print. */
const signs = (versions: string): string => versions.replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('<', '&lt;')

/** The value as people read it; of an unset one its type is said. */
function valueText(value: KnobSpec['default'], { unit }: KnobSpec, language: Language): string {
  if (value === undefined) {
    return unit === 'flag' || unit === 'choice'
      ? words.unset[language]
      : `${words.unset[language]} (${words.types[unit][language]})`
  }
  if (typeof value === 'boolean') return words[value ? 'on' : 'off'][language]
  if (typeof value === 'string') return `\`${value}\``
  const known = unit === 'flag' || unit === 'choice' ? 'count' : unit
  if (typeof value !== 'number') return formatRange(value, known, language)
  return binaryText(value, unit, language) ?? formatValue(value, known, language)
}

const MEBI = 2 ** 20
const GIBI = 2 ** 30

/** A size that its manual gives in powers of two is given so here. */
function binaryText(value: number, unit: KnobSpec['unit'], language: Language): string | undefined {
  if ((unit !== 'B' && unit !== 'B/s') || value === 0 || value % (MEBI / 2) !== 0) return undefined
  const [amount, name] = value >= GIBI ? [value / GIBI, words.gibi] : [value / MEBI, words.mebi]
  const per = unit === 'B/s' ? words.perSecond[language] : ''
  return `${formatNumber(amount, language)} ${name[language]}${per}`
}

/** Fields of the model that replace the default, that there are none, or a dash for what nothing computes with. */
function modelText(technology: string, knob: string, language: Language): string {
  const entry = inModel(technology, knob)
  if (entry === undefined) return '—'
  return entry === 'fixed' ? words.fixed[language] : entry.map((field) => `\`${field}\``).join('<br>')
}
