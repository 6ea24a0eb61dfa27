/** JUnit XML: one test case per requirement and one per error finding; names are unique. */

import type { Language } from '../../language/text.ts'
import type { PipelineResult } from '../pipeline.ts'
import { findingMessage } from './sentences.ts'

function xml(text: string): string {
  const clean = [...text].filter((ch) => ch >= ' ' || ch === '\n' || ch === '\t').join('')
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** The document. Unknown verdicts are skipped cases, failed ones failures, error findings errors. */
export function resultJunit(result: PipelineResult, language: Language): string {
  const suites = result.systems.map((s) => {
    const name = s.loaded.document.system.id
    const cases = (s.judged?.judgement.verdicts ?? []).map((v) => {
      const place = s.loaded.sources[v.requirement]
      const where = place ? ` file="${xml(place.file)}" line="${place.line}"` : ''
      const sentence = xml((v.binding.missing ?? v.binding.cause)[language])
      const inner =
        v.verdict === 'fail'
          ? `<failure message="${sentence}"/>`
          : v.verdict === 'unknown'
            ? `<skipped message="${sentence}"/>`
            : v.verdict === 'at-risk'
              ? `<system-out>${sentence}</system-out>`
              : ''
      return {
        kind: v.verdict,
        text: `    <testcase classname="${xml(name)}" name="${xml(v.requirement)}"${where}>${inner}</testcase>`,
      }
    })
    const errors = s.findings
      .filter((f) => f.severity === 'error' && !f.accepted)
      .map(
        (f, index) =>
          `    <testcase classname="${xml(name)}.findings" name="${xml(`${f.code} ${f.place ? `${f.place.file}:${f.place.line}` : ''} #${index + 1}`)}"><error message="${xml(findingMessage(f, language))}"/></testcase>`,
      )
    const failures = cases.filter((item) => item.kind === 'fail').length
    const skipped = cases.filter((item) => item.kind === 'unknown').length
    return [
      `  <testsuite name="${xml(name)}" tests="${cases.length + errors.length}" failures="${failures}" errors="${errors.length}" skipped="${skipped}">`,
      ...cases.map((item) => item.text),
      ...errors,
      '  </testsuite>',
    ].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}
