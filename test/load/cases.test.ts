/**
 * Sample workspaces through `loadWorkspace`: each folder of `cases/` holds what an author wrote and, in `expected.json`,
 * what the load stage makes of it. Every case runs again with CRLF, with byte order marks and under another folder name:
 * the answer must be the same. `UPDATE_CASES=1` rewrites the expectations; format them and
 * read the diff.
 */
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Finding } from '../../src/findings/finding.ts'
import { canonicalJson } from '../../src/language/canonical.ts'
import type { Decision } from '../../src/load/loaded-model.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { type Change, copyWorkspace, dropWorkspace } from './workspace-copy.ts'

const folder = join(import.meta.dirname, 'cases')
const update = process.env.UPDATE_CASES === '1'

/** A finding on one line: what is asserted is all of it but the sentence. */
function line(finding: Finding): string {
  const { file = '', line: row = 0, column = 0 } = finding.place ?? {}
  const params = Object.entries(finding.params).map(([name, value]) => `${name}=${value}`)
  const element = finding.element === undefined ? '' : ` {${finding.element}}`
  return `${finding.severity} ${finding.code} ${file}:${row}:${column}${element} ${params.join(' ')}`.trim()
}

function decision(one: Decision) {
  return {
    slug: one.slug,
    number: one.number ?? null,
    status: `${one.status} <- ${one.statusRaw}`,
    date: one.date,
    deciders: one.deciders.join(' | '),
    links: one.links.map((link) => `${link.kind} ${link.to}`),
    references: [...one.addresses, ...one.affects, ...one.confirmedBy],
    options: one.options.map(({ title, variant, chosen }) => `${chosen ? '+' : '-'} ${title} ${variant ?? ''}`.trim()),
    texts: one.texts.map(({ language, title }) => `${language} ${title}`),
  }
}

async function summary(root: string) {
  const loaded = await loadWorkspace(root)
  const systems = loaded.systems.map((system) => ({
    path: system.path,
    things: system.document.elements.map(({ id }) => id).join(' '),
    findings: system.findings.map(line),
    decisions: system.decisions.map(decision),
  }))
  const documents = loaded.systems.map((system) => canonicalJson(system.document))
  return { answer: { systems, findings: loaded.findings.map(line) }, documents }
}

async function run(name: string, as: string, change?: Change) {
  const root = await copyWorkspace(join(folder, name), as, change)
  try {
    return await summary(root)
  } finally {
    await dropWorkspace(root)
  }
}

const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'model')))

for (const name of cases) {
  test(`load case ${name}`, async () => {
    const expectedFile = join(folder, name, 'expected.json')
    const plain = await run(name, name)
    if (update) await writeFile(expectedFile, `${JSON.stringify(plain.answer, null, 2)}\n`)
    assert.deepEqual(plain.answer, JSON.parse(await readFile(expectedFile, 'utf8')))
    const crlf = await run(name, name, (text) => text.replaceAll('\n', '\r\n'))
    assert.deepEqual(crlf, plain, 'CRLF changes nothing')
    const marked = await run(name, name, (text) => `\uFEFF${text}`)
    assert.deepEqual(marked, plain, 'a byte order mark changes nothing')
    const renamed = await run(name, 'каталог с пробелом')
    assert.deepEqual(renamed, plain, 'the name of the folder changes nothing')
  })
}

test('there are cases', () => {
  assert.ok(cases.length > 30)
})
