/** The answer on the first page: what the figures say of the solution, each line with the requirement or page behind it. */
import type { RootContent } from 'mdast'
import type { ScenarioOutcome } from '../../analyse/analysis.ts'
import type { MeasureVerdict } from '../../judge/verdict.ts'
import { formatNumber, formatSeconds, pluralEn, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { stationName } from '../names.ts'
import { bullets, type Inline, joined, number, paragraph, reference, strong } from '../write.ts'
import { shortMeasureName } from './board.ts'
import { holding, nextSteps, plan } from './next-steps.ts'
import { growthRoom } from './performance.ts'

/** A handful of sentences: what to do, margins, availability, failures, data, load, cost. What the model lacks is left out. */
export function essence(c: Context): RootContent[] {
  const lines = [toDo(c), plan(c), thinnest(c), availability(c), failures(c), data(c), load(c), cost(c)].filter(
    (line) => line.length > 0,
  )
  return lines.length === 0 ? [] : [paragraph(strong(c.say('Главное', 'In short'))), bullets(lines)]
}

function toDo(c: Context): Inline[] {
  const steps = nextSteps(c)
  return steps.length === 0 ? [] : [strong(c.say('Что делать', 'What to do')), ': ', ...joined(steps, '; '), '.']
}

/** A margin beyond this is no news. */
const wide = 0.5

/** The measure of a requirement that holds with the least room. */
function thinnest(c: Context): Inline[] {
  const held = c.judgement.verdicts
    .filter(holding)
    .flatMap((v) =>
      v.measures
        .filter((m) => holding(m) && m.margin !== undefined)
        .map((m) => ({ requirement: v.requirement, m, margin: m.margin as number })),
    )
  const least = held.filter((h) => Number.isFinite(h.margin)).sort((a, b) => a.margin - b.margin)[0]
  if (!least || least.margin > wide) return []
  return [
    strong(c.say('Наименьший запас', 'Least room')),
    ' — ',
    number(least.margin, 'ratio', c.language),
    c.say(' у требования ', ' at '),
    reference('requirement', least.requirement, least.requirement),
    ' (',
    ...shortMeasureName(c, least.m),
    ').',
    ...limits(c, least.m),
  ]
}

function limits(c: Context, m: MeasureVerdict): Inline[] {
  if (m.breakEvens.length === 0) return []
  const first = m.breakEvens[0]
  if (!first) return []
  return [
    c.say(' Предел: ', ' Limit: '),
    `${first.what[c.language]} — `,
    number(first.value, first.unit, c.language),
    c.say(' (сейчас ', ' (now '),
    number(first.current, first.unit, c.language),
    ').',
  ]
}

function availability(c: Context): Inline[] {
  const known = c.analysis.availability.journeys.filter((a) => !a.unknown)
  const worst = [...known].sort((a, b) => a.availability.typical - b.availability.typical)[0]
  if (!worst) return []
  return [
    strong(c.say('Доступность', 'Availability')),
    c.say(' — не хуже ', ' is at least '),
    number(worst.availability.typical, 'ratio', c.language),
    c.say(' для каждого пути и региона: до ', ' for every journey and region: up to '),
    number(worst.downtimePerYear, 's', c.language),
    c.say(' простоя в год.', ' of downtime per year.'),
  ]
}

function longest(o: ScenarioOutcome): number {
  return Math.max(0, ...o.journeys.map((j) => j.rto?.typical ?? 0))
}

function failures(c: Context): Inline[] {
  const all = c.analysis.failures.scenarios
  if (all.length === 0) return []
  const felt = all.filter((o) => o.journeys.some((j) => j.outcome === 'interrupted' || j.outcome === 'down'))
  const byHand = felt.filter((o) => o.humanSteps.length > 0)
  const slowest = felt.filter((o) => Number.isFinite(longest(o))).sort((a, b) => longest(b) - longest(a))[0]
  const never = felt.filter((o) => !Number.isFinite(longest(o)))
  const n = all.length
  return [
    strong(c.say('Отказы', 'Failures')),
    c.say(
      `: из ${n} ${pluralRu(n, 'сценария', 'сценариев', 'сценариев')} работу прерывают ${felt.length}, людей требуют ${byHand.length}`,
      `: of ${n} ${pluralEn(n, 'scenario')} ${felt.length} interrupt the service and ${byHand.length} need people`,
    ),
    ...(slowest
      ? [
          c.say(
            '; дольше всего работа обычно восстанавливается в сценарии «',
            '; the longest usual recovery is that of “',
          ),
          c.link(slowest.scenario),
          c.say(`» — ${formatSeconds(longest(slowest), 'ru')}`, `”: ${formatSeconds(longest(slowest), 'en')}`),
        ]
      : []),
    ...(never.length > 0
      ? [
          c.say('; нечем вернуть работу: ', '; nothing brings the service back: '),
          ...joined(never.map((o) => [c.say('«', '“'), c.link(o.scenario), c.say('»', '”')])),
        ]
      : []),
    '.',
  ]
}

function data(c: Context): Inline[] {
  const scenarios = new Set(c.model.document.scenarios.map((s) => s.id))
  const rows = c.analysis.data.recoveries.filter((r) => scenarios.has(r.scenario) && r.rpo !== undefined)
  if (rows.length === 0) return []
  const lost = rows.filter((r) => (r.rpo?.typical ?? 0) > 0 && Number.isFinite(r.rpo?.typical))
  const most = [...lost].sort((a, b) => (b.rpo?.typical ?? 0) - (a.rpo?.typical ?? 0))[0]
  const gone = [...new Set(rows.filter((r) => r.rpo?.typical === Number.POSITIVE_INFINITY).map((r) => r.scenario))]
  return [
    strong(c.say('Данные', 'Data')),
    ...(most?.rpo
      ? [
          c.say(
            ': больше всего подтверждённых записей обычно теряется в сценарии «',
            ': most acknowledged writes are usually lost in “',
          ),
          c.link(most.scenario),
          c.say('» — за ', '”: those of '),
          number(most.rpo.typical, 's', c.language),
        ]
      : [c.say(': подтверждённые записи не теряются', ': no acknowledged writes are lost')]),
    ...(gone.length > 0
      ? [
          c.say('; безвозвратно — ', '; for good: '),
          ...joined(gone.map((s) => [c.say('«', '“'), c.link(s), c.say('»', '”')])),
        ]
      : []),
    '.',
  ]
}

function load(c: Context): Inline[] {
  const { peak } = c.analysis.performance
  const first = peak.stations.find((s) => s.id === peak.bottlenecks[0])
  if (!first || Number.isNaN(first.utilisation.typical)) return []
  return [
    strong(c.say('Нагрузка', 'Load')),
    c.say(': самый занятый ресурс — ', ': the busiest resource is '),
    stationName(c, first.id),
    c.say(', в час пик ', ', at peak '),
    number(first.utilisation.typical, 'ratio', c.language),
    '. ',
    growthRoom(c, first.utilisation.typical),
  ]
}

function cost(c: Context): Inline[] {
  const { total, currency } = c.analysis.cost
  if (!total) return []
  const spare = c.comparisons.filter((item) => item.cost !== undefined && item.cost.typical < total.typical).length
  return [
    strong(c.say('Стоимость', 'Cost')),
    ' — ',
    number(total.typical, 'money', c.language, currency),
    spare > 0
      ? c.say(
          `; дешевле ${formatNumber(spare, 'ru')} из рассмотренных вариантов, сравнение — в решениях.`,
          `; ${spare} of the options considered ${pluralEn(spare, 'is', 'are')} cheaper, see the decisions.`,
        )
      : '.',
  ]
}
