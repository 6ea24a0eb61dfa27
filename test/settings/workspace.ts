/** A workspace of one or two small systems in a folder of its own, with settings as a test wants them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

/** Two findings: GEN-03 (error) on the relation, GEN-12 (warning) on the other one. */
export const shop = `
system: { id: shop, title: Shop, languages: [en] }
places:
  - { id: north, kind: region, title: North }
elements:
  - { id: buyer, kind: person, title: Buyer }
  - { id: api, kind: service, title: API, readiness: { interval: 5s, failures: 2 } }
  - { id: prices, kind: externalSystem, title: Prices, availability: 99.9%, source: contract }
  - { id: stock, kind: externalSystem, title: Stock, availability: 99.9%, source: contract }
relations:
  - { from: buyer, to: api }
  - { from: api, to: prices, retries: 1, idempotent: true }
  - { from: api, to: stock, need: soft, timeout: 1s }
deployments:
  - { element: api, in: north, replicas: 2, minAvailable: 1 }
journeys:
  - { id: buy, title: Buy, actor: buyer, steps: [api, { from: api, to: prices }, { from: api, to: stock }], rates: [{ from: north, normal: 1/s, peak: 2/s }] }
`

/** The same system under another id, with nothing to say about it. */
export const clean = shop
  .replace('id: shop, title: Shop', 'id: depot, title: Depot')
  .replace('retries: 1, idempotent: true', 'timeout: 1s')
  .replace('need: soft, timeout: 1s', 'timeout: 1s')

/** Writes the files below a new root and returns it. */
export function workspace(t: TestContext, files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loadpath-settings-')))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [name, text] of Object.entries({ 'model/shop/model.yaml': shop, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}
