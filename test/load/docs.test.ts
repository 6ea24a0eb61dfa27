/** The example of the reference is real: it loads without a finding, and both of its forms are one model. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { canonicalJson } from '../../src/language/canonical.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'model')

for (const file of ['writing.md', 'writing.ru.md']) {
  test(`the two forms of the example in ${file} give the same document`, async () => {
    const text = await readFile(join(docs, file), 'utf8')
    const block = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(text)?.[1] ?? ''
    const root = await mkdtemp(join(tmpdir(), 'loadpath-docs-'))
    try {
      const documents: string[] = []
      for (const [language, name] of [
        ['ts', 'model.ts'],
        ['yaml', 'model.yaml'],
      ] as const) {
        const folder = join(root, language, 'model', 'shop')
        await mkdir(folder, { recursive: true })
        await writeFile(join(folder, name), block(language))
        const { systems, findings } = await loadWorkspace(join(root, language))
        assert.deepEqual([...findings, ...systems.flatMap((system) => system.findings)], [])
        documents.push(...systems.map((system) => canonicalJson(system.document)))
      }
      assert.equal(documents.length, 2)
      assert.equal(documents[0], documents[1])
    } finally {
      await rm(root, { recursive: true, force: true })
    }
  })
}
