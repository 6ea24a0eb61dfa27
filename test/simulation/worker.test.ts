import assert from 'node:assert/strict'
import { it } from 'node:test'
import { networkOf } from '../../src/analyse/simulation/journeys.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { runInWorker } from '../../src/cli/simulation/in-worker.ts'
import { runTask, type SimulationTask } from '../../src/cli/simulation/task.ts'
import { shop } from '../performance/model.ts'

it('a worker gives what the same thread gives, to the bit', async () => {
  const { network } = networkOf(resolveTopology(shop()), { load: 'peak' })
  assert.ok(network)
  const tasks: SimulationTask[] = [
    { kind: 'network', network, options: { seed: 5, warmUp: 5, duration: 50 } },
    {
      kind: 'outages',
      system: {
        tree: { top: 'x', gates: [], events: [{ id: 'x', probability: 0 }] },
        parts: [{ event: 'x', perYear: 3, repair: 3600, window: 0 }],
        incidents: [],
      },
      options: { seed: 5, years: 100 },
    },
  ]
  for (const task of tasks) assert.deepEqual(await runInWorker(task), runTask(task))
})
it('a task that cannot be run is an error, not a silence', async () => {
  const broken = { kind: 'network', network: null, options: null } as unknown as SimulationTask
  await assert.rejects(runInWorker(broken))
})
