/** The table of characters that mean something in XML. Everything from a model passes here on its way into an SVG. */
import { cleanLine } from '../layout/text/clean.ts'

const unsafe: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for element content and for quoted attributes alike: one line, no control or direction characters. */
export function escapeXml(text: string): string {
  return cleanLine(text).replace(/[&<>"']/g, (c) => unsafe[c] ?? '')
}

/** An address that cannot run anything: relative, or http(s). Others are dropped. */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const clean = cleanLine(address).replace(/ /g, '%20')
  if (/^https?:\/\//i.test(clean)) return clean
  return /^[a-z0-9+.-]*:/i.test(clean) || clean.startsWith('//') || clean.includes('\\') ? undefined : clean
}

/** A part of an XML id: letters, digits, `-`, `_`; what else comes is written by its code. */
export function safeId(text: string): string {
  return [...text].map((c) => (/[A-Za-z0-9_-]/.test(c) ? c : `_${c.codePointAt(0)?.toString(16)}`)).join('')
}
