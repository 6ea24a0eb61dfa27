/** Usage: what cannot run ends with exit code 2 and one line; started from anywhere; pipes that close; languages. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { paintFor, progress } from '../../src/cli/terminal.ts'
import { assertNoStack, assertRefused, bin, filesUnder, folder, loadpath, root, shop } from './run.ts'

// Its copies can be changed: one warning to look for.
const workspace = shop({ after }, (model) => model.replace('      immutable: true\n', ''))
const empty = folder({ after })

const refused: [string, string[], RegExp, string?][] = [
  ['an unknown option', ['check', '--formt', 'json'], /unknown option '--formt' \(Did you mean --format\?\)/],
  ['an unknown command', ['chek'], /unknown command 'chek'/],
  ['an unknown format', ['check', '--format', 'xml'], /'xml' is invalid. Allowed choices are text, json, sarif/],
  ['an unknown format, in Russian', ['--ui', 'ru', 'check', '--format', 'xml'], /не принимает значение xml/],
  ['an unknown option, in Russian', ['check', '--nope', '--ui', 'ru'], /нет такого параметра: --nope/],
  ['a missing argument', ['explain', 'shop'], /missing required argument 'id'/],
  ['an option without its value', ['build', '--out'], /'--out <dir>' argument missing/],
  ['a language of the terminal that is none', ['check', '--ui', 'de'], /--ui takes ru or en, not "de"/],
  [
    'a language of the documents that is none',
    ['build', '--language', 'ru,de'],
    /--language takes ru and en, not "de"/,
  ],
  ['a deliverable that is none', ['build', '--deliverable', 'poem'], /no deliverable "poem"; there are solution, /],
  ['a system that is not here', ['build', '--only', 'bank'], /no system "bank" here/],
  ['a list without a name', ['build', '--only', ','], /--only names nothing/],
  ['a variant that is not here', ['check', '--variant', 'nope'], /no variant "nope" here/],
  ['a stage that is not here', ['check', '--stage', 'nope'], /no stage "nope" here/],
  ['a variant and a stage', ['check', '--stage', 'a', '--variant', 'b'], /do not go together/],
  ['a time limit without a unit', ['check', '--time-limit', '5'], /--time-limit takes a time/],
  ['a time limit of nothing', ['check', '--time-limit', '0s'], /--time-limit takes a time/],
  ['two paths to build', ['build', 'a', 'b'], /build takes one path/],
  ['a path that does not exist', ['check', 'no/such/path'], /“no\/such\/path” cannot be opened: there is no such file/],
  ['a path that does not exist, to build', ['build', 'no/such'], /“no\/such” cannot be opened/],
  ['one path of two', ['check', '.', 'missing'], /“missing” cannot be opened/],
  ['a file that is no model', ['check', '.gitignore'], /\.gitignore is no model/],
  [
    'a requirement that is not here',
    ['explain', 'shop', 'NOPE'],
    /shop has no requirement or quantity "NOPE"; there are, for example: .*latency:/,
  ],
  ['a system to explain that is not here', ['explain', 'bank', 'AVA01'], /no system "bank" here/],
  ['a name that would steer the terminal', ['explain', 'a\u001b[2Jb\nc', 'X'], /no system "a\[2Jb c" here/],
  ['no workspace here or above', ['check'], /There is no model here; loadpath init makes a first one/, empty],
  ['no workspace to build', ['build'], /There is no model here/, empty],
]

for (const [name, args, sentence, cwd] of refused) {
  test(`cannot run: ${name}`, async () => assertRefused(await loadpath(args, cwd ?? workspace), sentence))
}

test('a folder of models that is a file, or holds nothing, could not be read', async (t) => {
  const dir = folder(t)
  mkdirSync(join(dir, 'model'))
  assertRefused(await loadpath(['check'], dir), /There is no model here/)
  const other = folder(t)
  writeFileSync(join(other, 'model'), 'a file')
  assertRefused(await loadpath(['check'], other), /There is no model here/)
})

test('help and version end well, no command at all does not', async () => {
  const help = await loadpath(['--help'], empty)
  assert.equal(help.code, 0)
  for (const word of ['check', 'build', 'explain', 'init', '--ui']) assert.ok(help.out.includes(word), word)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  assert.deepEqual(await loadpath(['--version'], empty), { code: 0, signal: null, out: `${version}\n`, err: '' })
  assert.equal((await loadpath([], empty)).code, 2)
})

test('help is in Russian as a whole, and says of every option what the English one says', async () => {
  const commands = ['check', 'build', 'explain', 'export', 'fault-tree', 'init']
  for (const args of [['--help'], ...commands.map((command) => [command, '--help'])]) {
    const [english, russian] = await Promise.all([
      loadpath(args, empty),
      loadpath(args, empty, { LC_ALL: 'ru_RU.UTF-8' }),
    ])
    assert.equal(russian.code, 0)
    assert.deepEqual(await loadpath(['--ui', 'ru', ...args], empty), russian)
    const flags = (text: string) =>
      [...text.matchAll(/^ {2}(-[^ ]*(?: --\w+)?|[a-z][^ ]*) /gm)].map((match) => match[1])
    assert.deepEqual(flags(russian.out), flags(english.out))
    // Each entry and each heading has its words: what is left in Latin letters is what one types.
    const entries = russian.out.split(/\n(?= {2}\S|\S)/).slice(1)
    for (const entry of entries) assert.match(entry, /\p{Script=Cyrillic}/u, entry)
    assert.doesNotMatch(russian.out, /default:|choices:|Options:|display help/)
  }
})

test('the workspace is the nearest one upwards, and paths may be given from anywhere', async () => {
  const here = await loadpath(['check'], workspace)
  assert.equal(here.code, 0)
  assert.match(here.out, /^model\/shop\/model\.yaml:\d+:\d+ warning PBR-09: /m)
  const below = join(workspace, 'adrs', 'shop')
  for (const [args, cwd] of [
    [[], below],
    [[], join(workspace, 'model', 'shop')],
    [[workspace], empty],
    [['model'], workspace],
    [['model/shop'], workspace],
    [['model/shop/model.yaml'], workspace],
    [['../../model/shop/model.yaml'], below],
  ] as [string[], string][]) {
    assert.deepEqual(await loadpath(['check', ...args], cwd), here, `${args} in ${cwd}`)
  }
})

test('several paths are one report', async (t) => {
  const other = shop(t, (model) => model.replace('id: shop', 'id: kiosk'))
  const run = await loadpath(['check', '--format', 'json', workspace, other], empty)
  const { requirements } = JSON.parse(run.out) as { requirements: { system: string }[] }
  assert.deepEqual([...new Set(requirements.map((r) => r.system))], ['shop', 'kiosk'])
})

test('Russian by option or locale; machines get the same bytes under every locale', async () => {
  const russian = await loadpath(['check', '--ui', 'ru'], workspace)
  assert.match(russian.out, /предупреждение PBR-09: Ни одна копия/)
  assert.match(russian.out, /✓ выполнено +AVA01 Заказ можно оформить: /)
  assert.deepEqual(await loadpath(['check'], workspace, { LC_ALL: 'ru_RU.UTF-8' }), russian)
  assert.deepEqual(await loadpath(['check'], workspace, { LC_ALL: '', LANG: 'ru_RU.UTF-8' }), russian)
  assert.match((await loadpath(['check', '--ui', 'en'], workspace, { LC_ALL: 'ru_RU.UTF-8' })).out, /✓ pass +AVA01/)
  for (const format of ['json', 'sarif', 'junit', 'github']) {
    const plain = await loadpath(['check', '--format', format], workspace)
    assert.deepEqual(await loadpath(['check', '--format', format], workspace, { LC_ALL: 'ru_RU.UTF-8' }), plain)
    assert.equal(plain.err, '')
  }
  assert.match((await loadpath(['check', '--format', 'json', '--ui', 'ru'], workspace)).out, /Ни одна копия/)
})

test('a reader that closes the pipe early is no failure', async () => {
  for (const args of [
    ['check', '--format', 'json'],
    ['explain', 'shop', 'REC02'],
    ['build', '--dry-run'],
    ['--help'],
  ]) {
    const child = spawn(process.execPath, [bin, ...args], { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    const err: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    const [code, signal] = await new Promise<unknown[]>((resolve) => child.on('close', (...end) => resolve(end)))
    assert.deepEqual([Buffer.concat(err).toString(), signal, code], ['', null, 0], args.join(' '))
  }
})

test('no colours and no progress unless it is a terminal', async () => {
  const run = await loadpath(['build', '--pdf', 'none', '--language', 'en', '--out', join(empty, 'plain')], workspace, {
    NO_COLOR: '',
    FORCE_COLOR: '1',
  })
  assert.equal(run.err, '')
  assert.ok(!run.out.includes('\u001b'))
  assert.equal(paintFor(true, {}).verdict('fail', 'x'), '\u001b[31mx\u001b[0m')
  assert.equal(paintFor(true, { NO_COLOR: '1' }).verdict('fail', 'x'), 'x')
  assert.equal(paintFor(false, {}).bold('x'), 'x')
  const written: string[] = []
  const bar = progress({ isTTY: false, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream)
  bar.step('x')
  bar.done()
  assert.deepEqual(written, [])
})

test('explain goes down to knobs, each with its source, in both languages', async () => {
  const run = await loadpath(['explain', 'shop', 'REC02'], join(workspace, 'model'))
  assert.equal(run.code, 0)
  assert.equal(run.err, '')
  assertNoStack(run)
  assert.match(run.out, /^Recovery time = [\d.]+\smin \/ [\d.]+\smin \/ [\d.]+\smin/)
  assert.match(run.out, /^ +Size of the data = 120\sGB +\(model: orders\.size\)$/m)
  assert.match(run.out, /^ +Parallel processes = 1 +\(catalogue: pgbackrest process_max — pgbackrest\/pgbackrest@/m)
  const russian = await loadpath(['explain', 'shop', 'REC02', '--ui', 'ru'], workspace)
  assert.match(russian.out, /\(\p{Script=Cyrillic}+: pgbackrest process_max — pgbackrest\/pgbackrest@/u)
  assert.equal(russian.out.split('\n').length, run.out.split('\n').length)
  // As README names it: a store with one group is called by its own name.
  const quantity = await loadpath(['explain', 'shop', 'rto:zone-loss:orders'], workspace)
  assert.deepEqual(quantity, await loadpath(['explain', 'shop', 'rto:zone-loss:orders/main'], workspace))
  assert.match(quantity.out, /^Recovery time = /)
  const other = await loadpath(['explain', 'shop', 'REC01', '--variant', 'one-zone'], workspace)
  assert.match(other.out, /^Recovery time = [\d.]+\smin/)
})

test('--dry-run prints the plan and writes nothing; --out is taken from where the user stands', async (t) => {
  const dir = shop(t)
  const before = filesUnder(dir)
  const plan = await loadpath(['build', '--dry-run'], dir)
  assert.equal(plan.code, 0)
  assert.deepEqual(filesUnder(dir), before)
  const lines = plan.out.trimEnd().split('\n')
  for (const path of ['shop/en/solution.md', 'shop/ru/shop.pdf', 'shop/model.json', 'site/index.html'])
    assert.ok(lines.includes(path), path)
  const small = ['build', '--pdf', 'none', '--language', 'en', '--deliverable', 'requirements']
  const standing = join(dir, 'adrs')
  assert.equal((await loadpath([...small, '--out', '../made here'], standing)).code, 0)
  assert.ok(existsSync(join(dir, 'made here', 'shop', 'en', 'requirements.md')))
  assert.ok(!existsSync(join(dir, 'made here', 'shop', 'en', 'solution.md')))
  assert.ok(!existsSync(join(dir, 'made here', 'shop', 'ru')))
  const closed = await loadpath(small, standing)
  assert.match(closed.out, /\n\d+ files written to \.\.\/dist\.\n$/)
  assert.ok(existsSync(join(dir, 'dist', 'shop', 'model.json')))
})

test('a language that no system is written in is refused', async (t) => {
  const dir = shop(t, (model) => model.replace('languages: [en, ru]', 'languages: [ru]'))
  assertRefused(await loadpath(['build', '--language', 'en'], dir), /no system is written in the language en/)
})
