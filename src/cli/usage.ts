/** Sentences of the argument parser in both languages, each in one line. */
import type { Said } from '../language/text.ts'

const russian: Record<string, (names: readonly string[]) => string> = {
  'commander.unknownOption': ([name]) => `нет такого параметра: ${name}`,
  'commander.unknownCommand': ([name]) => `нет такой команды: ${name}`,
  'commander.missingArgument': ([name]) => `не указан аргумент ${name}`,
  'commander.optionMissingArgument': ([name]) => `параметру ${name} нужно значение`,
  'commander.invalidArgument': ([name, value]) => `параметр ${name} не принимает значение ${value}`,
  'commander.excessArguments': () => 'лишние аргументы',
}

/** What the parser refused. `message` is its own English text, which may hold a suggestion on a second line. */
export function usageProblem(code: string, message: string): Said {
  const en = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
  const names = [...en.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  const rest = /(?:Allowed choices are (.*)|Did you mean (.*)\?\))/.exec(en)
  const hint = rest?.[1] ? ` (можно: ${rest[1].replace(/\.$/, '')})` : rest?.[2] ? ` (возможно, ${rest[2]})` : ''
  const sentence = russian[code]?.(names)
  return { ru: sentence === undefined ? en : `${sentence}${hint}`, en }
}
