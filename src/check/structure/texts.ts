/** Titles are there and every text has its wording in every language of the system. */

import type { Finding } from '../../findings/finding.ts'
import { listNames } from '../../language/document.ts'
import { isPlain } from '../../language/schema/plain.ts'
import type { Language } from '../../language/text.ts'
import { type Context, report } from '../context.ts'
import { code } from './codes.ts'

export function checkTexts(context: Context): Finding[] {
  const findings: Finding[] = []
  const languages = context.document.system.languages
  checkThing(context, context.document.system.id, context.document.system, languages, findings)
  for (const list of listNames) {
    for (const thing of context.document[list]) checkThing(context, thing.id, thing, languages, findings)
  }
  return findings
}

function checkThing(context: Context, id: string, thing: object, languages: readonly Language[], out: Finding[]): void {
  if ('title' in thing && isBlank(thing.title))
    out.push(report(context, code('title-empty'), `${id}.title`, { id }, id))
  const missing = new Map<Language, string[]>()
  findUntranslated(thing, '', languages, (language, field) => {
    const fields = missing.get(language) ?? []
    if (!fields.includes(field)) missing.set(language, [...fields, field])
  })
  for (const [language, fields] of missing) {
    const params = { id, language, fields: fields.join(', '), count: fields.length }
    out.push(report(context, code('text-untranslated'), `${id}.${fields[0]}`, params, id))
  }
}

function isBlank(title: unknown): boolean {
  if (typeof title === 'string') return title.trim() === ''
  return isPlain(title) && [title.ru, title.en].every((text) => typeof text !== 'string' || text.trim() === '')
}

/** A text with languages is a record with nothing but `ru` and `en`. */
function isText(value: Record<string, unknown>): boolean {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => key === 'ru' || key === 'en')
}

/** Fields that hold further things of the model: their texts are told with those things. */
const nested = new Set(['add', 'set'])

function findUntranslated(
  value: unknown,
  field: string,
  languages: readonly Language[],
  tell: (language: Language, field: string) => void,
): void {
  if (Array.isArray(value)) for (const item of value) findUntranslated(item, field, languages, tell)
  if (!isPlain(value)) return
  if (isText(value)) {
    for (const language of languages) {
      if (typeof value[language] !== 'string' || value[language].trim() === '') tell(language, field)
    }
    return
  }
  for (const [name, inner] of Object.entries(value)) {
    if (nested.has(name)) continue
    findUntranslated(inner, field ? `${field}.${name}` : name, languages, tell)
  }
}
