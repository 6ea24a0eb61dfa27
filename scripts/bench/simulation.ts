/** Events per second of the simulation on one core. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Section } from './page.ts'
import type { Simulated } from './simulate-runs.ts'

export async function simulation(): Promise<Section> {
  const script = join(import.meta.dirname, 'simulate-runs.ts')
  const rows: Simulated[] = JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))
  return {
    title: { en: 'Simulation', ru: 'Имитационное моделирование' },
    note: {
      en: 'Discrete-event simulation on one core, in a process of its own: events of one run and millions of them per second. The limit is memory latency: with tens of thousands of requests in work the heap no longer fits the cache of the processor.',
      ru: 'Дискретно-событийная имитация на одном ядре в отдельном процессе: события одного прогона и миллионы событий в секунду. Предел — задержка памяти: при десятках тысяч запросов в работе куча не помещается в кэш процессора.',
    },
    columns: [
      { en: 'simulated', ru: 'что имитируется' },
      { en: 'events', ru: 'событий' },
      { en: 'million/s by the clock', ru: 'млн/с по часам' },
      { en: 'million/s of processor time', ru: 'млн/с времени процессора' },
    ],
    rows: rows.map((row) => [row.what, String(row.events), row.clock.toFixed(1), row.processor.toFixed(1)]),
  }
}
