/** Every finding of the load stage has a sentence, a fix and a reason in both languages. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadCodes } from '../../src/findings/catalogue/load.ts'
import type { Finding } from '../../src/findings/finding.ts'
import { catalogueOf, fixText, message } from '../../src/findings/message.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { copyWorkspace, dropWorkspace } from './workspace-copy.ts'

const load = join(import.meta.dirname, '..', '..', 'src', 'load')
const catalogue = catalogueOf(loadCodes)

/** Codes in the source: the words of `loadFinding('...')`, `failed('...')` and `code = ...`. */
function codesInSource(): Set<string> {
  const codes = new Set<string>()
  for (const entry of readdirSync(load, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.ts')) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    for (const [, code = ''] of text.matchAll(/(?:loadFinding|failed)\(\s*'([a-z0-9-]+)'/g)) codes.add(code)
    for (const [line] of text.matchAll(/code\s*[:=].*$/gm)) {
      for (const [, code = ''] of line.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)) codes.add(code)
    }
  }
  return codes
}

test('the catalogue has exactly the codes that the load stage uses', () => {
  const used = codesInSource()
  assert.deepEqual(
    loadCodes.map((entry) => entry.code).filter((code) => !used.has(code)),
    [],
    'never used',
  )
  assert.deepEqual(
    [...used].filter((code) => !catalogue.has(code)),
    [],
    'without an entry',
  )
  assert.equal(catalogue.size, loadCodes.length, 'no code twice')
})

const cyrillic = /[а-яё]/i

function assertReadable(finding: Finding): void {
  const entry = catalogue.get(finding.code)
  assert.ok(entry, finding.code)
  assert.equal(finding.severity, entry.severity, finding.code)
  for (const language of ['ru', 'en'] as const) {
    for (const text of [message(entry, finding, language), fixText(entry, finding, language), entry.why[language]]) {
      // What a model itself has thrown is quoted as it is.
      const own = text.replace(String(finding.params.message ?? ''), '')
      assert.doesNotMatch(own, /undefined|NaN|null|\[object/, `${finding.code} ${language}: ${text}`)
      assert.match(text, /[.?]$/, text)
      if (language === 'ru') assert.match(text, cyrillic)
    }
  }
}

test('the findings of all cases are readable in both languages', async () => {
  const folder = join(import.meta.dirname, 'cases')
  let count = 0
  for (const name of readdirSync(folder)) {
    const root = await copyWorkspace(join(folder, name), name)
    const { systems, findings } = await loadWorkspace(root)
    for (const finding of [...findings, ...systems.flatMap((system) => system.findings)]) {
      assertReadable(finding)
      count++
    }
    await dropWorkspace(root)
  }
  assert.ok(count > 80, `${count} findings`)
})
