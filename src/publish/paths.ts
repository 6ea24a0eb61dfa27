/**
 * Addresses inside the output folder: always relative, `/` between segments, never upwards. The only place that turns
 * ids into file names and file names into links.
 */
import type { ReferenceNode } from '../document/tree.ts'

const segment = /^[A-Za-z0-9][A-Za-z0-9._~-]*$|^[A-Za-z0-9_][A-Za-z0-9_.~-]*$/

/** True for a relative path of plain segments: no `..`, no empty or hidden segment, no backslash, at most 240 characters. */
export function isSafePath(path: string): boolean {
  return path.length <= 240 && path.split('/').every((s) => segment.test(s) && !s.endsWith('.'))
}

/** Link from the file `from` to the file `to`, both relative to the same root; `fragment` is an element id. */
export function relativeUrl(from: string, to: string, fragment?: string): string {
  const source = from.split('/').slice(0, -1)
  const target = to.split('/')
  let shared = 0
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared += 1
  const up = source.slice(shared).map(() => '..')
  const url =
    from === to && fragment !== undefined ? '' : [...up, ...target.slice(shared)].map(encodeURIComponent).join('/')
  return fragment === undefined ? url : `${url}#${encodeURIComponent(fragment)}`
}

/** Folder of the site in which pages of one kind of thing live. */
export const kindFolders: Record<ReferenceNode['kind'], string> = {
  element: 'elements',
  requirement: 'requirements',
  scenario: 'scenarios',
  decision: 'decisions',
  journey: 'journeys',
  variant: 'variants',
}

/** An id that is safe in HTML, Markdown and Typst labels: everything else becomes `-`. */
export function anchorId(id: string): string {
  const safe = id.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '')
  return safe === '' ? 'x' : safe
}

/** A URL from a document, if it is harmless: http, https, mailto or a fragment. Everything else is refused. */
export function harmlessUrl(url: string): string | undefined {
  // Browsers ignore control characters and spaces inside a scheme, so they are removed before looking at it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '')
  if (bare.startsWith('#')) return bare.length > 1 ? `#${anchorId(decodeSafely(bare.slice(1)))}` : undefined
  return /^(https?:\/\/|mailto:)/i.test(bare) ? bare : undefined
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
