/** The formats of `check` for other tools: SARIF for code scanning, JUnit for CI reports, annotations for GitHub. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { JSDOM } from 'jsdom'
import { type CheckJson, checkJson } from './json.ts'
import { folder, loadpath, root, shop, write } from './run.ts'

interface Sarif {
  $schema: string
  version: string
  runs: {
    tool: { driver: { name: string; rules: { id: string; shortDescription: { text: string } }[] } }
    results: SarifResult[]
  }[]
}
interface SarifResult {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } }
  }[]
  partialFingerprints: Record<string, string>
}

/** A workspace with everything at once: findings, failed, unknown and hostile requirements, models that do not load. */
function mixed(): string {
  const dir = shop({ after }, (model) =>
    model
      .replace("target: '>= 99.9%'", "target: '>= 99.9999%'")
      .replace('    walRate: 1MB/s\n', '')
      .replace('{ en: Main region,', '{ en: "Main <b> & \\"q\\" ]]> 5% :: ,\\n::error::injected region",'),
  )
  const hostile = readFileSync(join(root, 'test', 'cli', 'hostile.yaml'), 'utf8')
  write(dir, {
    'model/hostile/model.yaml': hostile.replaceAll('startup: 5s', 'startup: 5 parsecs'),
    'model/broken/model.yaml': 'loadpath: 1\nsystem: { id: broken\n',
    'model/throws/model.ts': "throw new Error('100% wrong: ::error::, <b>')\n",
    'model/bare/model.yaml': 'loadpath: 1\nsystem: { id: bare, title: "Bare\\u0000\\u0008\\uFFFE", languages: [en] }\n',
  })
  return dir
}

const dir = mixed()
const whole = shop({ after })
let json: CheckJson
let log: Sarif

before(async () => {
  const run = await loadpath(['check', '--format', 'sarif'], dir)
  assert.deepEqual([run.code, run.err], [1, ''])
  log = JSON.parse(run.out) as Sarif
  json = await checkJson(dir)
})

test('SARIF: every result has a rule, a level, a message and a place that exists', () => {
  assert.equal(log.version, '2.1.0')
  assert.match(log.$schema, /sarif-2\.1\.0/)
  assert.equal(log.runs.length, 1)
  const { tool, results } = log.runs[0] ?? assert.fail()
  assert.equal(tool.driver.name, 'loadpath')
  const rules = tool.driver.rules.map((rule) => rule.id)
  assert.equal(new Set(rules).size, rules.length)
  for (const rule of tool.driver.rules) assert.ok(rule.shortDescription.text.length > 3, rule.id)
  for (const result of results) {
    assert.equal(rules[result.ruleIndex], result.ruleId)
    assert.ok(['error', 'warning', 'note'].includes(result.level))
    assert.ok(result.message.text.length > 10)
    assert.equal(result.locations.length, 1)
    const { artifactLocation, region } = result.locations[0]?.physicalLocation ?? assert.fail(result.ruleId)
    assert.ok(Number.isInteger(region.startLine) && region.startLine >= 1 && region.startColumn >= 1)
    // A file, not a folder, and inside the file.
    const lines = readFileSync(join(dir, decodeURI(artifactLocation.uri)), 'utf8').split('\n').length
    assert.ok(region.startLine <= lines, artifactLocation.uri)
  }
  const prints = results.map((r) => Object.values(r.partialFingerprints).join())
  assert.equal(new Set(prints).size, prints.length)
})

test('SARIF: no finding and no requirement in danger is left out', () => {
  const results = log.runs[0]?.results ?? []
  for (const f of json.findings) {
    const found = results.find(
      (r) =>
        r.ruleId === f.code &&
        r.message.text.startsWith(f.message) &&
        (f.line === null || r.locations[0]?.physicalLocation.region.startLine === f.line),
    )
    assert.ok(found, `${f.code} ${f.file}:${f.line}`)
  }
  const endangered = json.requirements.filter((r) => r.verdict === 'fail' || r.verdict === 'at-risk')
  assert.ok(endangered.length > 0)
  assert.equal(results.length, json.findings.length + endangered.length)
  for (const code of ['yaml-syntax', 'model-throws'])
    assert.ok(
      results.some((r) => r.ruleId === code),
      code,
    )
})

test('SARIF: fingerprints stay when lines move', async (t) => {
  const moved = shop(t, (model) => `# a new first line\n\n${model}`)
  const prints = async (path: string) => {
    const run = await loadpath(['check', '--format', 'sarif', '--variant', 'one-zone'], path)
    return (JSON.parse(run.out) as Sarif).runs[0]?.results.map((r) => r.partialFingerprints)
  }
  assert.deepEqual(await prints(moved), await prints(whole))
})

test('JUnit: well-formed, unique names, counts that are those of the cases', async () => {
  const run = await loadpath(['check', '--format', 'junit'], dir)
  assert.deepEqual([run.code, run.err], [1, ''])
  const document = new new JSDOM('').window.DOMParser().parseFromString(run.out, 'application/xml')
  assert.equal(document.documentElement.tagName, 'testsuites')
  const cases = [...document.querySelectorAll('testcase')]
  const names = cases.map((c) => `${c.getAttribute('classname')} ${c.getAttribute('name')}`)
  assert.equal(new Set(names).size, names.length)
  for (const suite of document.querySelectorAll('testsuite')) {
    const count = (selector: string) => String(suite.querySelectorAll(selector).length)
    assert.deepEqual(
      ['tests', 'failures', 'errors', 'skipped'].map((key) => suite.getAttribute(key)),
      [count('testcase'), count('failure'), count('error'), count('skipped')],
    )
  }
  const errors = json.findings.filter((f) => f.severity === 'error')
  assert.deepEqual(
    [...document.querySelectorAll('error')].map((e) => e.getAttribute('message')).sort(),
    errors.map((f) => f.message.replace(/\s*\n\s*/g, ' ')).sort(),
  )
  assert.deepEqual(
    cases.filter((c) => c.querySelector('failure, skipped')).map((c) => c.getAttribute('name')),
    json.requirements.filter((r) => r.verdict === 'fail' || r.verdict === 'unknown').map((r) => r.id),
  )
  for (const one of cases.filter((c) => c.hasAttribute('file'))) assert.match(one.getAttribute('line') ?? '', /^[1-9]/)
})

test('GitHub: at most ten of a level, the rest counted, nothing of a text becomes a command', async (t) => {
  const run = await loadpath(['check', '--format', 'github'], dir)
  assert.deepEqual([run.code, run.err], [1, ''])
  for (const line of run.out.trimEnd().split('\n'))
    assert.match(
      line,
      /^::(error|warning|notice) (file=[^,:]+,line=\d+,)?title=[^,:]+::.+$|^\d+ more of level (error|warning|notice)$/,
    )
  assert.match(run.out, /100%25 wrong: ::error::, <b>/)
  assert.match(run.out, /Main <b> & "q" \]\]> 5%25 :: ,(%0A| )::error::injected region/)
  assert.doesNotMatch(run.out, /^::error::injected/m)

  const broken = folder(t)
  const elements = Array.from(
    { length: 25 },
    (_, i) => `  - { id: s${i}, kind: service, title: S, startup: 5 parsecs }`,
  )
  write(broken, {
    'model/many/model.yaml': `loadpath: 1\nsystem: { id: many, title: Many, languages: [en] }\nelements:\n${elements.join('\n')}\n`,
  })
  const many = await loadpath(['check', '--format', 'github'], broken)
  assert.equal(many.out.match(/^::error /gm)?.length, 10)
  assert.match(many.out, /^15 more of level error$/m)
})

test('worst first in every format that is read from the top', async () => {
  const text = (await loadpath(['check'], dir)).out
  const [lastError, firstWarning] = [text.lastIndexOf(' error '), text.indexOf(' warning ')]
  assert.ok(lastError > 0 && lastError < firstWarning, `${lastError} ${firstWarning}`)
  const order = json.findings.map((f) => ['error', 'warning', 'info'].indexOf(f.severity))
  assert.deepEqual(order, [...order].sort())
})
