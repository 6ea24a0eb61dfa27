/** What a path means, limits and refusals, and bytes that are no text. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { canonicalJson } from '../../src/language/canonical.ts'
import { placeOf } from '../../src/load/loaded-model.ts'
import { findWorkspace, loadWorkspace } from '../../src/load/workspace.ts'

const cases = join(import.meta.dirname, 'cases')
const yaml = "system: { id: shop, title: 'Магазин' }\nelements:\n  - { id: api, kind: service }\n"

/** Runs with a temporary folder that holds these files. */
async function withFiles(files: Record<string, string | Uint8Array>, run: (root: string) => Promise<void>) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'loadpath-ws-')))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), content)
    }
    await run(root)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

test('the TypeScript and the YAML form of one model give the same bytes', async () => {
  const [code, data] = await Promise.all(
    ['model.ts', 'model.yaml'].map(async (file) => {
      const { systems, findings } = await loadWorkspace(join(cases, 'twin', file))
      assert.deepEqual(findings, [])
      assert.deepEqual(systems[0]?.findings, [])
      return systems[0]
    }),
  )
  assert.ok(code && data)
  assert.equal(canonicalJson(code.document), canonicalJson(data.document))
  assert.ok(code.document.elements.length === 5 && code.document.variants.length === 1)
  const things = [...data.document.elements, ...data.document.relations, ...data.document.scenarios]
  for (const { id } of things) {
    assert.match(code.sources[id]?.file ?? '', /model\.ts$/, `${id} has a place in TypeScript`)
    assert.match(data.sources[id]?.file ?? '', /model\.yaml$/, `${id} has a place in YAML`)
  }
})

test('places in YAML go down to fields', async () => {
  const { systems } = await loadWorkspace(join(cases, 'twin', 'model.yaml'))
  const sources = systems[0]?.sources ?? {}
  const at = (path: string) => {
    const { line, column } = placeOf(sources, path) ?? {}
    return `${line}:${column}`
  }
  assert.equal(at('orders'), '24:5')
  assert.equal(at('orders.failover.votes.1'), '29:50')
  assert.equal(at('api->orders.calls'), '33:57')
  assert.equal(at('api->orders.no-such-field'), '33:5')
  assert.equal(at('no-cache.add.local.technology'), '93:44')
})

test('a path may be a workspace, its model folder, a folder of a model, or a file', async () => {
  await withFiles(
    { 'model/shop/model.yaml': yaml, 'model/other/model.yaml': yaml.replace('shop', 'other') },
    async (root) => {
      const load = async (path: string) => {
        const { root: found, systems, findings } = await loadWorkspace(join(root, path))
        return [found === root, systems.map((system) => system.path), findings.length]
      }
      assert.deepEqual(await load('.'), [true, ['model/other', 'model/shop'], 0])
      assert.deepEqual(await load('model'), [true, ['model/other', 'model/shop'], 0])
      assert.deepEqual(await load('model/shop'), [true, ['model/shop'], 0])
      assert.deepEqual(await load('model/shop/model.yaml'), [true, ['model/shop/model.yaml'], 0])
      assert.equal(await findWorkspace(join(root, 'model', 'shop')), root)
    },
  )
})

test('a workspace behind a symbolic link has the same places', async () => {
  const model = "import { system } from 'loadpath'\nconst s = system('s')\ns.person('user')\nexport default s\n"
  await withFiles({ 'real/model/s/model.ts': model }, async (root) => {
    await symlink('real', join(root, 'link'))
    const { systems } = await loadWorkspace(join(root, 'link'))
    assert.deepEqual(systems[0]?.sources.user, { file: 'model/s/model.ts', line: 3, column: 3 })
  })
})

test('a model folder outside a workspace is its own root', async () => {
  await withFiles({ 'shop/model.yaml': yaml }, async (root) => {
    const { root: found, systems } = await loadWorkspace(join(root, 'shop'))
    assert.equal(found, join(root, 'shop'))
    assert.deepEqual(
      systems.map((system) => system.path),
      ['.'],
    )
  })
})

test('nesting that would exhaust the parser is a finding', async () => {
  const indented = Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
  const deep = {
    a: `a: ${'['.repeat(50_000)}`,
    b: `a: ${'{ b: '.repeat(50_000)}`,
    c: indented,
    d: `a:\n${'- '.repeat(20_000)}x`,
  }
  const files = Object.fromEntries(Object.entries(deep).map(([name, text]) => [`model/${name}/model.yaml`, text]))
  await withFiles(files, async (root) => {
    const { systems, findings } = await loadWorkspace(root)
    assert.deepEqual(systems, [])
    assert.deepEqual(new Set(findings.map(({ code }) => code)), new Set(['yaml-too-deep']))
    assert.equal(findings.length, 4)
  })
})

test('a model that never ends is stopped', async () => {
  const model = "import { system } from 'loadpath'\nexport default system('s')\nfor (;;) {}\n"
  await withFiles({ 'model/s/model.ts': model }, async (root) => {
    const { systems, findings } = await loadWorkspace(root, { timeLimitMs: 400 })
    assert.deepEqual(systems, [])
    const place = { file: 'model/s/model.ts', line: 1, column: 1 }
    assert.deepEqual(findings, [{ code: 'model-never-ends', severity: 'error', place, params: { seconds: 0.4 } }])
  })
})

test('data-only refuses code without running it, and reads data', async () => {
  const model = "import { writeFileSync } from 'node:fs'\nwriteFileSync(new URL('ran', import.meta.url), '')\n"
  await withFiles({ 'model/s/model.ts': model, 'model/shop/model.yaml': yaml }, async (root) => {
    const { systems, findings } = await loadWorkspace(root, { dataOnly: true })
    assert.deepEqual(
      systems.map((system) => system.document.system.id),
      ['shop'],
    )
    assert.deepEqual(
      findings.map(({ code, place }) => [code, place?.file]),
      [['data-only', 'model/s/model.ts']],
    )
    await assert.rejects(realpath(join(root, 'model/s/ran')))
  })
})

test('bytes that are not UTF-8 are found with their line, in models and decisions', async () => {
  const cp1251 = Uint8Array.from([0xcf, 0xf0, 0xe8])
  const bad = Buffer.concat([Buffer.from('a: 1\nb: '), cp1251, Buffer.from('\n')])
  const files = {
    'model/a/model.yaml': bad,
    'model/b/model.ts': "import './part.ts'\n",
    'model/b/part.ts': Buffer.concat([Buffer.from('// '), cp1251]),
    'model/shop/model.yaml': yaml,
    'adrs/shop/0001-x.md': bad,
  }
  await withFiles(files, async (root) => {
    const { systems, findings } = await loadWorkspace(root)
    assert.deepEqual(
      findings.map(({ code, place }) => [code, place?.file, place?.line]),
      [
        ['not-utf8', 'model/a/model.yaml', 2],
        ['not-utf8', 'model/b/part.ts', 1],
      ],
    )
    assert.deepEqual(
      systems[0]?.findings.map(({ code, place }) => [code, place?.file, place?.line]),
      [['decision-unreadable', 'adrs/shop/0001-x.md', 2]],
    )
  })
})

test('a broken link, a file that is no model and a path that is not there are findings', async () => {
  await withFiles({ 'model/shop/model.yaml': yaml, 'notes.txt': '' }, async (root) => {
    await symlink('nowhere.yaml', join(root, 'model/shop/z.yaml'))
    const broken = await loadWorkspace(root)
    assert.deepEqual(
      broken.findings.map(({ code, params }) => [code, params.file, params.reason]),
      [['unreadable-file', 'model/shop/z.yaml', 'ENOENT']],
    )
    const notes = await loadWorkspace(join(root, 'notes.txt'))
    assert.equal(notes.findings[0]?.code, 'not-a-model-file')
    const gone = await loadWorkspace(join(root, 'gone'))
    assert.equal(gone.findings[0]?.code, 'path-not-found')
    assert.equal(gone.findings[0]?.params.path, join(root, 'gone'), 'the path as it was given')
    assert.deepEqual(gone.systems, [])
  })
})

test('no path of the machine is in what is loaded', async () => {
  const { systems } = await loadWorkspace(join(cases, 'twin', 'model.ts'))
  const { path, sources, findings, document } = systems[0] ?? {}
  assert.ok(!JSON.stringify({ path, sources, findings, document }).includes(import.meta.dirname))
})
