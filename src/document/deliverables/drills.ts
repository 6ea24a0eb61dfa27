/** The drill calendar: a year of restores, taken in turn from the scenarios that a restore gets the store through. */
import type { RootContent } from 'mdast'
import { inLanguage } from '../../language/text.ts'
import { seconds } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import type { Range } from '../../quantity/quantity.ts'
import type { Context } from '../context.ts'
import { groupName } from '../names.ts'
import { callout, type Inline, joined, paragraph, range, table } from '../write.ts'

const months = 12
const month = 30 * 86_400

/** What one drill restores, and the time it is measured against. */
interface Drill {
  scenario?: string
  groups: readonly string[]
  time?: Range
}

export function drills(c: Context, stores: readonly Store[]): RootContent[] {
  const rows = stores.flatMap((store) => calendar(c, store))
  const untested = stores.filter((s) => s.backup && !s.backup.restoreTest)
  return [
    ...(rows.length > 0
      ? [
          paragraph(
            c.say(
              'Играются по очереди сценарии, в которых хранилище восстанавливают из копии. Учение засчитывается, когда измеренное время не больше расчётного худшего; измерение вносится в модель.',
              'The scenarios in which the store is restored from a backup are played in turn. A drill counts when the measured time is within the computed worst case; the measurement goes back into the model.',
            ),
          ),
        ]
      : []),
    ...table({
      id: 'drill-calendar',
      caption: c.say('Учения на год', 'Drills of a year'),
      head: [
        c.say('Месяцы', 'Months'),
        c.say('Что восстанавливаем', 'What is restored'),
        c.say('Какой сценарий играем', 'Scenario played'),
        c.say('Расчётное время: лучшее / типичное / худшее', 'Computed time: best / typical / worst'),
        c.say('Что доказывает', 'What it proves'),
      ],
      rows,
      align: [null, null, null, 'right', null],
      widths: [14, 22, 22, 20, 22],
    }),
    ...(untested.length > 0
      ? [
          callout(
            'warning',
            paragraph(
              c.say(
                'Копии, которые ни разу не восстанавливали, копиями не считаются: ',
                'Copies that were never restored are not copies: ',
              ),
              ...joined(untested.map((s) => c.link(s.id))),
              '.',
            ),
          ),
        ]
      : []),
  ]
}

/** One row per scenario with the months in which it is played, at the period the model promises. */
function calendar(c: Context, store: Store): Inline[][][] {
  const test = store.backup?.restoreTest
  if (!test) return []
  const played = playable(c, store)
  const times = Math.min(months, Math.max(1, Math.floor((months * month) / seconds(test.every))))
  return played.slice(0, times).map((drill, index): Inline[][] => {
    const turns = Array.from({ length: times }, (_, turn) => turn).filter((turn) => turn % played.length === index)
    return [
      [turns.map((turn) => Math.floor((turn * months) / times) + 1).join(', ')],
      [drill.groups.map((group) => groupName(c, group)).join('; ')],
      [drill.scenario === undefined ? '—' : c.link(drill.scenario)],
      [drill.time ? range(drill.time, 's', c.language) : '—'],
      [inLanguage(test.proves, c.language) || '—'],
    ]
  })
}

/** The scenarios that end with a restore of the store; without one, a restore on its own. */
function playable(c: Context, store: Store): Drill[] {
  const drills = c.analysis.failures.scenarios.flatMap((outcome): Drill[] => {
    const restored = outcome.recoveries.filter(
      (r) => r.element === store.id && r.phases.some((p) => p.kind === 'restore') && Number.isFinite(r.rto?.worst),
    )
    if (restored.length === 0) return []
    return [{ scenario: outcome.scenario, groups: restored.map((r) => r.id), ...slowest(restored.map((r) => r.rto)) }]
  })
  if (drills.length > 0) return drills
  const own = c.analysis.data.restores.filter((r) => r.store === store.id)
  return [{ groups: own.map((r) => r.group), ...slowest(own.map((r) => r.time)) }]
}

function slowest(times: readonly (Range | undefined)[]): { time?: Range } {
  const [time] = times.filter((t) => t !== undefined).sort((a, b) => b.worst - a.worst)
  return time ? { time } : {}
}
