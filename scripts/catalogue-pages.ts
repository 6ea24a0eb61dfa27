/**
 * Writes the reference pages of all technologies: `docs/catalogue/<technology>.md` in English, `docs/catalogue/ru/` in
 * Russian, and an index of each. With `--check` it only compares and exits 1 when a page is missing, stale or left over.
 */
import { join } from 'node:path'
import { cataloguePages } from '../src/catalogue/pages.ts'
import { rules } from '../src/check/rules/index.ts'
import { keepPages } from './generated-pages.ts'

keepPages(join(import.meta.dirname, '..', 'docs', 'catalogue'), cataloguePages(rules.map((rule) => rule.entry)))
