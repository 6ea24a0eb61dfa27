/** Finds and reads the settings and the baseline of a workspace. A workspace without them decides nothing. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../findings/finding.ts'
import { loadFinding, readText, startOf } from '../files.ts'
import { type ReadSettings, readBaseline, readSettings } from './read.ts'
import type { WorkspaceSettings } from './settings.ts'

const names = ['loadpath.yaml', 'loadpath.yml', 'loadpath.json'] as const

export interface LoadedSettings {
  settings: WorkspaceSettings
  findings: Finding[]
}

/**
 * Reads what stands in the root of a workspace. `withBaseline: false` leaves an old baseline unread; `confined`: links
 * out of the workspace are not followed.
 */
export async function loadSettings(
  root: string,
  { withBaseline = true, confined = false } = {},
): Promise<LoadedSettings> {
  const present: string[] = []
  for (const name of names) if (await exists(join(root, name))) present.push(name)
  const [name, ...others] = present
  const read = await settingsOf(root, name, confined)
  const findings = [
    ...read.findings,
    ...others.map((file) => loadFinding('settings-twice', startOf(file), { file, read: name ?? '' }, 'warning')),
  ]
  const { rules, rulePlaces, waivers, baselinePath, baselinePlace } = read
  const settings: WorkspaceSettings = { rules, rulePlaces, waivers, baselinePath, baseline: undefined }
  const path = join(root, ...baselinePath.split('/'))
  if (!withBaseline || (baselinePlace === undefined && !(await exists(path)))) return { settings, findings }
  const text = await readText(root, path, confined)
  if ('finding' in text) {
    const place = baselinePlace ?? text.finding.place
    return { settings, findings: [...findings, { ...text.finding, ...(place ? { place } : {}) }] }
  }
  const { baseline, findings: ofBaseline } = readBaseline(baselinePath, text.text)
  return { settings: { ...settings, baseline }, findings: [...findings, ...ofBaseline] }
}

async function settingsOf(root: string, name: string | undefined, confined: boolean): Promise<ReadSettings> {
  if (name === undefined) return readSettings('loadpath.yaml', '')
  const read = await readText(root, join(root, name), confined)
  if ('text' in read) return readSettings(name, read.text)
  return { ...readSettings(name, ''), findings: [read.finding] }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
