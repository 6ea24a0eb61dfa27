/** What grows with the load: arrivals, pools, the log, and data over the time that the load takes to grow. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { grownBy, yearsToGrow } from '../../src/judge/growth.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import { shop } from '../performance/model.ts'

function growing(): ArchitectureDocument {
  const document = shop()
  document.journeys[0]!.growth = '25%'
  document.journeys[0]!.rates[0]!.users = 40
  const db = document.elements.find((e) => e.id === 'db')
  if (db?.kind === 'database') Object.assign(db, { size: '100 GB', growth: '50%', walRate: '10 MB/s' })
  return document
}

const database = (document: ArchitectureDocument) => {
  const db = document.elements.find((e) => e.id === 'db')
  assert.ok(db?.kind === 'database')
  return db
}

it('takes ln 2 / ln 1.25 years to double at 25 % a year', () => {
  assert.ok(Math.abs(yearsToGrow(growing(), 2)! - Math.log(2) / Math.log(1.25)) < 1e-9)
  assert.equal(yearsToGrow(shop(), 2), undefined)
})
it('of two journeys the sum counts: 100/s that double every year and 200/s that stay are 600/s after two years', () => {
  const document = shop()
  const journey = document.journeys[0]!
  journey.rates = [{ from: 'north', normal: '1/s', peak: '200/s' }]
  const fast = { from: 'north', normal: '1/s' as const, peak: '100/s' as const }
  document.journeys.push({ ...journey, id: 'fast', growth: '100%', rates: [fast] })
  assert.ok(Math.abs(yearsToGrow(document, 2)! - 2) < 1e-9)
})
it('multiplies arrivals, pools and the log, and lets the data grow for as long', () => {
  const grown = grownBy(growing(), 2)
  const [north, south] = grown.journeys[0]!.rates
  assert.deepEqual([north!.normal, north!.peak, north!.users, south!.peak], ['200/s', '400/s', 80, '200/s'])
  const db = database(grown)
  assert.equal(db.walRate, '20 MB/s')
  // 1.5 ^ 3.106 years = 3.524.
  const size = Number.parseFloat(String(db.size))
  assert.ok(Math.abs(size - 100 * 1.5 ** (Math.log(2) / Math.log(1.25))) < 1e-6, String(db.size))
})
it('keeps the data where the model does not say how long the growth takes, and everything at a factor of 1', () => {
  const document = growing()
  delete document.journeys[0]!.growth
  assert.equal(database(grownBy(document, 5)).size, '100 GB')
  assert.equal(database(grownBy(document, 5)).walRate, '50 MB/s')
  assert.equal(grownBy(document, 1), document)
})
