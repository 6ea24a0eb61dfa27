/** What journeys see of the stores on each side of each partition, what consistency costs them, how old reads may be. */
import type { RootContent } from 'mdast'
import type { Context } from '../context.ts'
import { groupName, stationName } from '../names.ts'
import { answers, storeOperations } from '../words.ts'
import { anchor, heading, number, range, table } from '../write.ts'

/** Sections that follow the stores; a section without results is left out. */
export function viewSections(c: Context): RootContent[] {
  const { views = [], prices = [], staleness = [] } = c.analysis.consistency
  const broken = views.filter((v) => v.answer !== 'served')
  const session = {
    always: c.say('да', 'yes'),
    'after-age': c.say('по истечении возраста', 'after that age'),
    never: c.say('нет', 'no'),
  }
  const parts: [string, string, RootContent[]][] = [
    [
      'journey-views',
      c.say('Что видят пользователи при разделении сети', 'What users see during a partition'),
      table({
        id: 'journey-views-table',
        caption: c.say(
          'Пути, которым в какой-то ситуации не отвечают как обычно',
          'Journeys that in some situation are not answered as usual',
        ),
        head: [
          c.say('Ситуация', 'Situation'),
          c.say('Путь', 'Journey'),
          c.say('Пользователи', 'Users'),
          c.say('Операция', 'Operation'),
          c.say('Ответ', 'Answer'),
          c.say('Почему', 'Why'),
        ],
        rows: broken.map((v) => [
          v.situation[c.language],
          c.link(v.journey),
          c.title(v.region),
          storeOperations[v.operation][c.language],
          answers[v.answer][c.language],
          v.why[c.language],
        ]),
        widths: [20, 18, 13, 12, 12, 25],
      }),
    ],
    [
      'prices',
      c.say('Цена согласованности для путей', 'What consistency costs the journeys'),
      table({
        id: 'prices-table',
        caption: c.say('Сколько добавляет ожидание подтверждений', 'What waiting for confirmations adds'),
        head: [
          c.say('Путь', 'Journey'),
          c.say('Пользователи', 'Users'),
          c.say('Группа', 'Group'),
          c.say('Фиксаций на запрос', 'Commits per request'),
          c.say('Цена', 'Price'),
        ],
        rows: prices.map((p) => [
          c.link(p.journey),
          c.title(p.region),
          groupName(c, p.group),
          number(p.commits, 'count', c.language),
          range(p.price, 's', c.language),
        ]),
        align: [null, null, null, 'right', 'right'],
      }),
    ],
    [
      'staleness',
      c.say('Возраст прочитанного с реплик', 'Age of what replicas return'),
      table({
        id: 'staleness-table',
        caption: c.say('Насколько старыми бывают данные копий', 'How old the data of copies may be'),
        head: [
          c.say('Копия', 'Copy'),
          c.say('Возраст', 'Age'),
          c.say('Видит ли сессия свои записи', 'Session sees its own writes'),
          c.say('Почему', 'Why'),
        ],
        rows: staleness.map((s) => [
          stationName(c, s.copy),
          range(s.age, 's', c.language),
          session[s.readYourWrites],
          s.why[c.language],
        ]),
        align: [null, 'right', null, null],
        widths: [20, 22, 20, 38],
      }),
    ],
  ]
  return parts.flatMap(([key, title, content]) =>
    content.length === 0 ? [] : [anchor(key), heading(2, title), ...content],
  )
}
