/** Generated Markdown pages of a folder: written, or only compared with what stands there. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * Writes the pages (path within the folder to text) and removes what is not among them. With `--check` on the command line
 * nothing is written; the exit code is 1 when a page is missing, stale or left over.
 */
export function keepPages(folder: string, pages: ReadonlyMap<string, string>): void {
  const stale = [...pages].filter(([name, text]) => read(join(folder, name)) !== text).map(([name]) => name)
  const extra = present(folder).filter((name) => !pages.has(name.replaceAll('\\', '/')))
  if (process.argv.includes('--check')) {
    for (const name of [...stale, ...extra]) console.error(`stale: ${relative(root, join(folder, name))}`)
    process.exitCode = stale.length + extra.length > 0 ? 1 : 0
    return
  }
  for (const name of stale) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), pages.get(name) ?? '')
  }
  for (const name of extra) rmSync(join(folder, name))
  console.log(`${pages.size} pages, ${stale.length} written, ${extra.length} removed`)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function present(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  } catch {
    return []
  }
}
