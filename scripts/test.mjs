// All checks of the project, in the order of their cost: types, style, import directions, unused code, then the tests.
// The last line is the number of tests. Arguments name test files or areas (`npm test -- load check`); then only those run.
import { spawnSync } from 'node:child_process'
import { globSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const areas = process.argv.slice(2)
const bin = (name) => `node_modules/.bin/${name}`
const steps = [
  ['types', [bin('tsc'), '-p', '.']],
  ['style', [bin('biome'), 'check', '--error-on-warnings', '.']],
  ['import directions', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src', 'model', 'scripts']],
  ['unused code', [bin('knip'), '--no-progress']],
]

if (areas.length === 0) {
  for (const [name, [command, ...args]] of steps) {
    process.stdout.write(`${name}\n`)
    const done = spawnSync(command, args, { stdio: 'inherit' })
    if (done.status !== 0) {
      process.stdout.write(`${name}: failed\n`)
      process.exit(1)
    }
  }
}

const patterns =
  areas.length === 0
    ? ['test/**/*.test.ts']
    : areas.map((area) => (area.endsWith('.ts') ? area : `test/${area}/**/*.test.ts`))
const files = [...new Set(globSync(patterns))].sort()
if (files.length === 0) {
  process.stdout.write(`no test file matches ${patterns.join(' ')}\n`)
  process.exit(1)
}
const reporters = ['spec', './scripts/closing-line.mjs'].flatMap((name) => [
  `--test-reporter=${name}`,
  '--test-reporter-destination=stdout',
])
// Hundreds of test files load the same modules: each is compiled once a run. Made anew, or the models of tests would pile up.
const compiled = resolve('node_modules/.cache/tests')
rmSync(compiled, { recursive: true, force: true })
const done = spawnSync(process.execPath, ['--test', ...reporters, ...files], {
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: compiled },
})
process.exit(done.status ?? 1)
