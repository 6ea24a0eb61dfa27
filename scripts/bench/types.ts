/** The type checker on a generated TypeScript model: what an editor does while an architect types. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bigModel } from '../generate-big-model.ts'
import { root, time, wholeProcess } from './measure.ts'
import type { Section } from './page.ts'

export async function types(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'loadpath-bench-'))
  try {
    const options = {
      target: 'es2024',
      module: 'preserve',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      types: [],
      paths: { loadpath: [join(root, 'src', 'index.ts')] },
    }
    writeFileSync(join(folder, 'model.ts'), bigModel(2000, 3000))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['model.ts'] }))
    const { ms, mb } = wholeProcess(3, join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], folder)
    return {
      title: { en: 'Type check of a TypeScript model', ru: 'Проверка типов модели на TypeScript' },
      note: {
        en: '`tsc` on a model of 2,000 elements and 3,000 relations made by `scripts/generate-big-model.ts`, whole process.',
        ru: '`tsc` на модели из 2000 элементов и 3000 связей, которую строит `scripts/generate-big-model.ts`; весь процесс.',
      },
      columns: [
        { en: 'model', ru: 'модель' },
        { en: 'time', ru: 'время' },
        { en: 'peak memory', ru: 'память' },
      ],
      rows: [['2,000 / 3,000', time(ms), `${mb.toFixed(0)} MB`]],
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
