/** Languages a deliverable can be written in. */
export type Language = 'ru' | 'en'

/** A text of the model: one string for every language, or one per language. A missing language falls back to the other and is reported. */
export type Text = string | { ru?: string; en?: string }

/** A sentence the program itself says, always in both languages. */
export interface Said {
  ru: string
  en: string
}

/** The text in `language`, or in the other language when it is not translated. */
export function inLanguage(text: Text | undefined, language: Language): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  return text[language] ?? text[language === 'ru' ? 'en' : 'ru'] ?? ''
}

/** A model text as a sentence in both languages, with the usual fall-back. */
export function said(text: Text | undefined): Said {
  return { ru: inLanguage(text, 'ru'), en: inLanguage(text, 'en') }
}
