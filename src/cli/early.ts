/**
 * Loading that starts before the engine is there: the process of a TypeScript model takes as long as the modules of the
 * engine, so both run at once. Imports the load stage only.
 */
import { findWorkspace, loadWorkspace, type Workspace } from '../load/workspace.ts'
import { timeLimitOption } from './options.ts'

export interface LoadingOptions {
  dataOnly?: boolean
  /** How long one TypeScript model may run. */
  timeLimitMs?: number
  /** See the load stage. */
  bodies?: boolean
  /** See the load stage. */
  started?: () => void
}

/** The workspace of a path; without a path, the nearest one upwards. */
export async function loadPath(path: string | undefined, options: LoadingOptions): Promise<Workspace> {
  return loadWorkspace(path ?? (await findWorkspace('.')) ?? '.', options)
}

/** Begins to load for verdicts, without the texts of decisions, and comes back when there is time for other work. */
export async function startLoading(
  path: string | undefined,
  options: { dataOnly?: boolean; timeLimit?: string },
): Promise<{ workspace: Promise<Workspace> }> {
  const timeLimitMs = timeLimitOption(options.timeLimit)
  const { promise, resolve } = Promise.withResolvers<void>()
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs }
  const workspace = loadPath(path, { dataOnly: options.dataOnly === true, bodies: false, started: resolve, ...limit })
  await Promise.race([promise, workspace])
  return { workspace }
}
