// Loaded before the program by tests (`--import`): breaks one thing of the machine or of a library, so that what the program
// does about it is seen through its own door. The program knows nothing of it. `TEST_FAULT` names the fault:
// `kill-at-rename-N` (the process is killed just before its N-th rename), `kill-at-write-N` (before its N-th file is
// written), `disk-full-N` (that file cannot be written), `no-layout`, `no-pdf`, `no-index` (a library fails when used), `no-judge`
// (a stage of the program itself does).
import fs from 'node:fs/promises'
import { registerHooks, syncBuiltinESMExports } from 'node:module'

const fault = process.env.TEST_FAULT ?? ''
const [, what, at] = /^(kill-at-rename|kill-at-write|disk-full)-(\d+)$/.exec(fault) ?? []

if (what) {
  const name = what === 'kill-at-rename' ? 'rename' : 'writeFile'
  const real = fs[name]
  let calls = 0
  fs[name] = (...args) => {
    calls += 1
    if (calls !== Number(at)) return real(...args)
    if (what !== 'disk-full') process.kill(process.pid, 'SIGKILL')
    return Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }))
  }
  syncBuiltinESMExports()
}

const broken = {
  'no-layout': [
    '/node_modules/elkjs/',
    'export default class { layout() { throw new Error("layout is broken\\nstack") } }',
  ],
  'no-pdf': [
    '/typst-ts-node-compiler/',
    'export const NodeCompiler = { create() { throw new Error("no compiler at /home/me/secret/typst.node") } }',
  ],
  'no-index': [
    '/node_modules/pagefind/',
    'export const createIndex = () => { throw new Error("no index") }; export const close = () => {}',
  ],
  'no-judge': [
    '/src/judge/judge.ts',
    'export const judge = () => { throw new Error("a defect in /home/me/judge.ts") }; export const judgeRequirement = judge',
  ],
}[fault]

if (broken) {
  const [part, source] = broken
  registerHooks({
    load: (url, context, next) =>
      url.includes(part) ? { format: 'module', source, shortCircuit: true } : next(url, context),
  })
}
