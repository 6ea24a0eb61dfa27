/** The survivors matrix: journeys under each single and double loss of places. A large one is cut by a rule that it names. */
import type { RootContent } from 'mdast'
import type { JourneyOutcome, ScenarioOutcome } from '../../analyse/analysis.ts'
import type { Journey } from '../../language/vocabulary/index.ts'
import { formatNumber } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { sentence } from '../names.ts'
import { anchor, callout, heading, type Inline, number, paragraph, table } from '../write.ts'

/** Losses in a table and journeys in its head; of more, those that fare worst are shown. */
const ROWS = 80
const COLUMNS = 40

/** Under the head «Lost» the word is not said again. */
function lostName(c: Context, o: ScenarioOutcome): string {
  return sentence(o.title[c.language].replace(/^(Потеря: |Loss of )/, ''))
}

/** A loss with the outcomes of each journey in all regions. */
interface Loss {
  outcome: ScenarioOutcome
  fates: ReadonlyMap<string, readonly JourneyOutcome[]>
}

export function survivors(c: Context): RootContent[] {
  const all = c.analysis.failures.survivors.map(
    (outcome): Loss => ({ outcome, fates: Map.groupBy(outcome.journeys, (j) => j.journey) }),
  )
  if (all.length === 0) return []
  const journeys = worst(c.model.document.journeys, COLUMNS, ({ id }) =>
    all.flatMap(({ fates }) => fates.get(id) ?? []),
  )
  const single = all.filter(({ outcome }) => outcome.scenario.startsWith('N-1'))
  const pairs = all.filter(({ outcome }) => outcome.scenario.startsWith('N-2'))
  return [
    anchor('survivors'),
    heading(
      2,
      c.say(
        'Матрица живучести: все одиночные и двойные потери площадок',
        'Survivors matrix: all single and double losses of places',
      ),
    ),
    paragraph(
      c.say(
        '✓ — без перерыва; время — типичный перерыв, после которого путь снова работает; ~ — ограниченно; ✕ — не работает до ремонта (дробь — доля регионов); ? — неизвестно: в модели не сказано, где работает то, чего путь ждёт.',
        '✓ served without a break; a time is the typical break before the journey is served again; ~ degraded; ✕ down until repair (a fraction is the share of regions); ? not known: the model does not say where something runs that the journey waits for.',
      ),
    ),
    ...journeysLeftOut(c, journeys.length),
    ...section(c, single, journeys, 'single', c.say('Одиночные потери', 'Single losses')),
    ...pairsLeftOut(c),
    ...section(c, pairs, journeys, 'double', c.say('Двойные потери', 'Double losses')),
  ]
}

function section(
  c: Context,
  all: readonly Loss[],
  journeys: readonly Journey[],
  key: string,
  caption: string,
): RootContent[] {
  const shown = worst(all, ROWS, ({ outcome }) => outcome.journeys)
  return [
    ...lossesLeftOut(c, shown.length, all.length),
    ...table({
      id: `survivors-${key}`,
      caption: `${caption} (${all.length})`,
      head: [c.say('Потеряно', 'Lost'), ...journeys.map((j) => c.in(j.title))],
      rows: shown.map(({ outcome, fates }) => [
        lostName(c, outcome),
        ...journeys.map(({ id }) => summary(c, fates.get(id) ?? [])),
      ]),
      align: [null, ...journeys.map((): 'center' => 'center')],
      wide: journeys.length > 6,
    }),
  ]
}

/** What becomes of a journey in all regions. */
function summary(c: Context, own: readonly JourneyOutcome[]): Inline {
  const down = own.filter((j) => j.outcome === 'down').length
  if (down > 0) return `✕${down < own.length ? ` ${down}/${own.length}` : ''}`
  if (own.some((j) => j.outcome === 'unknown')) return '?'
  if (own.some((j) => j.outcome === 'interrupted')) {
    return number(Math.max(0, ...own.map((j) => j.rto?.typical ?? 0)), 's', c.language)
  }
  return own.some((j) => j.outcome === 'degraded') ? '~' : '✓'
}

/** At most so many, those with the most journeys and regions down, then interrupted, then degraded; in the order they came in. */
function worst<T>(all: readonly T[], most: number, outcomesOf: (one: T) => readonly JourneyOutcome[]): readonly T[] {
  if (all.length <= most) return all
  const ranked = all.map((one, index) => {
    const count = (outcome: JourneyOutcome['outcome']) => outcomesOf(one).filter((j) => j.outcome === outcome).length
    return {
      one,
      index,
      down: count('down'),
      hit: count('interrupted') + count('unknown'),
      degraded: count('degraded'),
    }
  })
  return ranked
    .sort((a, b) => b.down - a.down || b.hit - a.hit || b.degraded - a.degraded || a.index - b.index)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ one }) => one)
}

function journeysLeftOut(c: Context, shown: number): RootContent[] {
  const all = c.model.document.journeys.length
  if (shown === all) return []
  return noted(
    c.say(
      `Путей ${formatNumber(all, 'ru')}, в таблицах ${formatNumber(shown, 'ru')}: те, которые при этих потерях чаще всего не работают до ремонта, затем те, которые чаще прерываются, затем те, которые чаще ограничены.`,
      `Of ${formatNumber(all, 'en')} journeys the tables have ${formatNumber(shown, 'en')}: those that are down until repair under these losses most often, then those interrupted most often, then those degraded most often.`,
    ),
  )
}

function lossesLeftOut(c: Context, shown: number, all: number): RootContent[] {
  if (shown === all) return []
  return noted(
    c.say(
      `Потерь рассчитано ${formatNumber(all, 'ru')}, в таблице ${formatNumber(shown, 'ru')}: те, при которых больше всего путей и регионов не работает до ремонта, затем — прерывается, затем — ограничено.`,
      `Of ${formatNumber(all, 'en')} losses played the table has ${formatNumber(shown, 'en')}: those with the most journeys and regions down until repair, then interrupted, then degraded.`,
    ),
  )
}

/** Never a silent cut: how many pairs were played, and by which rule. */
function pairsLeftOut(c: Context): RootContent[] {
  const { pairs } = c.analysis.failures
  if (!pairs) return []
  const { played, all } = pairs
  return noted(
    c.say(
      `Пар площадок ${formatNumber(all, 'ru')}, рассчитано ${formatNumber(played, 'ru')}: сначала пары площадок верхнего уровня, затем те, что чаще оказываются недоступны одновременно. Об остальных парах здесь ничего не утверждается.`,
      `Of ${formatNumber(all, 'en')} pairs of places ${formatNumber(played, 'en')} were played: pairs of outermost places first, then those that are out together most often. Nothing is claimed about the other pairs.`,
    ),
  )
}

function noted(text: string): RootContent[] {
  return [callout('note', paragraph(text))]
}
