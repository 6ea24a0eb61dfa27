/** The folder of published reference numbers, when the machine has it (`LOADPATH_REFERENCE`, or `../shared/reference`). */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env.LOADPATH_REFERENCE ?? fileURLToPath(new URL('../../../shared/reference', import.meta.url))

/** Why a test that reads the whole files is skipped, or false. */
export const absent: string | false = existsSync(folder) ? false : `no reference numbers in ${folder}`

export function referenceText(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}
