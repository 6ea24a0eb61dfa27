/**
 * Several data files of one folder are one model: their lists follow one another in the order of the file names, and
 * exactly one file describes the system.
 */

import type { Finding, SourcePlace } from '../../findings/finding.ts'
import { listNames } from '../../language/document.ts'
import { isPlain, type Plain } from '../../language/schema/plain.ts'
import { loadFinding, startOf } from '../files.ts'
import type { SourceMap } from '../loaded-model.ts'
import { pathAt, thingPaths } from '../schema/paths.ts'
import type { DataFile } from './read.ts'

const lists: ReadonlySet<string> = new Set(listNames)

/** The merged data, the places of all fields and what is wrong with the merge. */
export function mergeData(files: readonly DataFile[]): { data: Plain; sources: SourceMap; findings: Finding[] } {
  const data: Plain = {}
  const places = new Map<string, SourcePlace>()
  const findings: Finding[] = []
  for (const { file, data: part, places: partPlaces } of files) {
    if (!isPlain(part)) {
      const found = part === null || part === undefined ? 'empty' : Array.isArray(part) ? 'array' : typeof part
      findings.push(loadFinding('data-not-a-model', startOf(file), { file, found }))
      continue
    }
    const offsets = new Map<string, number>()
    for (const [key, value] of Object.entries(part)) {
      const before = data[key]
      if (lists.has(key) && Array.isArray(before) && Array.isArray(value)) {
        offsets.set(key, before.length)
        data[key] = [...before, ...value]
      } else if (Object.hasOwn(data, key) && key === 'system') {
        findings.push(loadFinding('second-system', partPlaces.get('/system') ?? startOf(file), { file }))
      } else {
        data[key] = value
      }
    }
    for (const [pointer, place] of partPlaces) {
      const moved = shifted(pointer, offsets)
      if (!places.has(moved)) places.set(moved, place)
    }
  }
  return { data, sources: sourceMap(data, places, files[0]?.file ?? ''), findings }
}

/** The pointer in the merged document. */
function shifted(pointer: string, offsets: ReadonlyMap<string, number>): string {
  const [, list = '', index, ...rest] = pointer.split('/')
  const offset = offsets.get(list)
  if (offset === undefined || index === undefined) return pointer
  return ['', list, Number(index) + offset, ...rest].join('/')
}

function sourceMap(data: Plain, places: ReadonlyMap<string, SourcePlace>, file: string): SourceMap {
  const paths = thingPaths(data)
  const sources: SourceMap = { '': startOf(file) }
  for (const [pointer, place] of places) {
    const path = pathAt(paths, pointer)
    if (!Object.hasOwn(sources, path)) sources[path] = place
  }
  return sources
}
