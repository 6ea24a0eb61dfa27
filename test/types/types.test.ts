/**
 * The compiler as a check of models: mistakes are compile errors, and a large model compiles. The type tests themselves
 * are in `model.ts`, which the project's own `tsc` run checks too.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { bigModel } from '../../scripts/generate-big-model.ts'

const root = join(import.meta.dirname, '..', '..')
const builder = join(root, 'src', 'index.ts')

/** Lines with errors of each file, by file name. */
async function compile(files: Record<string, string>): Promise<Map<string, number[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'loadpath-types-'))
  try {
    const compilerOptions = { typeRoots: [join(root, 'node_modules', '@types')], noUnusedLocals: false }
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const output = await new Promise<string>((resolve) => {
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], (_error, out) => resolve(out))
    })
    const lines = new Map<string, number[]>()
    for (const [, file = '', line] of output.matchAll(/^(\S+?)\((\d+),\d+\): error/gm)) {
      const name = file.split('/').at(-1) ?? ''
      lines.set(name, [...(lines.get(name) ?? []), Number(line)])
    }
    return lines
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('every mistake of the type tests is an error at its own line, and nothing else is', async () => {
  const model = await readFile(join(import.meta.dirname, 'model.ts'), 'utf8')
  const lines = model.replace('../../src/index.ts', builder).split('\n')
  const wrong = lines.flatMap((line, index) => (line.includes('@ts-expect-error') ? [index + 2] : []))
  const bare = lines.map((line) => line.replace('@ts-expect-error', 'mistake:')).join('\n')
  const errors = (await compile({ 'model.ts': bare })).get('model.ts') ?? []
  assert.ok(wrong.length >= 30)
  // An error inside a call that is broken over lines is reported at one of its lines.
  const from = (line: number) => wrong.filter((start) => start <= line).at(-1)
  assert.deepEqual([...new Set(errors.map(from))], wrong)
})

test('a generated model compiles, and one wrong unit in it is the only error', async () => {
  const good = bigModel(300, 450, builder)
  const bad = good.replace("timeout: '150ms'", "timeout: '150'")
  assert.notEqual(bad, good)
  const errors = await compile({ 'good.ts': good, 'bad.ts': bad })
  assert.equal(errors.get('good.ts'), undefined)
  assert.equal(errors.get('bad.ts')?.length, 1)
})
