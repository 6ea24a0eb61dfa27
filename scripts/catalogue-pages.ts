/**
 * Writes the reference pages of all technologies: `docs/catalogue/<technology>.md` in English, `docs/catalogue/ru/` in
 * Russian, and an index of each. With `--check` it only compares and exits 1 when a page is missing, stale or left over.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { cataloguePages } from '../src/catalogue/pages.ts'
import { rules } from '../src/check/rules/index.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'catalogue')
const pages = cataloguePages(rules.map((rule) => rule.entry))
const checking = process.argv.includes('--check')

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function present(): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  } catch {
    return []
  }
}

const stale = [...pages].filter(([name, text]) => read(join(folder, name)) !== text).map(([name]) => name)
const extra = present().filter((name) => !pages.has(name.replaceAll('\\', '/')))

if (checking) {
  for (const name of [...stale, ...extra]) console.error(`stale: ${relative(root, join(folder, name))}`)
  process.exitCode = stale.length + extra.length > 0 ? 1 : 0
} else {
  for (const name of stale) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), pages.get(name) ?? '')
  }
  for (const name of extra) rmSync(join(folder, name))
  console.log(`${pages.size} pages, ${stale.length} written, ${extra.length} removed`)
}
