/** The bundled program says what the sources say, and is only used while it matches them. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, loadpath, root, shop } from './run.ts'

interface Bundle {
  entry: string
  code: string
}
const { bundled, bundleFolder } = (await import(join(root, 'bin', 'bundled.mjs'))) as {
  bundled: (root: string) => Bundle | undefined
  bundleFolder: (root: string) => string
}

/** A copy of the program with the same libraries and a cache of its own. */
function copy(t: Parameters<typeof folder>[0]): string {
  const dir = folder(t)
  for (const part of ['bin', 'src', 'scripts', 'package.json'])
    cpSync(join(root, part), join(dir, part), { recursive: true })
  mkdirSync(join(dir, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(dir, 'node_modules', name))
  return dir
}

const bundle = (dir: string) => execFileSync(process.execPath, [join(dir, 'scripts', 'bundle.mjs')])
const version = (dir: string): string =>
  execFileSync(process.execPath, [join(dir, 'bin', 'loadpath'), '--version'], { encoding: 'utf8' })

test('the bundle and the sources give the same bytes', async (t) => {
  const dir = shop(t)
  const runs = [
    ['check', '--format', 'json'],
    ['check', 'nothing'],
    ['explain', 'shop', 'AVA01', '--ui', 'ru'],
    ['export', 'open-psa', 'shop'],
  ]
  for (const args of runs) {
    const fromBundle = await loadpath(args, dir)
    const fromSources = await loadpath(args, dir, { LOADPATH_SOURCES: '1' })
    assert.deepEqual(fromBundle, fromSources, args.join(' '))
  }
})

test('a changed source, a bundle of another place and a broken one are not used', (t) => {
  const dir = copy(t)
  assert.equal(bundled(dir), undefined)
  assert.match(version(dir), /^\d+\.\d+\.\d+\n$/)

  bundle(dir)
  assert.ok(bundled(dir))
  assert.match(version(dir), /^\d+\.\d+\.\d+\n$/)

  appendFileSync(join(dir, 'src', 'cli', 'terminal.ts'), "\nprocess.stdout.write('changed ')\n")
  assert.equal(bundled(dir), undefined)
  assert.match(version(dir), /^changed \d/)
  bundle(dir)
  assert.ok(bundled(dir))
  assert.match(version(dir), /^changed \d/)

  const other = copy(t)
  cpSync(bundleFolder(dir), bundleFolder(other), { recursive: true })
  assert.equal(bundled(other), undefined)

  rmSync(join(dir, 'src', 'cli', 'baseline.ts'))
  assert.equal(bundled(dir), undefined)
  writeFileSync(join(bundleFolder(dir), 'bundle.json'), '{"home":')
  assert.equal(bundled(dir), undefined)
})

test('of the bundles made one after another the last two are kept', (t) => {
  const dir = copy(t)
  for (let n = 0; n < 4; n++) bundle(dir)
  const kept = readdirSync(bundleFolder(dir))
  assert.equal(kept.length, 3, kept.join(' '))
  assert.ok(kept.some((name) => bundled(dir)?.entry.includes(name)))
})
