/** The section on durability: how likely a loss for good is, in nines and in years, what decides it, and what is not counted. */
import type { RootContent } from 'mdast'
import type { StoreDurability } from '../../analyse/results/data.ts'
import { YEAR } from '../../language/units.ts'
import type { Context } from '../context.ts'
import { bullets, type Inline, joined, number, paragraph, table } from '../write.ts'

/** Table of the stores, and what makes a figure an upper bound. */
export function durabilitySection(c: Context): RootContent[] {
  const known = c.analysis.data.durability.filter((d) => d.loss !== undefined)
  const unknown = c.analysis.data.durability.filter((d) => d.loss === undefined)
  return [
    ...table({
      id: 'durability-table',
      caption: c.say(
        'Вероятность за год безвозвратно потерять подтверждённые данные',
        'Probability per year of losing acknowledged data for good',
      ),
      head: [
        c.say('Хранилище', 'Store'),
        c.say('Вероятность потери за год', 'Probability of loss per year'),
        c.say('Девяток', 'Nines'),
        c.say('В среднем раз в', 'On average once in'),
        c.say('Главная причина', 'Main cause'),
      ],
      rows: known.map((d) => row(c, d)),
      align: [null, 'right', 'right', 'right', null],
      widths: [22, 16, 10, 14, 38],
    }),
    ...bounds(c, known),
    ...(unknown.length > 0
      ? [
          paragraph(c.say('Без цифры:', 'Without a figure:')),
          bullets(unknown.map((d): Inline[] => [c.link(d.store), ` — ${d.unknown?.[c.language] ?? ''}`])),
        ]
      : []),
  ]
}

function row(c: Context, { store, loss, bound }: StoreDurability): Inline[][] {
  const p = loss?.typical ?? Number.NaN
  const least = bound ? c.say('не меньше ', 'at least ') : ''
  const most = bound ? c.say('не больше ', 'at most ') : ''
  const parts = [...(loss?.derivation.inputs ?? [])].sort((a, b) => b.value.typical - a.value.typical)
  return [
    [c.link(store)],
    [least, number(p, 'ratio', c.language)],
    [most, String(Math.floor(-Math.log10(p) + 1e-6))],
    [most, number(timeBetween(p), 's', c.language)],
    [parts[0]?.label[c.language] ?? ''],
  ]
}

/** Mean time between losses, s, of so many years to three digits: of rare losses 1 / probability per year. */
function timeBetween(probability: number): number {
  return probability >= 1 ? 0 : YEAR * Number((-1 / Math.log1p(-probability)).toPrecision(3))
}

/** What the model names no cause for, once for all stores alike. */
function bounds(c: Context, known: readonly StoreDurability[]): RootContent[] {
  const groups = Map.groupBy(
    known.filter((d) => d.bound !== undefined),
    (d) => d.bound?.[c.language] ?? '',
  )
  if (groups.size === 0) return []
  return [
    paragraph(
      c.say(
        'Сохранность здесь — верхняя оценка там, где модель называет не все общие причины потери:',
        'The durability is an upper bound where the model does not name every common cause of a loss:',
      ),
    ),
    bullets(
      [...groups].map(([text, stores]): Inline[] => [...joined(stores.map((d) => [c.link(d.store)])), ` — ${text}`]),
    ),
  ]
}
