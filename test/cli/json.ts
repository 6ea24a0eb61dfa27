/** The object of `check --format json`, read back and held to its contract. */
import assert from 'node:assert/strict'
import { assertNoStack, loadpath, type Run } from './run.ts'

export interface FindingJson {
  code: string
  severity: 'error' | 'warning' | 'info'
  message: string
  file: string | null
  line: number | null
  column: number | null
  element: string | null
}
export interface RequirementJson {
  system: string
  id: string
  verdict: 'pass' | 'at-risk' | 'fail' | 'unknown'
  metric: string
  scope: string
  target: string | null
  value: { best: unknown; typical: unknown; worst: unknown; unit: string } | null
  margin: number | string | null
  cause: string
  due?: string
}
export interface CheckJson {
  version: 1
  findings: FindingJson[]
  requirements: RequirementJson[]
}

/** Runs `check --format json`; the whole of standard output is the object. */
export async function checkJson(
  cwd: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<CheckJson & { run: Run }> {
  const run = await loadpath(['check', '--format', 'json', ...args], cwd, environment)
  assertNoStack(run)
  return { ...parseCheck(run), run }
}

/** Parses and checks every key and type of the contract. */
export function parseCheck(run: Run): CheckJson {
  const answer = JSON.parse(run.out) as CheckJson
  assert.deepEqual(Object.keys(answer), ['version', 'findings', 'requirements'])
  assert.equal(answer.version, 1)
  for (const f of answer.findings) {
    for (const key of ['code', 'severity', 'message', 'file', 'line', 'column', 'element']) assert.ok(key in f, key)
    assert.match(f.code, /^[A-Za-z0-9-]+$/)
    assert.ok(['error', 'warning', 'info'].includes(f.severity))
    assert.ok(f.message.length > 10, f.code)
    if (f.file !== null) {
      assert.ok(!f.file.startsWith('/') && !f.file.includes('\\') && !f.file.startsWith('..'), f.file)
      assert.ok(Number.isInteger(f.line) && Number(f.line) >= 1 && Number.isInteger(f.column) && Number(f.column) >= 1)
    }
  }
  for (const r of answer.requirements) {
    for (const key of ['system', 'id', 'verdict', 'metric', 'scope', 'target', 'value', 'margin', 'cause'])
      assert.ok(key in r, `${r.id}: ${key}`)
    assert.ok(['pass', 'at-risk', 'fail', 'unknown'].includes(r.verdict))
    assert.ok(!r.cause.includes('\n') && r.cause.length > 10, r.id)
    if (r.value) assert.deepEqual(Object.keys(r.value), ['best', 'typical', 'worst', 'unit'])
    if (r.verdict === 'unknown') assert.equal(r.value, null)
  }
  return answer
}
