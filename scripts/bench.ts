/**
 * Measures what users wait for and writes docs/bench.md and docs/bench.ru.md; nothing here is a test. Times are medians;
 * peers run in the same minutes on the same machine. `npm run bench [-- SECTION ...]` with fault-trees, simulation,
 * check, big, build, faults, growth, types (default: all; the pages are written only then, and only if all could be measured).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { growth, nMinus2, wholeBig } from './bench/big.ts'
import { builds } from './bench/build.ts'
import { checks } from './bench/check.ts'
import { faultTrees } from './bench/fault-trees.ts'
import { markdown, type Section } from './bench/page.ts'
import { simulation } from './bench/simulation.ts'
import { types } from './bench/types.ts'

const root = join(import.meta.dirname, '..')
const sections: Record<string, () => Promise<Section>> = {
  'fault-trees': faultTrees,
  simulation,
  check: checks,
  big: wholeBig,
  build: builds,
  faults: nMinus2,
  growth,
  types,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(sections, name))
if (unknown.length > 0) {
  console.error(`bench: there is no section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`)
  process.exit(2)
}
const made: Section[] = []
for (const [name, measure] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const section = await measure()
  made.push(section)
  process.stdout.write(`${markdown([section], 'en', false)}\n`)
}
const empty = made.filter(({ rows }) => rows.length === 0)
if (empty.length > 0)
  console.error(`bench: not measured: ${empty.map(({ title }) => title.en).join(', ')}; the pages stay as they are`)
else if (wanted.length === 0) {
  writeFileSync(join(root, 'docs', 'bench.md'), markdown(made, 'en', true))
  writeFileSync(join(root, 'docs', 'bench.ru.md'), markdown(made, 'ru', true))
}
