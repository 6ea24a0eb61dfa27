/** From nothing to documents: `init`, `check`, `build` in an empty folder, in both forms of the model. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkJson } from './json.ts'
import { assertNoStack, assertRefused, filesUnder, folder, loadpath, type Run, root, write } from './run.ts'

const [typed, data] = [folder({ after }), folder({ after })]
let runs: { init: Run; check: Run; build: Run }[] = []

async function zeroToDocuments(dir: string, ...options: string[]): Promise<{ init: Run; check: Run; build: Run }> {
  const init = await loadpath(['init', ...options], dir)
  const check = await loadpath(['check'], dir)
  return { init, check, build: await loadpath(['build'], dir) }
}

before(async () => {
  runs = await Promise.all([zeroToDocuments(typed), zeroToDocuments(data, '--yaml')])
})

test('init, check and build end with exit code 0 and say what they did', () => {
  for (const { init, check, build } of runs) {
    for (const run of [init, check, build]) {
      assert.deepEqual([run.code, run.err], [0, ''], run.out)
      assertNoStack(run)
    }
    assert.match(init.out, /^ {2}model\/shop\/model\.(ts|yaml)\n/)
    assert.match(check.out, /0 errors, \d+ warnings?, .* 4 requirements: 4 pass/)
    assert.match(build.out, /\n\d+ files written to dist\.\n$/)
  }
})

test('the output has the layout of the contract', () => {
  const files = filesUnder(join(typed, 'dist'))
  const documents = ['solution', 'requirements', 'decisions', 'failures', 'consistency', 'performance', 'monitoring']
  for (const language of ['ru', 'en']) {
    for (const name of [...documents, 'recovery']) assert.ok(files.includes(`shop/${language}/${name}.md`), name)
    assert.ok(files.includes(`shop/${language}/shop.pdf`))
    assert.ok(files.some((f) => f.startsWith(`shop/${language}/img/`) && f.endsWith('.svg')))
  }
  for (const path of ['shop/model.json', 'site/index.html', 'site/shop/en/requirements/AVA01.html'])
    assert.ok(files.includes(path), path)
  assert.deepEqual([...new Set(files.map((f) => f.split('/')[0]))], ['shop', 'site'])
  assert.match(runs[0]?.build.out ?? '', new RegExp(`\\n${files.length} files written`))
})

test('both forms give the same model, and so the same documents', () => {
  const model = (dir: string) => readFileSync(join(dir, 'dist', 'shop', 'model.json'), 'utf8')
  assert.equal(model(typed), model(data))
  assert.deepEqual(filesUnder(join(typed, 'dist')), filesUnder(join(data, 'dist')))
  for (const file of ['shop/en/requirements.md', 'shop/ru/recovery.md', 'shop/ru/shop.pdf', 'site/shop/en/index.html'])
    assert.ok(readFileSync(join(typed, 'dist', file)).equals(readFileSync(join(data, 'dist', file))), file)
})

test('the TypeScript workspace compiles as it is, and a mistake in it does not', () => {
  const compile = () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    return spawnSync(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: typed, encoding: 'utf8' }).stdout
  }
  assert.equal(compile(), '')
  const file = join(typed, 'model', 'shop', 'model.ts')
  const text = readFileSync(file, 'utf8')
  write(typed, { 'model/shop/model.ts': text.replace("size: '120GB'", "size: '120s'") })
  const line = text.split('\n').findIndex((l) => l.includes("size: '120GB'")) + 1
  assert.match(compile(), new RegExp(`^model/shop/model\\.ts\\(${line},\\d+\\): error TS2322`))
  write(typed, { 'model/shop/model.ts': text })
})

test('the YAML names its schema, and the schema is there', () => {
  const [first = ''] = readFileSync(join(data, 'model', 'shop', 'model.yaml'), 'utf8').split('\n')
  const path = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1] ?? ''
  const schema = JSON.parse(readFileSync(join(data, 'model', 'shop', path), 'utf8')) as { $schema?: string }
  assert.match(schema.$schema ?? '', /json-schema/)
})

test('a second init overwrites nothing; a list of ignored files stays as it is', async (t) => {
  const before = readFileSync(join(typed, 'model', 'shop', 'model.ts'), 'utf8')
  assertRefused(await loadpath(['init'], typed), /model\/shop\/model\.ts, .* already there: nothing was written/)
  assert.equal(readFileSync(join(typed, 'model', 'shop', 'model.ts'), 'utf8'), before)
  // The other form shares the decision records.
  assertRefused(await loadpath(['init', '--yaml', '--ui', 'ru'], typed), /уже есть adrs\/shop\/.*: ничего не записано/)
  assert.ok(!filesUnder(join(typed, 'model')).includes('shop/model.yaml'))
  const own = folder(t)
  write(own, { '.gitignore': 'secret\n', file: '' })
  assert.equal((await loadpath(['init', '--yaml'], own)).code, 0)
  assert.equal(readFileSync(join(own, '.gitignore'), 'utf8'), 'secret\n')
  assertRefused(await loadpath(['init', 'file'], own), /cannot write to file: (ENOTDIR|EEXIST)/)
})

test('a new folder may be named, with spaces and Russian letters', async (t) => {
  const dir = folder(t)
  assert.equal((await loadpath(['init', 'новый магазин'], dir)).code, 0)
  const answer = await checkJson(dir, ['новый магазин'])
  assert.equal(answer.run.code, 0)
  assert.ok(answer.findings.every((f) => f.file?.startsWith('model/shop/')))
})
