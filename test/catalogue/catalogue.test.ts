import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allKnobs, knob } from '../../src/catalogue/catalogue.ts'
import { given } from '../../src/catalogue/derive.ts'
import { reader, type Values } from '../../src/catalogue/values.ts'
import { inLanguage } from '../../src/language/text.ts'

describe('the catalogue', () => {
  it('says every knob in both languages, with a source', () => {
    for (const entry of allKnobs()) {
      const name = `${entry.technology}.${entry.knob}`
      assert.ok(entry.title.ru && entry.title.en && entry.meaning.ru && entry.meaning.en, name)
      // A proper name is the same in both languages.
      if (entry.title.ru !== entry.title.en) assert.match(entry.title.ru, /[а-яё]/i, name)
      assert.match(entry.meaning.ru, /[а-яё]/i, name)
      assert.doesNotMatch(entry.title.en + entry.meaning.en, /[а-яё]/i, name)
      for (const language of ['ru', 'en'] as const) assert.ok(inLanguage(entry.source, language).length > 5, name)
    }
  })

  it('keeps defaults within what the technology accepts and ranges in order', () => {
    for (const entry of allKnobs()) {
      const value = entry.default
      if (typeof value === 'number' && entry.min !== undefined) assert.ok(value >= entry.min, entry.knob)
      if (typeof value !== 'object') continue
      const rising = value.best <= value.typical && value.typical <= value.worst
      const falling = value.best >= value.typical && value.typical >= value.worst
      // Best is best for the user: the shortest time, the highest throughput.
      assert.ok(entry.unit === 's' ? rising : rising || falling, entry.knob)
    }
  })

  it('holds the defaults that the technologies document', () => {
    assert.equal(knob('patroni', 'ttl').default, 30)
    assert.equal(knob('patroni', 'ttl').min, 20)
    assert.equal(knob('pgbouncer', 'server_login_retry').default, 15)
    assert.equal(knob('kubernetes', 'toleration_seconds').default, 300)
    assert.equal(knob('redis', 'down_after').default, 30)
    assert.equal(knob('postgresql', 'wal_segment_size').default, 16 * 1024 * 1024)
  })

  it('says whether a value is the model’s or the catalogue’s', () => {
    const own = given('patroni', 'ttl', 20, 'db.failover.ttl')
    assert.deepEqual(own.origin, { kind: 'model', path: 'db.failover.ttl' })
    assert.equal(own.value.worst, 20)
    const fallback = given('patroni', 'ttl', undefined, 'db.failover.ttl')
    assert.equal(fallback.value.typical, 30)
    assert.equal(fallback.origin.kind, 'catalogue')
  })

  it('a misspelt knob or technology does not compile', () => {
    // @ts-expect-error no such knob
    assert.ok(Number.isNaN(knob('patroni', 'tll').default))
    // @ts-expect-error no such knob of this technology
    const values: Values<'citus'> = { recover_2pc: 1 }
    assert.equal(reader('citus', values)('recover_2pc_interval').value.typical, 60)
    // @ts-expect-error no such technology
    assert.throws(() => knob('patrony', 'ttl'))
  })

  it('a reader takes a given value with its path, else the default with its source', () => {
    const read = reader('citus', { recover_2pc_interval: 5 }, 'db')
    assert.deepEqual(read('recover_2pc_interval').origin, { kind: 'model', path: 'db.recover_2pc_interval' })
    assert.equal(read('node_connection_timeout').origin.kind, 'catalogue')
  })

  it('a knob with neither is unknown, never zero', () => {
    assert.ok(Number.isNaN(given('postgresql', 'archive_timeout', undefined, 'db.x').value.typical))
  })
})
