/** The reference pages on disk are those that the catalogue and the rules give: none missing, none stale, none left over. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { allTechnologies } from '../../src/catalogue/catalogue.ts'
import { cataloguePages } from '../../src/catalogue/pages.ts'
import { rules } from '../../src/check/rules/index.ts'

const folder = join(import.meta.dirname, '../../docs/catalogue')
const pages = cataloguePages(rules.map((rule) => rule.entry))
const advice = 'run: npm run catalogue-pages'

describe('reference pages', () => {
  it('one per technology and language, and two indexes', () => {
    const ids = allTechnologies().map((technology) => technology.id)
    const expected = [...ids, 'README'].flatMap((id) => [`${id}.md`, `ru/${id}.md`])
    assert.deepEqual([...pages.keys()].sort(), expected.sort())
  })

  for (const [name, text] of pages) {
    it(name, () => {
      const path = join(folder, name)
      assert.ok(existsSync(path), `missing: ${name}; ${advice}`)
      assert.equal(readFileSync(path, 'utf8'), text, `stale: ${name}; ${advice}`)
    })
  }

  it('none is left over', () => {
    const present = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    assert.deepEqual(
      present.filter((name) => !pages.has(name.replaceAll('\\', '/'))),
      [],
      advice,
    )
  })

  it('every rule stands on the page of its technology, a general one on the index', () => {
    for (const { entry } of rules) {
      const prefix = entry.code.split('-')[0] ?? ''
      if (prefix === 'GEN') {
        assert.ok(pages.get('README.md')?.includes(`[${entry.code}]`), entry.code)
        continue
      }
      const owners = allTechnologies().filter((technology) => technology.rules?.includes(prefix))
      for (const owner of owners) assert.ok(pages.get(`${owner.id}.md`)?.includes(`[${entry.code}]`), entry.code)
      assert.ok(owners.length > 0, `${entry.code}: no technology names the prefix ${prefix}`)
    }
  })

  it('tables are whole: every row has the cells of its head', () => {
    for (const [name, text] of pages) {
      let cells = 0
      for (const line of text.split('\n')) {
        if (!line.startsWith('|')) cells = 0
        else {
          const count = line.replaceAll('\\|', '').split('|').length
          if (cells === 0) cells = count
          assert.equal(count, cells, `${name}: ${line.slice(0, 80)}`)
        }
      }
    }
  })

  it('no cell is empty or says what is no value', () => {
    for (const [name, text] of pages) {
      for (const line of text.split('\n').filter((one) => one.startsWith('| '))) {
        assert.doesNotMatch(
          line.replaceAll('\\|', ''),
          /\|\s*\||undefined|\bNaN\b|\[object/,
          `${name}: ${line.slice(0, 80)}`,
        )
      }
    }
  })

  it('links lead to files', () => {
    for (const [name, text] of pages) {
      for (const [, to = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        assert.ok(existsSync(join(folder, dirname(name), to)), `${name}: ${to}`)
      }
    }
  })

  it('says where a knob is set, that it is fixed, or that nothing computes with it; sizes of manuals in powers of two', () => {
    const page = pages.get('patroni.md') ?? ''
    assert.match(page, /\| `ttl`<br>Leader lease \| 30.s<br>≥ 20.s \| `database\.failover\.ttl` \|/)
    assert.match(page, /\| `leader_race`<br>[^|]+\|[^|]+\| fixed \|/)
    assert.match(page, /\| `member_slots_ttl`<br>[^|]+\|[^|]+\| — \|/)
    assert.match(page, /\| `maximum_lag_on_failover`<br>[^|]+\| 1.MiB \|/)
    assert.match(pages.get('ru/elasticsearch.md') ?? '', /\| 40.МиБ\/с \|/)
    assert.match(pages.get('kubernetes.md') ?? '', /\| ≥ 1\.32: 50.s<br>&lt; 1\.32: 40.s \|/)
  })

  it('a Russian page speaks Russian outside names, sources and settings', () => {
    for (const [name, text] of pages) {
      if (!name.startsWith('ru/')) continue
      assert.match(text, /[а-яё]/, name)
      assert.doesNotMatch(text, /\| (Knob|Default|Meaning|Source|Phases|Statement) \|/, name)
    }
  })
})
