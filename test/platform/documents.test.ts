/** What the documents and pictures of the platform say that those of the loyalty system cannot: money, sites without zones, long waits. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { DocumentInput } from '../../src/document/context.ts'
import { writeDocuments } from '../../src/document/documents.ts'
import { renderTimeline } from '../../src/render/charts/timeline.ts'
import { stationTitlesOf, titlesOf } from '../../src/render/titles.ts'
import { deploymentTitle } from '../../src/view/deployment-title.ts'
import { scenarioMessage } from '../../src/view/message.ts'
import { systemInput } from '../document/loyalty.ts'

describe('documents of the platform', () => {
  let input: DocumentInput
  let solution: (language: 'ru' | 'en') => string
  before(async () => {
    input = await systemInput('platform')
    const { deliverables } = writeDocuments(input)
    solution = (language) =>
      JSON.stringify(deliverables.find((d) => d.name === 'solution' && d.language === language)?.tree)
  })
  const scenario = (id: string) => {
    const found = input.analysis.failures.scenarios.find((outcome) => outcome.scenario === id)
    assert.ok(found)
    return found
  }

  it('a promised and a computed price carry their currency', () => {
    for (const [language, promised, computed] of [
      ['ru', '≤ 1 200 000 ₽/мес', '910 000 ₽/мес'],
      ['en', '≤ 1 200 000 ₽/month', '910 000 ₽/month'],
    ] as const) {
      const said = solution(language).replace(/[\u00a0\u202f\u2009]/g, ' ')
      assert.ok(said.includes(promised) && said.includes(computed), language)
      assert.doesNotMatch(said, /RUB\/month/)
    }
  })

  it('no sentence of the summary ends in a space', () => {
    assert.doesNotMatch(solution('ru'), /\)\. "\}/)
  })

  it('sites without zones: the synchronous copy is in another region, not in another zone', () => {
    const title = deploymentTitle(input.model.document, input.topology)
    assert.match(title.en, /a synchronous copy in another region$/)
    assert.match(title.ru, /синхронная копия в другом регионе$/)
  })

  it('a picture of the loss of a data centre tells the longest wait at worst, though another recovery is usually the last', () => {
    const outcome = scenario('msk-loss')
    const longest = Math.max(...outcome.journeys.map((j) => j.rto?.worst ?? 0))
    assert.ok(Math.abs(longest - 104.3) < 1, String(longest))
    const { en } = scenarioMessage(outcome, titlesOf(input.model.document))
    assert.match(en, /back in 49\.5\ss \(at worst 104\ss\)/)
  })

  it('hours of waiting for a cache that users can do without do not press the seconds of a failover together', () => {
    const outcome = scenario('msk-loss')
    const options = { language: 'en', theme: 'light', prefix: 't' } as const
    const { svg } = renderTimeline({ outcome, titleOf: titlesOf(input.model.document) }, options)
    assert.match(svg, />(60\ss|1\smin|90\ss)</)
    assert.doesNotMatch(svg, /text-anchor="middle"[^>]*>[1-4]\sh</)
  })

  it('a replica for reading and the primary beside it have different names', () => {
    const titles = stationTitlesOf(input.model.document)
    const names = input.analysis.performance.peak.stations.map((s) => titles(s.id, s.element, s.region).ru)
    assert.deepEqual(names.length, new Set(names).size, names.join('; '))
  })
})
