import assert from 'node:assert/strict'
import { it } from 'node:test'
import { analyse } from '../../src/analyse/analyse.ts'
import { runInWorker } from '../../src/cli/simulation/in-worker.ts'
import { runTask, type SimulationTask } from '../../src/cli/simulation/task.ts'
import { shop } from '../performance/model.ts'

it('a worker gives what the same thread gives, to the bit', async () => {
  const document = shop()
  document.journeys[0]!.rates[0]!.users = 20
  const task: SimulationTask = {
    document,
    analysis: analyse(document).analysis,
    options: { seed: 5, events: 50_000, years: 5 },
  }
  const here = runTask(task)
  assert.equal(here.journeys.length, 2)
  assert.equal(here.pools.length, 1)
  assert.equal(here.years.length, 2)
  assert.deepEqual(await runInWorker(task), here)
})
it('a task that cannot be run is an error, not a silence', async () => {
  const broken = { document: null, analysis: null, options: null } as unknown as SimulationTask
  await assert.rejects(runInWorker(broken))
})
