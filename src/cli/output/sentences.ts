/** Sentences of findings, from the catalogue of codes. */
import { catalogue } from '../../check/codes.ts'
import type { CodeEntry, Finding } from '../../findings/finding.ts'
import { fixText, message } from '../../findings/message.ts'
import type { Language, Said } from '../../language/text.ts'

/** What the catalogue says of a code. */
export function codeEntry(code: string): CodeEntry | undefined {
  return catalogue.get(code)
}

/** What is wrong, in one sentence. */
export function findingMessage(finding: Finding, language: Language): string {
  return message(codeEntry(finding.code), finding, language)
}

/** What to do. */
export function findingFix(finding: Finding, language: Language): string {
  return fixText(codeEntry(finding.code), finding, language)
}

/** Sentence and fix in both languages, for the documents. */
export function findingSentences(finding: Finding): { finding: Finding; message: Said; fix: Said } {
  return {
    finding,
    message: { ru: findingMessage(finding, 'ru'), en: findingMessage(finding, 'en') },
    fix: { ru: findingFix(finding, 'ru'), en: findingFix(finding, 'en') },
  }
}
