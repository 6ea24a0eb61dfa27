/** Generated models: one of 2,000 elements stage by stage, all its single and double losses of places, and growth with size. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyse } from '../../src/analyse/analyse.ts'
import { check } from '../../src/check/check.ts'
import { judge } from '../../src/judge/judge.ts'
import type { CheckedModel, LoadedModel } from '../../src/load/loaded-model.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { bigData, type Size } from '../generate-big-data.ts'
import { loadpath, time, timed, wholeProcess } from './measure.ts'
import type { Section } from './page.ts'
import type { FaultsPlayed } from './play-faults.ts'

const ELEMENTS = 2000
const RELATIONS = 10_000
const LARGE = 1000

export async function inWorkspace<T>(
  elements: number,
  relations: number,
  work: (folder: string) => Promise<T>,
  size: Size = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'loadpath-bench-'))
  try {
    mkdirSync(join(folder, 'model', 'big'), { recursive: true })
    writeFileSync(join(folder, 'model', 'big', 'model.json'), JSON.stringify(bigData(elements, relations, size)))
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function loaded(folder: string): Promise<LoadedModel> {
  const [model] = (await loadWorkspace(folder)).systems
  if (!model) throw new Error('the generated model did not load')
  return model
}

function checked(model: LoadedModel): CheckedModel {
  const found = check(model).model
  if (!found) throw new Error('the generated model has errors')
  return found
}

export async function wholeBig(): Promise<Section> {
  return inWorkspace(ELEMENTS, RELATIONS, async (folder) => {
    const start = performance.now()
    const model = await loaded(folder)
    const load = performance.now() - start
    const rules = timed(3, () => void checked(model))
    const good = checked(model)
    let done = analyse(good.document)
    const all = timed(3, () => {
      done = analyse(good.document)
    })
    const verdicts = timed(3, () => void judge(good, done.topology, done.analysis))
    const whole = wholeProcess(3, process.execPath, [loadpath, 'check', folder, '--format', 'json'])
    return {
      title: { en: 'A model of 2,000 elements and 10,000 relations', ru: 'Модель из 2000 элементов и 10 000 связей' },
      note: {
        en: 'Made by `scripts/generate-big-data.ts`: 3 regions of 3 zones, 40 journeys from each region, every service in every region, 200 databases with three copies. Stages in one warm process (loading is the first and only load), then the whole `loadpath check` process.',
        ru: 'Строит `scripts/generate-big-data.ts`: 3 региона по 3 зоны, 40 сценариев из каждого региона, каждый сервис в каждом регионе, 200 баз с тремя копиями. Стадии — в одном прогретом процессе (загрузка одна, первая), затем весь процесс `loadpath check`.',
      },
      columns: [
        { en: 'stage', ru: 'стадия' },
        { en: 'time', ru: 'время' },
        { en: 'processor time', ru: 'время процессора' },
        { en: 'peak memory', ru: 'память' },
      ],
      rows: [
        ['load', time(load), '', ''],
        ['check', time(rules), '', ''],
        ['analyse', time(all), '', ''],
        ['judge', time(verdicts), '', ''],
        ['check + analyse', time(rules + all), '', ''],
        ['loadpath check', time(whole.ms), time(whole.cpu), `${whole.mb.toFixed(0)} MB`],
      ],
    }
  })
}

const playFaults = join(import.meta.dirname, 'play-faults.ts')

function faultsOf(folder: string): FaultsPlayed {
  const done = spawnSync(process.execPath, [playFaults, folder], { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout) as FaultsPlayed
}

export async function nMinus2(): Promise<Section> {
  const sizes: Size[] = [{}, { journeys: 200, regions: 10 }]
  const rows: string[][] = []
  for (const size of sizes) {
    const played = await inWorkspace(ELEMENTS, RELATIONS, async (folder) => faultsOf(folder), size)
    const { journeys, places, parts, ms, cpu, mb } = played
    rows.push([String(journeys), String(places), String(parts), time(ms), time(cpu), `${mb.toFixed(0)} MB`])
  }
  return {
    title: { en: 'All single and double losses of places', ru: 'Все одиночные и двойные потери площадок' },
    note: {
      en: 'Of the same model, and of one with 200 journeys from each of 10 regions of 3 zones; beside them all single hosts of services, primaries, standbys and links. Each is played to its recoveries, the load of the survivors and the outcome of every journey, in a cold process of its own; the memory is that of the whole process.',
      ru: 'Той же модели и модели с 200 сценариями из каждого из 10 регионов по 3 зоны; кроме того, отказы всех отдельных серверов сервисов, ведущих и резервных копий и каналов. Каждый разыгрывается до восстановления, нагрузки оставшихся и исхода каждого сценария, в отдельном непрогретом процессе; память — всего процесса.',
    },
    columns: [
      { en: 'journeys × regions', ru: 'сценариев × регионов' },
      { en: 'places and pairs of places', ru: 'площадок и пар площадок' },
      { en: 'single parts', ru: 'отдельных частей' },
      { en: 'time', ru: 'время' },
      { en: 'processor time', ru: 'время процессора' },
      { en: 'peak memory', ru: 'память' },
    ],
    rows,
  }
}

export async function growth(): Promise<Section> {
  const rows: string[][] = []
  for (const elements of [100, 200, 500, 1000, 2000]) {
    const row = await inWorkspace(elements, elements * 5, async (folder) => {
      const start = performance.now()
      const model = await loaded(folder)
      const load = performance.now() - start
      const good = checked(model)
      const times = elements >= LARGE ? 1 : 3
      const rules = timed(times, () => void checked(model))
      const all = timed(times, () => void analyse(good.document))
      return [String(elements), time(load), time(rules), time(all), time((load + rules + all) / elements)]
    })
    rows.push(row)
  }
  return {
    title: { en: 'Growth with the size of the model', ru: 'Рост с размером модели' },
    note: {
      en: 'The same generator, five relations per element. The last column would be constant if the cost were linear.',
      ru: 'Тот же генератор, пять связей на элемент. При линейном росте последний столбец был бы постоянным.',
    },
    columns: [
      { en: 'elements', ru: 'элементов' },
      { en: 'load', ru: 'загрузка' },
      { en: 'check', ru: 'проверка' },
      { en: 'analyse', ru: 'анализ' },
      { en: 'all, per element', ru: 'всё, на элемент' },
    ],
    rows,
  }
}
