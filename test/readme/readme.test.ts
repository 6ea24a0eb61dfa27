import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readmeImages } from '../../scripts/readme-images.ts'

const root = new URL('../..', import.meta.url)
const run = promisify(execFile)

test('the pictures of the README are what the model gives now (node scripts/readme-images.ts)', async () => {
  for (const [name, svg] of await readmeImages()) {
    assert.equal(await readFile(new URL(`docs/images/${name}`, root), 'utf8'), svg, name)
  }
})

/** Lines of the code block that follows a command; a line cut for width ends in an ellipsis. */
function shownAfter(readme: string, command: string): string[] {
  const after = readme.split(`    $ ${command}\n`)[1] ?? ''
  const block = /^(?:(?: {4}.*)?\n)+/.exec(after)?.[0] ?? ''
  return (block.split('    $ ')[0] ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.slice(4)]))
}

const commands = [
  'bin/loadpath check',
  'bin/loadpath check --variant one-cluster',
  'bin/loadpath explain loyalty DUR04',
]

for (const command of commands) {
  test(`the README shows what \`${command}\` prints`, async () => {
    const readme = await readFile(new URL('README.md', root), 'utf8')
    const shown = shownAfter(readme, command)
    assert.ok(shown.length > 5)
    const [program = '', ...args] = command.split(' ')
    const path = fileURLToPath(new URL(program, root))
    // A failed requirement is exit code 1: the output is what counts here.
    const options = { cwd: fileURLToPath(root) }
    const { stdout } = await run(process.execPath, [path, ...args, '--ui', 'en'], options).catch((e) => e)
    const printed = stdout.split('\n').map((line) => line.replaceAll('\u00a0', ' '))
    for (const line of shown) {
      const whole = line.replace(/…$/, '')
      const found = line.endsWith('…') ? printed.some((p) => p.startsWith(whole)) : printed.includes(whole)
      assert.ok(found, line)
    }
  })
}
