/** Findings of the publish stage; their sentences are in the catalogue of codes. */
import { buildCodes } from '../findings/catalogue/index.ts'
import type { Finding, Params } from '../findings/finding.ts'

/** A finding with the severity its catalogue entry gives. */
export function publishFinding(code: string, params: Params): Finding {
  const severity = buildCodes.find((c) => c.code === code)?.severity ?? 'error'
  return { code, severity, params }
}

/** A file of the output that could not be made. */
export function failedFile(path: string, reason: string): Finding {
  const language = path.split('/').find((part) => part === 'ru' || part === 'en') ?? 'ru, en'
  return publishFinding(path.endsWith('.pdf') ? 'pdf-failed' : 'document-failed', { name: path, language, reason })
}
