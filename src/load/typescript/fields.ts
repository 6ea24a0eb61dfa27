/**
 * Places of fields in TypeScript models. The builder knows the call that made a thing; the fields of the options are
 * found in the text of the file, as far as they are written out there.
 */
import { shown } from '../files.ts'
import type { SourceMap } from '../loaded-model.ts'
import { fieldsOfCall } from './literals.ts'

/** Offsets of the beginnings of lines. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Index of the line that holds the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The source map with the places of fields added. `texts` holds the model's files by their shown path, with LF line
 * ends. `made` are ids that a call made beside its own thing (the zones of a region): the options are not theirs.
 */
export function withFieldPlaces(
  sources: SourceMap,
  texts: ReadonlyMap<string, string>,
  made: ReadonlySet<string>,
): SourceMap {
  const out: SourceMap = { ...sources }
  const starts = new Map([...texts].map(([file, text]) => [file, lineStarts(text)]))
  for (const [path, place] of Object.entries(sources)) {
    const text = texts.get(place.file)
    const lines = starts.get(place.file)
    if (text === undefined || lines === undefined || path === '' || made.has(path)) continue
    const prefix = /\.set\.\d+$/.test(path) ? `${path}.patch` : path
    fieldsOfCall(text, (lines[place.line - 1] ?? 0) + place.column - 1, (field, offset) => {
      const line = lineAt(lines, offset)
      out[`${prefix}.${field}`] ??= { file: place.file, line: line + 1, column: offset - (lines[line] ?? 0) + 1 }
    })
  }
  return out
}

/** Files of the model among all that the child has loaded, as URLs: those in the workspace and not in a package. */
export function modelFiles(root: string, urls: readonly string[]): string[] {
  return urls.filter((url) => !url.includes('/node_modules/') && !shown(root, url).startsWith('..'))
}
