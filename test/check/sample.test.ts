/**
 * A whole model by an architect from outside (sample/model): the mistakes left in it are told, each once and at its thing,
 * and the rules say nothing else about its thirty elements.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { check } from '../../src/check/check.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

test('the telemetry platform: its mistakes, and nothing else', async () => {
  const { systems, findings } = await loadWorkspace(join(import.meta.dirname, 'sample'))
  assert.deepEqual(findings, [])
  const told = systems.flatMap((system) => check(system).findings)
  assert.deepEqual(told.map(({ code, element, severity }) => `${severity} ${code} ${element}`).sort(), [
    'error CIT-01 points',
    'error EVT-02 raw',
    'error EVT-04 writer->points',
    'error S3-02 archive',
    'warning CIT-11 points',
    'warning ELK-04 traces',
    'warning GEN-11 look',
    'warning GEN-34 api->qcache',
    'warning GEN-35 grafana',
    'warning PRM-07 agent',
    'warning PRM-07 grafana',
    'warning PRM-07 lb',
  ])
})
