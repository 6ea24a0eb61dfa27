// The program in a few files. Loading its hundreds of modules one by one takes as long as the work of a small `check`, so
// set-up also writes them as one (scripts/bundle.mjs). That is a cache: it is used only while it matches every source.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the bundle of the program below `root` is kept. */
export const bundleFolder = (root) => join(root, 'node_modules', '.cache', 'loadpath')

/** What a change of a source changes. */
export function stampOf(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}

/** URL of the bundled entry, and the folder of its compiled code; undefined when there is none or a source has changed. */
export function bundled(root) {
  try {
    const folder = bundleFolder(root)
    const { home, name, sources } = JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'))
    if (home !== root) return undefined
    for (const [file, stamp] of sources) if (stampOf(join(root, file)) !== stamp) return undefined
    return { entry: pathToFileURL(join(folder, name, 'main.js')).href, code: join(folder, name, 'code') }
  } catch {
    return undefined
  }
}
