import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatBytes,
  formatNumber,
  formatRange,
  formatRatio,
  formatSeconds,
  formatValue,
  pluralEn,
  pluralRu,
} from '../../src/text/format.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test('numbers keep three significant digits, group thousands and take the decimal sign of the language', () => {
  assert.equal(plain(formatNumber(1234567, 'en')), '1 234 567')
  assert.equal(formatNumber(12.345, 'ru'), '12,3')
  assert.equal(formatNumber(0.000123456, 'en'), '0.000123')
  assert.equal(formatNumber(1.234e-7, 'ru'), '1,23·10⁻⁷')
  assert.equal(formatNumber(-5.5, 'en'), '−5.5')
  assert.equal(formatNumber(Number.POSITIVE_INFINITY, 'en'), '∞')
  assert.equal(formatNumber(Number.NaN, 'en'), '?')
})

test('times are human', () => {
  const cases: [number, string, string][] = [
    [0, '0 с', '0 s'],
    [4e-8, '< 1 мкс', '< 1 µs'],
    [0.012, '12 мс', '12 ms'],
    [31.6, '31,6 с', '31.6 s'],
    [1600, '26,7 мин', '26.7 min'],
    [4 * 3600, '4 ч', '4 h'],
    [30 * 86_400, '30 сут', '30 d'],
    [Number.POSITIVE_INFINITY, '∞', '∞'],
  ]
  for (const [seconds, ru, en] of cases) {
    assert.equal(plain(formatSeconds(seconds, 'ru')), ru)
    assert.equal(plain(formatSeconds(seconds, 'en')), en)
  }
})

test('availability never rounds up to a better number of nines', () => {
  assert.equal(plain(formatRatio(0.99956, 'en')), '99.956 %')
  assert.equal(plain(formatRatio(0.9999978, 'ru')), '99,99978 %')
  // Below 1 is never a bare 100 %, however near.
  assert.equal(plain(formatRatio(1 - Number.EPSILON / 2, 'en')), '99.999999999 %')
  assert.equal(plain(formatRatio(1, 'en')), '100 %')
  fc.assert(
    fc.property(fc.double({ min: 0.91, max: 1 - 1e-9, noNaN: true }), (value) => {
      const shown = Number(plain(formatRatio(value, 'en')).replace(' %', '')) / 100
      assert.ok(shown <= value + 1e-12 && shown < 1, `${value} is shown as ${shown}`)
    }),
  )
})

test('values carry their unit; equal ends of a range are told once', () => {
  assert.equal(plain(formatBytes(420e9, 'ru')), '420 ГБ')
  assert.equal(plain(formatValue(250e6, 'B/s', 'en')), '250 MB/s')
  assert.equal(plain(formatValue(900, '/s', 'ru')), '900/с')
  assert.equal(plain(formatValue(1224500, 'money', 'ru', 'RUB')), '1 224 500 ₽/мес')
  assert.equal(plain(formatRange({ best: 24, typical: 32, worst: 40 }, 's', 'en')), '24 s / 32 s / 40 s')
  assert.equal(plain(formatRange({ best: 5, typical: 5, worst: 5 }, 's', 'en')), '5 s')
})

test('counted words agree with their number', () => {
  const word = (n: number): string => pluralRu(n, 'отказ', 'отказа', 'отказов')
  assert.deepEqual([1, 2, 5, 11, 21, 22, 112, 0.3].map(word), [
    'отказ',
    'отказа',
    'отказов',
    'отказов',
    'отказ',
    'отказа',
    'отказов',
    'отказа',
  ])
  assert.deepEqual(
    [1, 2].map((n) => pluralEn(n, 'fault')),
    ['fault', 'faults'],
  )
})
