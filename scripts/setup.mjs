// Makes a fresh checkout ready and runs a chore on the project's own Node. Runs on Node 20 or newer, with nothing installed.
// Usage: node scripts/setup.mjs CHORE [ARG ...]; must stay free of dependencies.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundled } from '../bin/bundled.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.loadpath-installed')

/** Installs the locked dependencies when they are missing or the lock file has changed since. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) {
    console.error('Installing the dependencies failed: see the message of npm above.')
    process.exit(2)
  }
  writeFileSync(stamp, lock)
}

/** The Node that comes with the devDependencies. */
function ownNode() {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error('Node 24 is needed: the package "node" of the devDependencies has not installed its binary.')
  process.exit(2)
}

install()
const [chore, ...rest] = process.argv.slice(2)
if (chore) {
  const node = ownNode()
  if (!bundled(root)) spawnSync(node, [join(root, 'scripts', 'bundle.mjs')], { cwd: root, stdio: ['ignore', 2, 2] })
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(
    process.platform === 'win32' ? ';' : ':',
  )
  const done = spawnSync(node, [join(root, chore), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  process.exit(done.status ?? 1)
}
