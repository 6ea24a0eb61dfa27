/** The Aralia fault trees: in the process, as a whole process, and SCRAM on the same file. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from '../../src/analyse/availability/bdd/circuit.ts'
import { countByOrder } from '../../src/analyse/availability/bdd/cut-sets.ts'
import { moduleOdds } from '../../src/analyse/availability/bdd/probability.ts'
import { type Diagrams, findDiagrams } from '../../src/analyse/availability/bdd/search.ts'
import { minimalCutSets } from '../../src/analyse/availability/bdd/zbdd.ts'
import { readOpenPsa } from '../../src/analyse/availability/open-psa/read.ts'
import { loadpath, median, root, time, timed, wholeProcess } from './measure.ts'
import type { Section } from './page.ts'

const LIMIT = 12e6
const REPEATS = 5

export async function faultTrees(): Promise<Section> {
  const folder = join(process.env.LOADPATH_REFERENCE ?? join(root, '..', 'shared', 'reference'), 'fault-trees')
  const peer = spawnSync('scram', ['--version']).status === 0
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.xml'))
        .sort()
    : []
  const ratios: { inside: number; whole: number }[] = []
  const rows = files.map((file) => {
    const path = join(folder, file)
    const inside = solved(readFileSync(path, 'utf8'))
    const own = wholeProcess(REPEATS, process.execPath, [loadpath, 'fault-tree', path, '--format', 'json']).ms
    const out = join(tmpdir(), `loadpath-bench-${process.pid}.xml`)
    const args = ['--bdd', '-l', '1', '--probability', '1', '-o', out, path]
    const theirs = peer ? wholeProcess(REPEATS, 'scram', args).ms : Number.NaN
    ratios.push({ inside: inside.probability / theirs, whole: own / theirs })
    const ratio = (ms: number) => (peer ? (ms / theirs).toFixed(2) : '')
    return [
      file.replace('.xml', ''),
      time(inside.probability),
      time(inside.count),
      String(inside.sets),
      time(own),
      peer ? time(theirs) : '',
      ratio(inside.probability),
      ratio(own),
    ]
  })
  if (peer && rows.length > 0) {
    const of = (pick: (r: { inside: number; whole: number }) => number) => median(ratios.map(pick)).toFixed(2)
    rows.push(['median', '', '', '', '', '', of((r) => r.inside), of((r) => r.whole)])
  }
  const absent = rows.length > 0 ? '' : ' There is no folder with the trees (LOADPATH_REFERENCE): nothing was measured.'
  const missing = rows.length > 0 ? '' : ' Папка с деревьями (LOADPATH_REFERENCE) не найдена: измерять нечего.'
  return {
    title: { en: 'Exact fault trees (Aralia)', ru: 'Точное решение деревьев отказов (Aralia)' },
    note: {
      en: `Exact probability in the process (from the parsed tree), counting of all minimal cut sets (on top of it), the whole \`loadpath fault-tree\` process (probability, count, importance of every event), and the whole \`scram --bdd -l 1 --probability 1\` process (probability only).${absent}`,
      ru: `Точная вероятность внутри процесса (от разобранного дерева), счёт всех минимальных сечений (сверх неё), весь процесс \`loadpath fault-tree\` (вероятность, число сечений, значимость каждого события) и весь процесс \`scram --bdd -l 1 --probability 1\` (только вероятность).${missing}`,
    },
    columns: [
      { en: 'tree', ru: 'дерево' },
      { en: 'probability', ru: 'вероятность' },
      { en: 'counting', ru: 'счёт сечений' },
      { en: 'minimal cut sets', ru: 'минимальных сечений' },
      { en: 'loadpath process', ru: 'процесс loadpath' },
      { en: 'scram process', ru: 'процесс scram' },
      { en: 'probability / scram', ru: 'вероятность / scram' },
      { en: 'process / scram', ru: 'процесс / scram' },
    ],
    rows,
  }
}

/** Median times of the parts of a solution. */
function solved(text: string): { probability: number; count: number; sets: bigint } {
  const read = readOpenPsa(text)
  if (!read.ok) throw new Error('a reference tree cannot be read')
  const { tree } = read
  const odds = tree.events.map(({ probability }) => ({ yes: probability, no: 1 - probability }))
  let found: Diagrams | undefined
  const probability = timed(REPEATS, () => {
    const compiled = compile(tree)
    found = compiled.ok ? findDiagrams(compiled.circuit, LIMIT) : undefined
    if (found) moduleOdds(found.circuit, found.modules, odds)
  })
  let sets = 0n
  const count = timed(REPEATS, () => {
    const families = (found?.modules ?? []).flatMap((module) => {
      const family = minimalCutSets(module.bdd, module.root, LIMIT)
      return family ? [{ module, family }] : []
    })
    sets = countByOrder(families).reduce((a, b) => a + b, 0n)
  })
  return { probability, count, sets }
}
