/**
 * The pictures that README.md shows, drawn from the worked system: `node scripts/readme-images.ts` writes them to
 * docs/images. A test compares the files with a fresh drawing, so that they cannot grow stale.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runPipeline } from '../src/cli/pipeline.ts'
import { chartJobs } from '../src/render/picture-charts.ts'
import { viewJobs } from '../src/render/picture-views.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Keys of the pictures of the loyalty system. */
const shown = ['deployment', 'timeline-zone-loss'] as const

/** Files by name: English, light theme. */
export async function readmeImages(): Promise<Map<string, string>> {
  const { systems } = await runPipeline(root, { only: ['loyalty'] })
  const judged = systems[0]?.judged
  if (!judged) throw new Error('the loyalty model has errors')
  const { model, topology, analysis, judgement } = judged
  const jobs = [
    ...viewJobs(model.document, topology, analysis, undefined),
    ...chartJobs(model.document, analysis, judgement),
  ]
  const files = new Map<string, string>()
  for (const key of shown) {
    const job = jobs.find((j) => j.key === key)
    if (!job) throw new Error(`no picture ${key}`)
    files.set(`loyalty-${key}.svg`, (await job.draw('en')).svg)
  }
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, 'docs/images')
  await mkdir(folder, { recursive: true })
  for (const [name, svg] of await readmeImages()) await writeFile(join(folder, name), svg)
}
