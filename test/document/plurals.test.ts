/**
 * Russian nouns after figures: `1 узел`, `2 узла`, `5 узлов`, `2,5 узла`. Every text of the worked systems is walked. Only
 * forms that are wrong in every case are found, so `из 2 узлов` and `с 30 узлами` pass.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocuments } from '../../src/document/documents.ts'
import { systemInput } from './loyalty.ts'
import { nodesOf, textOf } from './reading.ts'

/** One, of one, of many. */
const nouns = `
  узел узла узлов, экземпляр экземпляра экземпляров, процесс процесса процессов, сервер сервера серверов,
  требование требования требований, сценарий сценария сценариев, вариант варианта вариантов, этап этапа этапов,
  строка строки строк, ресурс ресурса ресурсов, элемент элемента элементов, событие события событий,
  путь пути путей, шаг шага шагов, вход входа входов, настройка настройки настроек, вызов вызова вызовов,
  секунда секунды секунд, минута минуты минут, час часа часов, день дня дней, неделя недели недель,
  месяц месяца месяцев, год года лет, раз раза раз, запрос запроса запросов, отказ отказа отказов,
  копия копии копий, голос голоса голосов, площадка площадки площадок, регион региона регионов, зона зоны зон,
  кластер кластера кластеров, контейнер контейнера контейнеров, хранилище хранилища хранилищ, место места мест,
  замечание замечания замечаний, ядро ядра ядер, роль роли ролей, система системы систем, потеря потери потерь,
  рубль рубля рублей, пользователь пользователя пользователей, страница страницы страниц, метрика метрики метрик`
  .split(',')
  .map((forms) => forms.trim().split(/\s+/) as [string, string, string])

/** Figures with a noun in a form that is wrong whatever the case of the sentence. */
function wrongForms(text: string): string[] {
  return nouns.flatMap(([one, of, many]) => {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}.,:-])(\\d[\\d\\u00a0]*(?:,\\d+)?)[ \\u00a0](${one}|${of}|${many})(?!\\p{L})`,
      'gu',
    )
    return [...text.matchAll(pattern)].flatMap(([found, figure = '', noun = '']) =>
      allowed(figure.replaceAll('\u00a0', ''), one, of, many).includes(noun) ? [] : [found],
    )
  })
}

function allowed(figure: string, one: string, of: string, many: string): string[] {
  if (figure.includes(',')) return [of]
  const [last, tens] = [Number(figure) % 10, Math.floor(Number(figure) / 10) % 10]
  if (tens === 1 || last === 0 || last > 4) return [many]
  return last === 1 ? [one, of] : [of, many]
}

test('wrong forms are found, right ones and other cases are not', () => {
  const wrong = ['2 узел', '5 узла', '21 узлов', '11 узел', '1\u00a0200 строка', '2,5 лет', '5,39 раз', '14 минуты']
  for (const text of wrong) assert.deepEqual(wrongForms(`всего ${text}.`), [text])
  const right = [
    '1 узел',
    'из 21 узла',
    '2 узла',
    'из 2 узлов',
    '12 узлов',
    '2,5 года',
    '5 раз',
    '3 раза',
    'с 30 узлами',
  ]
  for (const text of right) assert.deepEqual(wrongForms(`всего ${text}`), [])
})

for (const id of ['karma', 'loyalty', 'platform']) {
  test(`no noun of ${id} disagrees with its figure`, async () => {
    const { deliverables, items } = writeDocuments(await systemInput(id))
    const trees = [...deliverables, ...items].filter((page) => page.language === 'ru').map((page) => page.tree)
    const captions = trees.flatMap((tree) =>
      nodesOf(tree).flatMap((n) => (n.type === 'figure' || n.type === 'captionedTable' ? n.caption.map(textOf) : [])),
    )
    const texts = [...trees.map(textOf), ...captions]
    // The walk has seen what it is to judge.
    assert.ok(texts.join('\n').match(/\d[ \u00a0](минут|требовани|сценари)/gu))
    assert.deepEqual([...new Set(texts.flatMap(wrongForms))], [])
  })
}
