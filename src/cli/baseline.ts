/** `loadpath check --write-baseline`: what is open now is accepted, and only what comes later is told. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { baselineFile } from '../check/workspace.ts'
import { defaultBaseline } from '../load/settings/read.ts'
import { reasonOf } from '../publish/output.ts'
import { CannotRun } from './options.ts'
import { type PipelineOptions, runPipeline } from './pipeline.ts'

/** Writes the baseline of a whole workspace. A part of it would leave the other systems without one. */
export async function writeBaseline(paths: readonly string[], options: PipelineOptions): Promise<void> {
  if (paths.length > 1 || options.variant !== undefined || options.stage !== undefined)
    throw new CannotRun({
      ru: '--write-baseline принимает одно рабочее пространство, без --variant и --stage',
      en: '--write-baseline takes one workspace, without --variant and --stage',
    })
  const result = await runPipeline(paths[0], { ...options, baseline: false })
  const unsound = result.systems.some(({ judged }) => judged === undefined)
  if (unsound || result.ofWorkspace.some((finding) => finding.severity === 'error'))
    throw new CannotRun({
      ru: 'базовая линия не записана: сначала исправьте ошибки моделей и настроек, их покажет loadpath check',
      en: 'the baseline was not written: correct the errors of models and settings first, loadpath check shows them',
    })
  const systems = result.systems.map(({ loaded, findings }) => ({ id: loaded.document.system.id, findings }))
  const path = result.settings?.baselinePath ?? defaultBaseline
  const file = join(result.root, ...path.split('/'))
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(baselineFile(systems), null, 2)}\n`)
  } catch (error) {
    const reason = reasonOf(error)
    throw new CannotRun({ ru: `не удалось записать ${path}: ${reason}`, en: `cannot write ${path}: ${reason}` })
  }
}
