/**
 * What README.md shows of the worked system: pictures in docs/images and the output of commands. `node scripts/readme.ts`
 * refreshes both; a test compares them with a fresh run, so that they cannot grow stale.
 */
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runPipeline } from '../src/cli/pipeline.ts'
import { chartJobs } from '../src/render/picture-charts.ts'
import { viewJobs } from '../src/render/picture-views.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Keys of the pictures of the loyalty system. */
const shown = ['deployment', 'timeline-zone-loss'] as const

/** A longer line would be cut by the page: it ends in an ellipsis. */
const widest = 118

/** Files by name: English, light theme. */
export async function readmeImages(): Promise<Map<string, string>> {
  const { systems } = await runPipeline(root, { only: ['loyalty'] })
  const judged = systems[0]?.judged
  if (!judged) throw new Error('the loyalty model has errors')
  const { model, topology, analysis, judgement } = judged
  const views = viewJobs(model.document, topology, analysis, undefined)
  const jobs = [...views, ...chartJobs(model.document, analysis, judgement)]
  const files = new Map<string, string>()
  for (const key of shown) {
    const job = jobs.find((j) => j.key === key)
    if (!job) throw new Error(`no picture ${key}`)
    files.set(`loyalty-${key}.svg`, (await job.draw('en')).svg)
  }
  return files
}

function output(command: string): Promise<string> {
  const [program = '', ...args] = command.split(' ')
  return new Promise((resolve) => {
    // A failed requirement is exit code 1: what counts here is what is printed.
    const all = [join(root, program), ...args, '--ui', 'en']
    execFile(process.execPath, all, { cwd: root }, (_, stdout) => resolve(stdout))
  })
}

function block(printed: string): string {
  const lines = printed.replaceAll('\u00a0', ' ').trimEnd().split('\n')
  const fitted = lines.map((line) => (line.length > widest ? `${line.slice(0, widest - 1).trimEnd()}…` : line))
  return fitted.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')
}

/** The README with the output of each command it shows (`    $ bin/loadpath ...`) as it is now. */
export async function refreshed(readme: string): Promise<string> {
  const parts = readme.split(/^(?= {4}\$ )/m)
  const done = await Promise.all(
    parts.map(async (part) => {
      const found = /^ {4}\$ (bin\/loadpath .*)\n(?:(?: {4}.*)?\n)*?(?=\S)/.exec(part)
      if (!found?.[1]) return part
      const rest = part.slice(found[0].length)
      return `    $ ${found[1]}\n${block(await output(found[1]))}\n\n${rest}`
    }),
  )
  return done.join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, 'docs/images')
  await mkdir(folder, { recursive: true })
  for (const [name, svg] of await readmeImages()) await writeFile(join(folder, name), svg)
  const readme = join(root, 'README.md')
  await writeFile(readme, await refreshed(await readFile(readme, 'utf8')))
}
