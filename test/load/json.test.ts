/** Plain JSON is read the quick way: the same data and the same places as the YAML reader gives. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { readJson } from '../../src/load/yaml/json.ts'
import { readData } from '../../src/load/yaml/read.ts'

/** Data and places by the YAML parser alone. */
function byYaml(text: string): { data: unknown; places: [string, number, number][] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  assert.deepEqual(document.errors, [])
  const places: [string, number, number][] = []
  const walk = (node: unknown, pointer: string): void => {
    const put = (field: string, offset: number): void => {
      const { line, col } = lines.linePos(offset)
      places.push([field, line, col])
    }
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        assert.ok(isScalar(key))
        const field = `${pointer}/${String(key.value).replaceAll('~', '~0').replaceAll('/', '~1')}`
        put(field, key.range?.[0] ?? -1)
        walk(value, field)
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const range = (item as { range?: [number] }).range
        put(`${pointer}/${index}`, range?.[0] ?? -1)
        walk(item, `${pointer}/${index}`)
      }
    }
  }
  walk(document.contents, '')
  return { data: document.toJS(), places }
}

test('any JSON object, however it is laid out: data and places are those of YAML', () => {
  const objects = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 5 })
  fc.assert(
    fc.property(objects, fc.constantFrom(undefined, 1, 2, 4), (object, indent) => {
      const text = JSON.stringify(object, null, indent)
      if (text.includes('"<<"')) return
      const read = readJson('m.json', text)
      assert.ok(read, text)
      const yaml = byYaml(text)
      assert.deepEqual(read.data, JSON.parse(text))
      assert.deepEqual(
        [...read.places].map(([pointer, { line, column }]) => [pointer, line, column]),
        yaml.places,
      )
    }),
    { seed: 5, numRuns: 300 },
  )
})

test('what is not plain JSON, or needs a finding, is left to the YAML reader', () => {
  for (const text of ['a: 1', '{a: 1}', '[1]', '{"a": 1, "a": 2}', '{"<<": {"a": 1}}', '{"a": 1,}', '']) {
    assert.equal(readJson('m.json', text), undefined, text)
  }
  const twice = readData('m.json', '{"a": 1,\n "a": 2}')
  assert.deepEqual(
    twice.findings.map(({ code, place }) => [code, place?.line, place?.column]),
    [['yaml-duplicate-key', 2, 2]],
  )
})
