/** Options shared by the commands, and the language of the terminal. */
import type { Language, Said } from '../language/text.ts'
import { type Duration, seconds } from '../language/units.ts'

/** Could not run: said in one line, exit code 2. */
export class CannotRun extends Error {
  readonly said: Said
  constructor(said: Said) {
    super(said.en)
    this.said = said
  }
}

/** The language people get on the terminal: `--ui`, else the locale variables, else English. */
export function uiLanguage(option: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (option === 'ru' || option === 'en') return option
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  const language = locale.toLowerCase().startsWith('ru') ? 'ru' : 'en'
  if (option !== undefined)
    throw new CannotRun({
      ru: `--ui принимает ru или en, а не «${option}»`,
      en: `--ui takes ru or en, not "${option}"`,
    })
  return language
}

/** The language of what machines read: English on every machine, unless `--ui` says otherwise. */
export function machineLanguage(option: string | undefined): Language {
  return option === undefined ? 'en' : uiLanguage(option, {})
}

/** A comma-separated list option. A list without a name in it would mean "nothing": it is refused. */
export function listOption(name: string, value: string | undefined): string[] | undefined {
  if (value === undefined) return undefined
  const list = value.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]))
  if (list.length === 0) throw new CannotRun({ ru: `после ${name} нет ни одного имени`, en: `${name} names nothing` })
  return [...new Set(list)]
}

/** The time a TypeScript model may run, in milliseconds: a duration such as `2s` from 1 ms to 1 h. */
export function timeLimitOption(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const limit = seconds(value as Duration) * 1000
  if (limit >= 1 && limit <= 3_600_000) return limit
  throw new CannotRun({
    ru: `--time-limit принимает время от 1ms до 1h, например 2s, а не «${value}»`,
    en: `--time-limit takes a time from 1ms to 1h, e.g. 2s, not "${value}"`,
  })
}

/** The day of the check as YYYY-MM-DD: the given one, or that of `now` where the machine is. */
export function todayOption(value: string | undefined, now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  if (value === undefined) return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isFinite(time) && new Date(time).toISOString().startsWith(value)) return value
  throw new CannotRun({
    ru: `--today принимает дату вида ГГГГ-ММ-ДД, а не «${value}»`,
    en: `--today takes a date as YYYY-MM-DD, not "${value}"`,
  })
}
