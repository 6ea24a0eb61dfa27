/** `check` of every worked system, cold: a new process each time. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadpath, root, time, wholeProcess } from './measure.ts'
import type { Section } from './page.ts'

export async function checks(): Promise<Section> {
  const systems = readdirSync(join(root, 'model')).filter((name) =>
    ['model.ts', 'model.yaml', 'model.json'].some((file) => existsSync(join(root, 'model', name, file))),
  )
  const rows = systems.map((name) => {
    const { ms, cpu, mb } = wholeProcess(5, process.execPath, [
      loadpath,
      'check',
      join('model', name),
      '--format',
      'json',
    ])
    return [name, time(ms), time(cpu), `${mb.toFixed(0)} MB`]
  })
  return {
    title: { en: 'Check of the worked systems', ru: 'Проверка готовых систем' },
    note: {
      en: 'The whole process `loadpath check model/NAME`: load, check, the analyses that verdicts read, verdicts. Median of five.',
      ru: 'Весь процесс `loadpath check model/ИМЯ`: загрузка, проверка, анализы, нужные вердиктам, вердикты. Медиана пяти запусков.',
    },
    columns: [
      { en: 'system', ru: 'система' },
      { en: 'time', ru: 'время' },
      { en: 'processor time, child included', ru: 'время процессора с дочерним' },
      { en: 'peak memory', ru: 'память' },
    ],
    rows,
  }
}
