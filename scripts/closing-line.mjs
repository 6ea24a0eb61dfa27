// A reporter of node:test that prints the one closing line: how many tests passed, failed and were skipped.
export default async function* closingLine(events) {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue
    if (type === 'test:pass') count[data.skip ? 'skipped' : 'passed'] += 1
    if (type === 'test:fail') count.failed += 1
  }
  yield `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`
}
