/**
 * The output folder through the command line: never half an output, never an earlier one lost, never something missing
 * in silence. Faults of the machine are made by `faults.mjs`, loaded before the program.
 */
import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { assertNoStack, filesUnder, folder, loadpath, type Run, root, shop, write } from '../cli/run.ts'

const dir = shop({ after })
const dist = join(dir, 'dist')
const model = join(dir, 'model', 'shop', 'model.yaml')
const small = ['build', '--pdf', 'none', '--language', 'en', '--deliverable', 'requirements']
const faults = join(root, 'test', 'build', 'faults.mjs')

const withFault = (name: string, args: string[] = small, cwd = dir): Promise<Run> =>
  loadpath(args, cwd, { NODE_OPTIONS: `--import=${faults}`, TEST_FAULT: name, LOADPATH_SOURCES: '1' })

/** Path and content of every file. */
function snapshot(folder: string): Map<string, string> {
  return new Map(filesUnder(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]))
}

let earlier: Map<string, string>
before(async () => {
  const run = await loadpath(small, dir)
  assert.equal(run.code, 0, run.out + run.err)
  earlier = snapshot(dist)
  // From now on every build would write something else.
  writeFileSync(model, readFileSync(model, 'utf8').replace('Orders can be placed', 'Orders can always be placed'))
})

function assertKept(run: Run): void {
  assert.equal(run.code, 1, run.out + run.err)
  assert.doesNotMatch(run.out + run.err, /^\s+at /m)
  assert.match(run.out, /\nNothing was written; the previous output is untouched\. Not made: [^\n]+\n$/)
  assert.deepEqual(snapshot(dist), earlier)
  assert.deepEqual(leftovers(), [])
}

const leftovers = (): string[] => readdirSync(dir).filter((name) => name.startsWith('.dist'))

test('a model that no longer checks leaves the earlier documents', async () => {
  const text = readFileSync(model, 'utf8')
  for (const broken of [text.replace('to: balancer', 'to: balanser'), `${text}\n: [`]) {
    writeFileSync(model, broken)
    const run = await loadpath(small, dir)
    writeFileSync(model, text)
    assertKept(run)
  }
})

test('a second system that is broken: its earlier documents do not vanish, and a first build still makes the others', async (t) => {
  const both = shop(t)
  write(both, {
    'model/kiosk/model.yaml': readFileSync(join(both, 'model/shop/model.yaml'), 'utf8').replace(
      'id: shop',
      'id: kiosk',
    ),
  })
  assert.equal((await loadpath(small, both)).code, 0)
  const whole = snapshot(join(both, 'dist'))
  write(both, { 'model/kiosk/model.yaml': 'system: [\n' })
  const kept = await loadpath(small, both)
  assert.equal(kept.code, 1)
  assert.match(kept.out, /Nothing was written; .* Not made: model\/kiosk\/model\.yaml\.\n$/)
  assert.deepEqual(snapshot(join(both, 'dist')), whole)
  rmSync(join(both, 'dist'), { recursive: true })
  const fresh = await loadpath(small, both)
  assert.equal(fresh.code, 1)
  assert.match(fresh.out, /\d+ files written to dist\. Not made: model\/kiosk\/model\.yaml\.\n$/)
  assert.ok(existsSync(join(both, 'dist', 'shop', 'en', 'requirements.md')))
})

for (const [fault, stays] of [
  ['kill-at-write-1', true],
  ['kill-at-write-40', true],
  ['kill-at-rename-1', true],
  ['kill-at-rename-2', false],
] as const) {
  test(`killed (${fault}): the earlier output is whole, the next build tidies up`, async () => {
    const run = await withFault(fault)
    assert.equal(run.signal, 'SIGKILL', run.out + run.err)
    assert.equal(leftovers().length, stays ? 1 : 2)
    if (stays) assert.deepEqual(snapshot(dist), earlier)
    else {
      // Between its two renames the earlier folder stands beside, whole.
      assert.ok(!existsSync(dist))
      const aside = leftovers().find((name) => name.includes('.old-')) ?? ''
      assert.deepEqual(snapshot(join(dir, aside)), earlier)
    }
    // A build that fails later brings it back.
    assertKept(await withFault('disk-full-3'))
  })
}

test('a full disk leaves the earlier output', async () => {
  const run = await withFault('disk-full-30')
  assertKept(run)
  assert.match(run.out, /error output-unwritable: /)
})

test('a document that cannot be made: an error that names it, the earlier output stays', async () => {
  const run = await withFault('no-pdf', ['build', '--language', 'en'])
  assertKept(run)
  assert.match(run.out, /^error pdf-failed: .*shop\/en\/shop\.pdf.*no compiler at typst\.node/m)
  assert.match(run.out, /Not made: shop\/en\/shop\.pdf/)
  const index = await withFault('no-index')
  assertKept(index)
  assert.match(index.out, /Not made: site\/pagefind\//)
})

test('a picture that cannot be drawn: an error for each, named at the end, exit code 1', async () => {
  const other = join(dir, 'without pictures')
  const run = await withFault('no-layout', ['build', '--pdf', 'none', '--language', 'en', '--out', other])
  assert.equal(run.code, 1)
  assertNoStack(run)
  assert.match(
    run.out,
    /^error picture-failed: Picture “shop\/en\/img\/context\.svg” could not be drawn: layout is broken\.$/m,
  )
  assert.match(run.out, /Not made: [^\n]*shop\/en\/img\/context\.svg/)
  assert.match(run.out, /Not made: [^\n]*shop\/en\/img\/containers\.svg/)
})

test('a defect of the program is told as a finding at the system, not as a stack; the earlier output stays', async () => {
  assertKept(await withFault('no-judge'))
  const run = await withFault('no-judge', ['check', '--format', 'json'])
  assert.equal(run.code, 1)
  const { findings } = JSON.parse(run.out) as {
    findings: { code: string; message: string; file: string; line: number }[]
  }
  const crash = findings.find((f) => f.code === 'stage-crashed')
  assert.deepEqual([crash?.file, crash?.line], ['model/shop/model.yaml', 3])
  assert.match(crash?.message ?? '', /a defect in judge\.ts/)
})

test('an output that cannot be written: a file in its place, a file as its parent, a foreign folder', async (t) => {
  const place = folder(t)
  write(place, { file: 'precious', 'home/thesis.txt': 'years of work' })
  for (const [out, code] of [
    ['file', 'output-unwritable'],
    ['file/below', 'output-unwritable'],
    ['home', 'output-foreign'],
  ] as const) {
    const run = await loadpath([...small, '--out', join(place, out)], dir)
    assert.equal(run.code, 1)
    assertNoStack(run)
    assert.match(run.out, new RegExp(`^error ${code}: `, 'm'))
    assert.match(run.out, new RegExp(`Nothing was written; [^\\n]+ Not made: ${out.split('/').at(-1)}\\.\\n$`))
  }
  assert.deepEqual(Object.fromEntries(snapshot(place)), {
    file: Buffer.from('precious').toString('base64'),
    'home/thesis.txt': Buffer.from('years of work').toString('base64'),
  })
})

test('a folder above that may not be written leaves the earlier output', async (t) => {
  if (process.getuid?.() === 0) return t.skip('the superuser may write everywhere')
  chmodSync(dir, 0o555)
  const run = await loadpath(small, dir)
  chmodSync(dir, 0o755)
  assertKept(run)
})

test('in the end a build without a fault replaces it', async () => {
  const run = await loadpath(small, dir)
  assert.equal(run.code, 0)
  assert.match(readFileSync(join(dist, 'shop', 'en', 'requirements.md'), 'utf8'), /Orders can always be placed/)
  assert.deepEqual(leftovers(), [])
})
