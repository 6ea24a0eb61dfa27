/** The output folder: layout, same bytes everywhere, and the old folder whole whatever happens. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { describePlan, finishPlan, makeOutput, type PlannedFile } from '../../src/publish/output.ts'
import { planOutput } from '../../src/publish/plan.ts'
import { writeMade, writeOutput } from '../../src/publish/write.ts'
import { freshFolder, madeSample, snapshot } from './reading.ts'
import { sampleDocuments } from './sample.ts'

const made = await madeSample()

function small(version: string, extra: PlannedFile[] = []): ReturnType<typeof finishPlan> {
  const paths = ['shop/model.json', 'shop/ru/solution.md', 'site/index.html']
  return finishPlan([...paths.map((path) => ({ path, make: () => `${version} ${path}\n` })), ...extra], [])
}

test('the layout is the contract', () => {
  const paths = [...made.files.keys()]
  for (const language of ['ru', 'en']) {
    for (const name of [
      'solution.md',
      'requirements.md',
      'decisions.md',
      'loyalty.pdf',
      'img/context.svg',
      'img/context.dark.svg',
    ]) {
      assert.ok(paths.includes(`loyalty/${language}/${name}`), name)
    }
  }
  assert.ok(paths.includes('loyalty/model.json') && paths.includes('site/index.html'))
  assert.deepEqual([...new Set(paths.map((p) => p.split('/')[0]))].sort(), ['loyalty', 'site'])
  assert.deepEqual(made.findings, [])
})

test('two builds give the same bytes', async () => {
  const again = await madeSample()
  assert.deepEqual([...again.files.keys()].sort(), [...made.files.keys()].sort())
  for (const [path, bytes] of made.files)
    assert.ok(Buffer.from(bytes).equals(Buffer.from(again.files.get(path) ?? [])), path)
})

test('no path of this machine is in any file', () => {
  for (const [path, bytes] of made.files) {
    for (const word of [process.cwd(), 'loadpath-book', 'node_modules'])
      assert.ok(!Buffer.from(bytes).includes(word), `${path}: ${word}`)
  }
})

test('a plan prints its paths sorted, without making anything', async () => {
  const plan = await planOutput([sampleDocuments()], { languages: ['en'], deliverables: ['requirements'], pdf: 'none' })
  const lines = describePlan(plan).trimEnd().split('\n')
  assert.deepEqual(lines, [...lines].sort())
  assert.ok(lines.includes('loyalty/en/requirements.md') && lines.includes('site/pagefind/'))
  assert.ok(!lines.some((l) => l.includes('/ru/') || l.endsWith('.pdf') || l.endsWith('solution.md')))
})

test('names that leave the folder or collide are refused and named', () => {
  const bad = ['../x', '/etc/x', 'a/../../x', 'a//b', 'a\\b', '.hidden', 'shop/MODEL.json', 'a/..', 'con:', 'a/b.']
  const plan = small(
    '1',
    bad.map((path) => ({ path, make: () => '' })),
  )
  assert.deepEqual(
    plan.findings.map((f) => f.params.name),
    bad,
  )
  assert.ok(plan.findings.every((f) => f.code === 'output-path-refused' && f.severity === 'error'))
  assert.equal(plan.files.length, 3)
})

test('a file that cannot be made is named, the others are made, and the old folder stays', async () => {
  const out = join(freshFolder(), 'dist')
  await writeOutput(small('1'), out)
  const before = snapshot(out)
  const broken = small('2', [
    { path: 'shop/ru/shop.pdf', make: () => Promise.reject(new Error('no font /home/me/x.ttf\nstack')) },
  ])
  const result = await writeOutput(broken, out)
  assert.deepEqual(
    result.findings.map((f) => [f.code, f.params.name, f.params.reason]),
    [['pdf-failed', 'shop/ru/shop.pdf', 'no font x.ttf']],
  )
  assert.deepEqual(result.written, [])
  assert.deepEqual(snapshot(out), before)
  assert.equal((await makeOutput(broken)).files.size, 3)
  assert.equal((await writeOutput(broken, out, { partial: true })).written.length, 3)
})

test('a picture that is shown but was not made is an error that names the document', async () => {
  const documents = sampleDocuments()
  const plan = await planOutput([{ ...documents, pictures: documents.pictures.filter((p) => p.key !== 'timeline') }], {
    pdf: 'none',
    site: false,
  })
  const missing = plan.findings
    .filter((f) => f.code === 'picture-failed')
    .map((f) => `${f.params.name} in ${f.params.reason}`)
  assert.ok(
    missing.includes('timeline in loyalty/ru/requirements: no such picture') &&
      missing.includes('timeline in loyalty/en/scenario/zone-loss: no such picture'),
  )
})

test('a picture with a script in it is refused', async () => {
  const documents = sampleDocuments()
  const evil = documents.pictures.map((p) =>
    p.key === 'context' ? { ...p, svg: p.svg.replace('</svg>', '<script>1</script></svg>') } : p,
  )
  const plan = await planOutput([{ ...documents, pictures: evil }], { pdf: 'none', site: false })
  assert.ok(
    plan.findings.some(
      (f) => f.code === 'picture-failed' && String(f.params.reason).includes('unsafe markup: <script'),
    ),
  )
  assert.ok(!plan.files.some((f) => f.path.endsWith('img/context.svg')))
})

test('a folder with other files in it is not replaced', async () => {
  const out = join(freshFolder(), 'home')
  mkdirSync(out)
  writeFileSync(join(out, 'thesis.txt'), 'years of work')
  const result = await writeOutput(small('1'), out)
  assert.deepEqual(
    result.findings.map((f) => [f.code, f.params.name]),
    [['output-foreign', 'thesis.txt']],
  )
  assert.deepEqual(readdirSync(out), ['thesis.txt'])
})

test('an output that cannot be written leaves the old one whole', async () => {
  const parent = freshFolder()
  // A file where the parent folder should be: refused for every user, the superuser too.
  writeFileSync(join(parent, 'file'), '')
  const blocked = await writeOutput(small('1'), join(parent, 'file', 'dist'))
  assert.deepEqual(
    blocked.findings.map((f) => f.code),
    ['output-unwritable'],
  )
  const out = join(parent, 'dist')
  await writeOutput(small('1'), out)
  const before = snapshot(out)
  chmodSync(parent, 0o555)
  const denied = await writeOutput(small('2'), out)
  chmodSync(parent, 0o755)
  if (process.getuid?.() === 0) assert.deepEqual(denied.findings, [])
  else {
    assert.deepEqual(
      denied.findings.map((f) => f.code),
      ['output-unwritable'],
    )
    assert.deepEqual(snapshot(out), before)
  }
})

test('when the swap fails half way, the old folder comes back', async () => {
  const out = join(freshFolder(), 'dist')
  await writeOutput(small('1'), out)
  const before = snapshot(out)
  const result = await writeMade({ files: new Map([['site/index.html', Buffer.from('2')]]), findings: [] }, out, {
    progress: (step) => {
      if (step === 'between') throw Object.assign(new Error('disk'), { code: 'EIO' })
    },
  })
  assert.deepEqual(
    result.findings.map((f) => [f.code, f.params.reason]),
    [['output-unwritable', 'EIO']],
  )
  assert.deepEqual(snapshot(out), before)
  assert.deepEqual(readdirSync(join(out, '..')), ['dist'])
})

const killer = (out: string, step: string): string => `
  const { finishPlan } = await import(${JSON.stringify(new URL('../../src/publish/output.ts', import.meta.url).href)})
  const { writeOutput } = await import(${JSON.stringify(new URL('../../src/publish/write.ts', import.meta.url).href)})
  const files = ['shop/model.json', 'site/index.html'].map((path) => ({ path, make: () => 'new' }))
  await writeOutput(finishPlan(files, []), ${JSON.stringify(out)}, { progress: (s) => { if (s === ${JSON.stringify(step)}) process.kill(process.pid, 'SIGKILL') } })`

for (const step of ['site/index.html', 'write', 'swap', 'between', 'tidy']) {
  test(`a build killed at "${step}" leaves a whole folder, and the next build tidies up`, async () => {
    const out = join(freshFolder(), 'dist')
    await writeOutput(small('1'), out)
    const before = snapshot(out)
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', killer(out, step)])
    assert.equal(child.signal, 'SIGKILL', String(child.stderr))
    const whole = { 'shop/model.json': 'bmV3', 'site/index.html': 'bmV3' }
    if (step === 'between') {
      // Between the two renames the old folder stands aside, whole; the next run brings it back first.
      assert.ok(!existsSync(out))
      const aside = readdirSync(join(out, '..')).find((n) => n.includes('.old-')) ?? ''
      assert.deepEqual(snapshot(join(out, '..', aside)), before)
    } else assert.deepEqual(snapshot(out), step === 'tidy' ? whole : before)
    const broken = small('3', [{ path: 'x', make: () => Promise.reject(new Error('no')) }])
    await writeOutput(broken, out, { partial: false })
    await writeOutput(small('4'), out)
    assert.deepEqual(readdirSync(join(out, '..')), ['dist'])
    assert.equal(Object.keys(snapshot(out)).length, 3)
  })
}

test('the written folder is what was made, wherever it is', async () => {
  const [a, b] = [join(freshFolder(), 'dist'), join(freshFolder(), 'elsewhere', 'out')]
  await writeMade(made, a)
  await writeMade(made, b)
  assert.deepEqual(snapshot(a), snapshot(b))
  assert.deepEqual(
    Object.keys(snapshot(a)),
    [...made.files.keys()].sort((x, y) => (x.split('/').join('\0') < y.split('/').join('\0') ? -1 : 1)),
  )
  renameSync(a, `${a}2`)
})
