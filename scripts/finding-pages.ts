/**
 * Writes the documentation pages of all codes of findings: `docs/findings/<code>.md` in English, `docs/findings/ru/` in
 * Russian, and an index of each. With `--check` it only compares and exits 1 when a page is missing, stale or left over.
 */
import { join } from 'node:path'
import { findingPages } from '../src/check/pages.ts'
import { keepPages } from './generated-pages.ts'

keepPages(join(import.meta.dirname, '..', 'docs', 'findings'), findingPages())
