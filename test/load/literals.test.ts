/** Places of fields in the text of a call: every place found must hold the field's name. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { fieldsOfCall } from '../../src/load/typescript/literals.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

function fields(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  fieldsOfCall(text, 0, (path, offset) => {
    found[path] = text.slice(offset, offset + 4)
  })
  return found
}

test('fields are found through strings, comments, templates, nesting and calls', () => {
  const text = `service('api', { // { not: 1 }
    aaaa: 'x, { y: 1 }', /* zzzz: */ 'bbbb': \`\${f({ q: 1 })} , kkkk: 2\`,
    cccc: { dddd: f(a, { no: 1 }), eeee: [1, { ffff: 2 }, ...rest, { gggg: 3 }] },
    ...spread({ hhhh: 1 }), iiii, [computed]: { jjjj: 1 }, llll: cond ? { no: 1 } : { no: 2 }, mmmm: 1 })
    after({ no: 1 })`
  assert.deepEqual(fields(text), {
    aaaa: 'aaaa',
    bbbb: "'bbb",
    cccc: 'cccc',
    'cccc.dddd': 'dddd',
    'cccc.eeee': 'eeee',
    'cccc.eeee.0': '1, {',
    'cccc.eeee.1': '{ ff',
    'cccc.eeee.1.ffff': 'ffff',
    iiii: 'iiii',
    llll: 'llll',
    mmmm: 'mmmm',
  })
})

test('options that are computed give no places, and so does a function body', () => {
  assert.deepEqual(fields('service(id, options)'), {})
  assert.deepEqual(fields("variant('v', { title: 'V' }, (v) => { v.set(a, { size: 1 }) })"), { title: 'titl' })
  assert.deepEqual(fields('service'), {})
})

test('law: no text makes the scanner fail or hang', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    ':',
    "'",
    '"',
    '`',
    '${',
    '//',
    '/*',
    '*/',
    '\n',
    'a',
    '...',
    '\\',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = `f(${parts.join('')}`
      fieldsOfCall(text, 0, (_path, offset) => assert.ok(offset > 0 && offset <= text.length))
    }),
    { numRuns: 2000, seed: 11 },
  )
})

test('every field place of a model points at the name of the field', async () => {
  const folder = join(import.meta.dirname, 'cases', 'twin')
  const { root, systems } = await loadWorkspace(join(folder, 'model.ts'))
  const lines = (await readFile(join(folder, 'model.ts'), 'utf8')).split('\n')
  const sources = systems[0]?.sources ?? {}
  const nested = Object.entries(sources).filter(([path]) => /\.[a-zA-Z]+$/.test(path) && !path.includes('.add.'))
  assert.ok(root !== '' && nested.length > 100)
  for (const [path, { line, column }] of nested) {
    // The measure of a requirement is written in the requirement itself.
    const name = path.split('.').at(-1) ?? ''
    assert.ok(lines[line - 1]?.slice(column - 1).startsWith(name), `${path} at ${line}:${column}`)
  }
  assert.equal(sources['orders.replication.members.2.in']?.line, 28)
  assert.equal(sources['AVA01.measures.0.target']?.line, sources['AVA01.target']?.line)
  assert.equal(sources['msk-a.title'], undefined, 'a zone has no options of its own')
})
