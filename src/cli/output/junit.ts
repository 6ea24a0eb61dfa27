/** JUnit XML: one test case per requirement and one per error finding; names are unique. */

import type { Finding, SourcePlace } from '../../findings/finding.ts'
import type { Verdict } from '../../judge/verdict.ts'
import type { Language } from '../../language/text.ts'
import type { JudgedSystem, PipelineResult } from '../pipeline.ts'
import { findingMessage } from './sentences.ts'

/** Characters that XML 1.0 cannot hold, even escaped. */
const unprintable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function xml(text: string): string {
  const clean = text.replace(unprintable, '').replace(/[\t\n\r]+/g, ' ')
  return clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

interface Case {
  kind: 'failure' | 'error' | 'skipped' | 'other'
  text: string
}

function testCase(group: string, name: string, place: SourcePlace | undefined, kind: Case['kind'], said: string): Case {
  const where = place ? ` file="${xml(place.file)}" line="${place.line}"` : ''
  const inner = kind !== 'other' ? `<${kind} message="${xml(said)}"/>` : said && `<system-out>${xml(said)}</system-out>`
  return { kind, text: `    <testcase classname="${xml(group)}" name="${xml(name)}"${where}>${inner}</testcase>` }
}

function verdictCase(system: JudgedSystem, verdict: Verdict, language: Language): Case {
  const { id } = system.loaded.document.system
  const kinds = { fail: 'failure', unknown: 'skipped', 'at-risk': 'other', pass: 'other' } as const
  const said = verdict.verdict === 'pass' ? '' : (verdict.binding.missing ?? verdict.binding.cause)[language]
  const place = system.loaded.sources[verdict.requirement]
  const kind = verdict.due !== undefined && verdict.verdict === 'fail' ? 'skipped' : kinds[verdict.verdict]
  return testCase(id, verdict.requirement, place, kind, said)
}

function errorCases(group: string, findings: readonly Finding[], language: Language): Case[] {
  const errors = findings.filter((f) => f.severity === 'error' && !f.accepted)
  return errors.map((f, index) => {
    const where = f.place ? ` ${f.place.file}:${f.place.line}` : ''
    return testCase(
      `${group}.findings`,
      `${f.code}${where} #${index + 1}`,
      f.place,
      'error',
      findingMessage(f, language),
    )
  })
}

function suite(name: string, cases: readonly Case[]): string {
  const count = (kind: Case['kind']): number => cases.filter((item) => item.kind === kind).length
  return [
    `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">`,
    ...cases.map((item) => item.text),
    '  </testsuite>',
  ].join('\n')
}

/** The document. Unknown verdicts and failed ones that are due later are skipped cases, failed ones failures, error findings errors. */
export function resultJunit(result: PipelineResult, language: Language): string {
  const suites = result.systems.map((s) => {
    const { id } = s.loaded.document.system
    const verdicts = (s.judged?.judgement.verdicts ?? []).map((v) => verdictCase(s, v, language))
    return suite(id, [...verdicts, ...errorCases(id, s.findings, language)])
  })
  const ofWorkspace = errorCases('workspace', result.ofWorkspace, language)
  if (ofWorkspace.length > 0) suites.push(suite('workspace', ofWorkspace))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}
