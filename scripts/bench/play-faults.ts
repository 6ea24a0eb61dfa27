/**
 * A process of its own that plays all single and double faults of the one model of a workspace and writes what it took as JSON:
 * so that its peak memory is that of this work. `node scripts/bench/play-faults.ts FOLDER`.
 */
import { analyseData } from '../../src/analyse/data/analyse.ts'
import { analyseFailures } from '../../src/analyse/failures/analyse.ts'
import { analysePerformance } from '../../src/analyse/performance/analyse.ts'
import { resolveTopology } from '../../src/analyse/topology/resolve.ts'
import { check } from '../../src/check/check.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

/** What was played, milliseconds of the wall and of the processors, peak memory of the process in MB. */
export interface FaultsPlayed {
  journeys: number
  places: number
  parts: number
  ms: number
  cpu: number
  mb: number
}

async function play(folder: string): Promise<FaultsPlayed> {
  const [model] = (await loadWorkspace(folder)).systems
  const document = model && check(model).model?.document
  if (!document) throw new Error('the generated model has errors')
  const topology = resolveTopology(document)
  const peak = analysePerformance(topology, { load: 'peak' })
  const performanceOf = { normal: analysePerformance(topology, { load: 'normal' }), peak }
  const data = analyseData(topology)
  const [start, used] = [performance.now(), process.cpuUsage()]
  const { survivors, singles = [] } = analyseFailures(topology, performanceOf, data)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(used)
  return {
    journeys: survivors[0]?.journeys.length ?? 0,
    places: survivors.length,
    parts: singles.length,
    ms,
    cpu: (user + system) / 1000,
    mb: process.resourceUsage().maxRSS / 1024,
  }
}

const [folder] = process.argv.slice(2)
if (import.meta.main && folder) process.stdout.write(JSON.stringify(await play(folder)))
