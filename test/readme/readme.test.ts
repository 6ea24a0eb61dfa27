import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { readmeImages, refreshed } from '../../scripts/readme.ts'

const root = new URL('../..', import.meta.url)

test('the pictures of the README are what the model gives now (node scripts/readme.ts refreshes them)', async () => {
  for (const [name, svg] of await readmeImages()) {
    assert.equal(await readFile(new URL(`docs/images/${name}`, root), 'utf8'), svg, name)
  }
})

test('the README shows what its commands print now (node scripts/readme.ts refreshes it)', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8')
  assert.ok(readme.includes('    $ bin/loadpath explain loyalty DUR04\n    Recovery time = '))
  assert.equal(await refreshed(readme), readme)
})
