/** The whole `loadpath build` of generated models: every analysis, document, page and picture, the search index and the PDF books. */
import { join } from 'node:path'
import { inWorkspace } from './big.ts'
import { loadpath, time, wholeProcess } from './measure.ts'
import type { Section } from './page.ts'

const models = [
  { elements: 300, relations: 1500, journeys: 40, regions: 4 },
  { elements: 2000, relations: 10_000, journeys: 40, regions: 3 },
]

export async function builds(): Promise<Section> {
  const rows: string[][] = []
  for (const { elements, relations, ...size } of models) {
    const build = async (folder: string) =>
      wholeProcess(1, process.execPath, [loadpath, 'build', folder, '--out', join(folder, 'dist')])
    const used = await inWorkspace(elements, relations, build, size)
    const name = `${elements} / ${relations} / ${size.journeys * size.regions}`
    rows.push([name, time(used.ms), time(used.cpu), `${used.mb.toFixed(0)} MB`])
  }
  return {
    title: { en: 'Build of all documents', ru: 'Сборка всех документов' },
    note: {
      en: 'The whole process `loadpath build` on models of the same generator with 20 requirements: documents in two languages, pictures, the PDF books, the site with a page for every element, and its search index. Sensitivities and cheapest changes are looked for within a budget of models; pictures that nobody could read are left out. Where both times are far apart others were using the machine: then the processor time is what tells.',
      ru: 'Весь процесс `loadpath build` на моделях того же генератора с 20 требованиями: документы на двух языках, рисунки, книги PDF, сайт со страницей каждого элемента и указатель для поиска. Чувствительность и самые дешёвые исправления ищутся в пределах бюджета пересчётов; рисунки, которые никто не прочитал бы, не чертятся. Где два времени далеки друг от друга, машина была занята другими: тогда показательно время процессора.',
    },
    columns: [
      { en: 'elements / relations / populations', ru: 'элементов / связей / групп пользователей' },
      { en: 'time', ru: 'время' },
      { en: 'processor time', ru: 'время процессора' },
      { en: 'peak memory', ru: 'память' },
    ],
    rows,
  }
}
