/** Options shared by the commands, and the language of the terminal. */
import type { Language } from '../language/text.ts'

/** Could not run: said in one line, exit code 2. */
export class CannotRun extends Error {}

/** The language people get on the terminal: `--ui`, else the locale variables, else English. */
export function uiLanguage(option: string | undefined, environment: NodeJS.ProcessEnv): Language {
  if (option === 'ru' || option === 'en') return option
  if (option !== undefined) throw new CannotRun(`--ui takes ru or en, not "${option}"`)
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en'
}

/** A comma-separated list option. */
export function listOption(value: string | undefined): string[] | undefined {
  return value === undefined
    ? undefined
    : value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '')
}
