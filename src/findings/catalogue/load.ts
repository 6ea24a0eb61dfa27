/** All codes of the load stage: files, models that are programs, data models against the schema, decision records. */
import type { CodeEntry } from '../finding.ts'
import { decisionCodes } from './load-decisions.ts'
import { fileCodes } from './load-files.ts'
import { programCodes } from './load-programs.ts'
import { schemaCodes } from './load-schema.ts'

export const loadCodes: readonly CodeEntry[] = [...fileCodes, ...programCodes, ...schemaCodes, ...decisionCodes]
