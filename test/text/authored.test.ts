import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAuthored } from '../../src/text/authored.ts'

test('authored values are printed with the units of the language', () => {
  const cases: [string | number | undefined, string, string][] = [
    ['4h', '4 ч', '4 h'],
    ['90s', '90 с', '90 s'],
    ['0.1/year', '0,1/год', '0.1/year'],
    ['2/month', '2/мес', '2/month'],
    ['600GB', '600 ГБ', '600 GB'],
    ['90MB/s', '90 МБ/с', '90 MB/s'],
    ['99.95%', '99,95 %', '99.95 %'],
    [12, '12', '12'],
    ['linearizable', 'linearizable', 'linearizable'],
    [undefined, '—', '—'],
  ]
  for (const [value, ru, en] of cases) {
    assert.equal(formatAuthored(value, 'ru').replaceAll('\u00a0', ' '), ru)
    assert.equal(formatAuthored(value, 'en').replaceAll('\u00a0', ' '), en)
  }
})
