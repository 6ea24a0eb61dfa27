/** Searches within a budget of models: a large one changes nothing, what a small one leaves out is said, the answer is always the same. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bigData } from '../../scripts/generate-big-data.ts'
import { budgetOf, modelsFor, worstVerdictsFirst } from '../../src/judge/budget.ts'
import { searchFix, withFixes } from '../../src/judge/fix.ts'
import { judgedOn } from '../../src/judge/judged-on.ts'
import { judgeMeasure } from '../../src/judge/measure.ts'
import { readPath, scaled, writePath } from '../../src/judge/model-path.ts'
import { sensitivities, tornados } from '../../src/judge/sensitivity.ts'
import { changedSource, sourceOf } from '../../src/judge/sweep.ts'
import type { Verdict } from '../../src/judge/verdict.ts'
import type { ArchitectureDocument } from '../../src/language/document.ts'
import type { Measure, Requirement } from '../../src/language/vocabulary/index.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A generated system of 60 elements with failed changes, so that settings may help: availabilities and headrooms. */
async function generated(): Promise<ArchitectureDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'loadpath-budget-'))
  try {
    mkdirSync(join(folder, 'model', 'big'), { recursive: true })
    const data = JSON.stringify(bigData(60, 150, { journeys: 4, regions: 2 }))
    writeFileSync(join(folder, 'model', 'big', 'model.json'), data)
    const document = (await loadWorkspace(folder)).systems[0]?.document
    assert.ok(document)
    for (const element of document.elements) {
      if (element.kind === 'service') element.changes = { deployments: '1/month', failureRatio: '1%', rollback: '1m' }
      if (element.kind === 'database' || element.kind === 'cache') element.time = '5ms'
    }
    const requirements = document.journeys.map(({ id }, k): Requirement => {
      const measure: Measure =
        k % 2 === 0
          ? { metric: 'availability', of: id, target: '>= 99.9997%' }
          : { metric: 'headroom', of: id, target: '>= 98.9%' }
      return { id: `R${k}`, title: id, characteristic: 'reliability', priority: 'must', measures: [measure] }
    })
    const changeable = document.deployments
      .filter(({ element }) => ['e49', 'e53', 'e55', 'e57'].includes(element))
      .map(({ id }) => ({ path: `${id}.replicas`, from: 2, to: 6 }))
    return { ...document, system: { ...document.system, changeable }, requirements }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a budget of models', () => {
  let document: ArchitectureDocument
  let verdicts: Verdict[] = []
  let worked: ArchitectureDocument[] = []
  before(async () => {
    document = await generated()
    verdicts = judgedOn(document).verdicts
    const { systems } = await loadWorkspace(root)
    worked = systems.map((s) => s.document).filter((d) => d.system.id === 'karma')
    assert.equal(worked.length, 1)
    assert.ok(verdicts.every((v) => v.verdict === 'fail' || v.verdict === 'at-risk'))
  })

  it('of a worked system is more than its rows and flips ask for', () => {
    for (const system of worked) {
      const found = new Map(tornados(system, judgedOn(system).verdicts).map((t) => [t.requirement, t]))
      for (const { id } of system.requirements) {
        const tornado = found.get(id)
        assert.deepEqual(tornado?.rows ?? [], sensitivities(system, id), id)
        assert.equal(tornado?.tried, tornado?.inputs)
      }
    }
  })
  it('when large, shared by requirements gives each what it would find alone', () => {
    for (const { requirement, rows, inputs, tried } of tornados(document, verdicts, budgetOf(1e6))) {
      assert.deepEqual(rows, sensitivities(document, requirement))
      assert.equal(tried, inputs)
      assert.ok(rows.every((row) => row.open === undefined))
    }
    const told = withFixes(document, verdicts, budgetOf(1e6))
    for (const { requirement, binding } of told) {
      const { fix, none } = searchFix(document, requirement, verdicts, budgetOf(400))
      assert.deepEqual([binding.fix, binding.noFix], [fix, none])
    }
    assert.ok(told.some(({ binding }) => binding.fix?.complete === true))
  })
  it('when small, is spent on the worst verdicts, and what was left out is said', () => {
    const [worst, ...others] = worstVerdictsFirst(verdicts).map((v) => v.requirement)
    const all = new Map(tornados(document, verdicts, budgetOf(1e6)).map((t) => [t.requirement, t]))
    const found = new Map(tornados(document, verdicts, budgetOf(8)).map((t) => [t.requirement, t]))
    const first = found.get(worst ?? '')
    assert.ok(first && first.tried > 0)
    const left = others.map((id) => found.get(id)).filter((t) => t && t.tried < t.inputs)
    assert.ok(left.length > 0)
    for (const { requirement, rows } of found.values()) {
      const known = new Map(all.get(requirement)?.rows.map((row) => [row.path, row]))
      for (const row of rows) {
        const whole = known.get(row.path)
        // A weak input may stand in the place of one that was not tried; what is said of any is right.
        if (!whole) continue
        assert.deepEqual([row.low, row.high], [whole.low, whole.high])
        assert.ok(row.open ? row.flip === undefined : row.flip === whole.flip)
      }
    }
    assert.ok([...found.values()].some((t) => t.rows.some((row) => row.open)))
  })
  it('when small, a search of the cheapest change tells how far it came, in both languages', () => {
    const told = withFixes(document, verdicts, budgetOf(6)).map(({ binding }) => binding.fix?.text ?? binding.noFix)
    assert.ok(
      told.some((text) =>
        /the search is bounded: \d+ of \d+ settings and \d+ variations? of the model/.test(text?.en ?? ''),
      ),
    )
    assert.ok(
      told.some((text) =>
        /поиск ограничен: проверено настроек — \d+ из \d+, вариант\S* модели — \d+/.test(text?.ru ?? ''),
      ),
    )
    const spent = withFixes(document, verdicts, budgetOf(0)).map(({ binding }) => binding.noFix)
    assert.ok(
      spent.every((text) => /not looked for: the variations/.test(text?.en ?? '') && /не искали/.test(text?.ru ?? '')),
    )
    for (const models of [0, 1, 3, 9, 27]) {
      for (const { requirement, binding } of withFixes(document, verdicts, budgetOf(models))) {
        const { fix } = binding
        if (!fix) continue
        const changed = fix.changes.reduce((at, c) => writePath(at, c.path, c.to), document)
        const after = judgedOn(changed).verdicts.find((v) => v.requirement === requirement)
        assert.equal(after?.verdict, 'pass', `${requirement} with ${models}`)
      }
    }
  })
  it('gives the same answer every time', () => {
    assert.deepEqual(tornados(document, verdicts, budgetOf(20)), tornados(document, verdicts, budgetOf(20)))
    assert.deepEqual(withFixes(document, verdicts, budgetOf(20)), withFixes(document, verdicts, budgetOf(20)))
  })
  it('is smaller for larger models, and never nothing', () => {
    const twice = { ...document, relations: [...document.relations, ...document.relations] }
    assert.ok(modelsFor(twice) < modelsFor(document))
    const huge = { ...document, relations: Array.from({ length: 1000 }, () => document.relations).flat() }
    assert.equal(modelsFor(huge), 40)
  })
  it('searches nothing where no setting can help, and says why', () => {
    const { changeable: _, ...system } = document.system
    const elements = document.elements.map((e) => ({ ...e, changes: undefined }))
    const changed = { ...document, system, elements } as unknown as ArchitectureDocument
    const { none } = searchFix(changed, 'R0', judgedOn(changed).verdicts, budgetOf(0))
    assert.match(none?.en ?? '', /no setting helps: as long as failures caused by changes are not given/)
    assert.match(none?.ru ?? '', /настройки не помогут/)
  })
})

describe('evidence of a changed model', () => {
  it('with failures played on demand gives the verdicts of the whole analysis', async () => {
    const systems = (await loadWorkspace(root)).systems.map((s) => s.document)
    for (const document of [...systems, await generated()]) {
      const source = sourceOf(document)
      for (const { requirement, measures } of judgedOn(document).verdicts) {
        for (const whole of measures) {
          const narrow = judgeMeasure(whole.measure, source.evidence(whole.measure), requirement)
          const { verdict, margin, value } = narrow
          assert.deepEqual([verdict, margin, value], [whole.verdict, whole.margin, whole.value], requirement)
        }
      }
    }
  })
  it('taken over where only a rate changed is that of the model analysed anew', async () => {
    const systems = (await loadWorkspace(root)).systems.map((s) => s.document)
    let compared = 0
    for (const document of [...systems, await generated()]) {
      const base = sourceOf(document)
      const rates = [...document.places, ...document.links].flatMap(({ id }) => [
        `${id}.outage.rate`,
        `${id}.host.rate`,
      ])
      for (const path of rates.filter((p) => readPath(document, p) !== undefined).filter((_, k) => k % 9 === 0)) {
        const changed = writePath(document, path, scaled(readPath(document, path), 7))
        const [kept, anew] = [changedSource(base, changed, path), sourceOf(changed)]
        for (const { id, measures } of document.requirements) {
          for (const measure of measures) {
            const [a, b] = [kept, anew].map((source) => judgeMeasure(measure, source.evidence(measure), id))
            assert.deepEqual(a, b, `${path} ${id}`)
            compared += 1
          }
        }
      }
    }
    assert.ok(compared > 50, String(compared))
  })
})
