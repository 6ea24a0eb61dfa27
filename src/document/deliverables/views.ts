/** What journeys see of the stores on each side of each partition, what consistency costs them, how old reads may be. */
import type { RootContent } from 'mdast'
import type { Context } from '../context.ts'
import { groupName, sentence, stationName } from '../names.ts'
import { answers, storeOperations } from '../words.ts'
import { anchor, heading, type Inline, joined, number, range, table } from '../write.ts'

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
      viewsTable(c, broken),
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
          sentence(s.why[c.language]),
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

type View = NonNullable<Context['analysis']['consistency']['views']>[number]

/** A row per users and situations in which they are answered alike; in each column the journeys that get that answer. */
function viewsTable(c: Context, broken: readonly View[]): RootContent[] {
  const kinds = (Object.keys(answers) as View['answer'][]).filter((a) => broken.some((v) => v.answer === a))
  const situations = [...Map.groupBy(broken, (v) => `${v.situation.en}\n${v.region}`).values()].map((own) => ({
    situation: sentence(own[0]?.situation[c.language] ?? ''),
    region: own[0]?.region ?? '',
    cells: kinds.map((a) =>
      askedFor(
        c,
        own.filter((v) => v.answer === a),
      ),
    ),
  }))
  const groups = [...Map.groupBy(situations, (s) => JSON.stringify([s.region, s.cells])).values()]
  return table({
    id: 'journey-views-table',
    caption: c.say(
      'Пути, которым в какой-то ситуации не отвечают как обычно; пояснения — у хранилищ выше',
      'Journeys that in some situation are not answered as usual; the notes stand with the stores above',
    ),
    head: [
      c.say('Ситуация', 'Situation'),
      c.say('Пользователи', 'Users'),
      ...kinds.map((a) => sentence(answers[a][c.language])),
    ],
    rows: groups.map((own) => [
      own.map((s) => s.situation).join('; '),
      c.title(own[0]?.region ?? ''),
      ...(own[0]?.cells ?? []),
    ]),
    widths: [26, 14, ...kinds.map(() => 60 / kinds.length)],
  })
}

/** Journeys by operation: `write: Accrue, Redeem`. */
function askedFor(c: Context, views: readonly View[]): Inline[] {
  if (views.length === 0) return ['—']
  const by = [...Map.groupBy(views, (v) => v.operation)]
  return joined(
    by.map(([operation, own]): Inline[] => [
      `${storeOperations[operation][c.language]}: `,
      ...joined([...new Set(own.map((v) => v.journey))].map((j) => c.link(j))),
    ]),
    '; ',
  )
}
