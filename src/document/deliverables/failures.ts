/** Failure scenarios and continuity plan: per scenario the timeline, RTO, who does what; survivors matrix; recommendations. */
import type { RootContent } from 'mdast'
import type { JourneyOutcome, ScenarioOutcome } from '../../analyse/analysis.ts'
import { perYear } from '../../language/units.ts'
import type { FailureScenario, Fault } from '../../language/vocabulary/index.ts'
import { formatFixed, formatNumber, formatSeconds, pluralRu } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { recoveryTime, sentence, shardOf, stationName } from '../names.ts'
import { faults, outcomes } from '../words.ts'
import { anchor, bullets, callout, heading, type Inline, joined, number, paragraph, strong, table } from '../write.ts'
import { recommendations } from './continuity.ts'
import { phasesTable, recoveriesTable, recoveryDerivations, type Told } from './recoveries.ts'
import { verifiedAvailability } from './simulated-years.ts'
import { singleLosses } from './single-losses.ts'
import { survivors } from './survivors.ts'

export function failuresTree(c: Context): RootContent[] {
  const outcomesOf = c.analysis.failures.scenarios
  const told: Told = new Map()
  return [
    heading(1, c.say('Сценарии отказа и план непрерывности', 'Failure scenarios and continuity plan')),
    ...overview(c, outcomesOf),
    ...c.model.document.scenarios.flatMap((scenario) => {
      const outcome = outcomesOf.find((o) => o.scenario === scenario.id)
      return [
        anchor(scenario.id),
        heading(2, c.in(scenario.title)),
        ...(outcome ? scenarioBody(c, scenario, outcome, told) : []),
      ]
    }),
    ...survivors(c),
    ...singleLosses(c),
    ...verifiedAvailability(c),
    ...recommendations(c),
  ]
}

function overview(c: Context, all: readonly ScenarioOutcome[]): RootContent[] {
  const worst = (o: ScenarioOutcome): JourneyOutcome | undefined =>
    [...o.journeys].sort((a, b) => lasting(b) - lasting(a))[0]
  return [
    ...table({
      id: 'scenarios',
      caption: c.say(
        'Сценарии отказа: частота, худший пользовательский путь, время восстановления',
        'Failure scenarios: rate, worst journey, recovery time',
      ),
      head: [
        c.say('Сценарий', 'Scenario'),
        c.say('Как часто', 'How often'),
        c.say('Худший путь', 'Worst journey'),
        c.say('RTO: лучший / типичный / худший', 'RTO: best / typical / worst'),
        c.say('Нужен человек', 'Needs a person'),
      ],
      rows: all.map((o) => {
        const w = worst(o)
        return [
          c.link(o.scenario),
          o.rate === undefined ? '—' : rateWords(c, o.rate),
          w && w.outcome !== 'served'
            ? [...joined([c.link(w.journey)]), `, ${c.title(w.region)}: ${outcomes[w.outcome][c.language]}`]
            : c.say('все пути работают', 'all journeys served'),
          w?.rto && w.outcome !== 'served' && w.outcome !== 'unknown' ? recoveryTime(c, w.rto) : '—',
          o.humanSteps.length > 0
            ? c.say('да', 'yes')
            : w?.rto && !Number.isFinite(w.rto.typical)
              ? '—'
              : c.say('нет', 'no'),
        ]
      }),
      align: [null, null, null, 'right', null],
      widths: [26, 15, 26, 21, 12],
    }),
  ]
}

/** How bad it is: a break that nobody knows is worse than any known one but that without an end. */
function lasting({ outcome, rto }: JourneyOutcome): number {
  return outcome === 'unknown' ? Number.MAX_VALUE : (rto?.typical ?? 0)
}

/** `twice a year`, `once in 10 years`: as people say it. */
export function rateWords(c: Context, perYear: number): string {
  if (!(perYear > 0)) return c.say('никогда', 'never')
  if (perYear >= 1) {
    const n = formatNumber(perYear, c.language)
    return c.say(
      perYear === 1 ? 'раз в год' : `${n} ${pluralRu(Number(perYear.toPrecision(3)), 'раз', 'раза', 'раз')} в год`,
      perYear === 1 ? 'once a year' : `${n} times a year`,
    )
  }
  const years = Number((1 / perYear).toPrecision(2))
  return c.say(
    `раз в ${formatNumber(years, 'ru')} ${pluralRu(years, 'год', 'года', 'лет')}`,
    `once in ${formatNumber(years, 'en')} ${years === 1 ? 'year' : 'years'}`,
  )
}

/** One fault in words. */
export function faultText(c: Context, fault: Fault): Inline[] {
  const name = faults[fault.kind][c.language]
  const what = ((): Inline[] => {
    switch (fault.kind) {
      case 'lose-place':
        return [c.title(fault.place)]
      case 'lose-instance': {
        const which =
          fault.which === 'primary'
            ? c.say(', ведущая копия', ', primary')
            : fault.which === 'standby'
              ? c.say(', резервная копия', ', standby')
              : ''
        return [
          c.link(fault.element),
          which,
          fault.group ? `, ${shardTitle(c, fault.element, fault.group)}` : '',
          fault.in ? `, ${c.title(fault.in)}` : '',
        ]
      }
      case 'lose-link':
        return [c.title(fault.link)]
      case 'partition':
        return [fault.sides.map((side) => side.map(c.title).join(', ')).join(' — ')]
      case 'slow':
        return [c.link(fault.element), ` ×${formatNumber(fault.factor, c.language)}`]
      case 'overload':
        return [c.link(fault.journey), ` ×${formatNumber(fault.factor, c.language)}`]
      case 'corrupt':
      case 'lose-backups':
        return [c.link(fault.store)]
      case 'lose-element':
      case 'external-outage':
      case 'cold-cache':
        return [c.link(fault.element)]
    }
  })()
  return [`${name}: `, ...what]
}

function shardTitle(c: Context, store: string, group: string): string {
  const found = c.topology.groupsOf(store).find((g) => g.id === group || g.id.endsWith(`/${group}`))
  return found ? shardOf(c, found.id) || group : group
}

/** Everything about one scenario, without its heading (also the scenario's page on the site); `told`: derivations need no repetition. */
export function scenarioBody(
  c: Context,
  scenario: FailureScenario,
  outcome: ScenarioOutcome,
  told?: Told,
): RootContent[] {
  const must = scenario.mustServe ?? []
  const timeline = c.figure(
    `timeline-${scenario.id}`,
    c.say(`Ход восстановления: ${c.in(scenario.title)}`, `Recovery timeline: ${c.in(scenario.title)}`),
  )
  return [
    ...(scenario.description ? [paragraph(c.in(scenario.description))] : []),
    bullets([
      [
        strong(c.say('Что отказывает: ', 'Faults: ')),
        ...joined(
          scenario.faults.map((f) => faultText(c, f)),
          '; ',
        ),
      ],
      [
        strong(c.say('Частота: ', 'Rate: ')),
        rateWords(c, perYear(scenario.rate)),
        ...(outcome.budget && Number.isFinite(outcome.budget.typical) && outcome.budget.typical > 0
          ? [
              c.say('; ожидаемый простой за год: ', '; expected downtime per year: '),
              number(outcome.budget.typical, 's', c.language),
            ]
          : []),
      ],
      ...(scenario.handling ? [[strong(c.say('Что делать: ', 'Handling: ')), c.in(scenario.handling)]] : []),
      ...(must.length > 0
        ? [[strong(c.say('Обязаны работать: ', 'Must be served: ')), ...joined(must.map(c.link))]]
        : []),
    ]),
    ...mustServeVerdict(c, must, outcome),
    ...c.figure(
      `failure-${scenario.id}`,
      c.say(`Во время отказа: ${c.in(scenario.title)}`, `During the failure: ${c.in(scenario.title)}`),
    ),
    ...recoveriesTable(c, scenario.id, outcome),
    // The picture shows every phase with its times, and the derivations tell them in text.
    ...(timeline.length > 0 ? [] : phasesTable(c, scenario.id, outcome)),
    ...journeysTable(c, scenario.id, outcome),
    ...loadTable(c, scenario.id, outcome),
    ...(outcome.humanSteps.length > 0
      ? [
          paragraph(strong(c.say('Что делает человек:', 'What a person does:'))),
          bullets(
            outcome.humanSteps.map((s) => s[c.language]),
            true,
          ),
        ]
      : []),
    // After what can be broken over pages, before the derivations of its times: a tall picture leaves the narrowest blank here.
    ...timeline,
    ...recoveryDerivations(c, outcome, told),
  ]
}

function mustServeVerdict(c: Context, must: readonly string[], outcome: ScenarioOutcome): RootContent[] {
  const down = must.filter((j) => outcome.journeys.some((o) => o.journey === j && o.outcome === 'down'))
  if (down.length === 0) return []
  return [
    callout(
      'warning',
      paragraph(
        c.say('Обещание не выполняется. До ремонта не работают: ', 'The promise does not hold. Down until repair: '),
        ...joined(down.map(c.link)),
        '.',
      ),
    ),
  ]
}

/** What a journey does without; what the table of elements has told is not told again. */
function lostText(c: Context, journey: JourneyOutcome, told: ReadonlySet<string>): Inline[] {
  const all = [...new Set(journey.lost.map((l) => l[c.language]))]
  const lost = all.filter((text) => !told.has(text))
  const some = all.length > lost.length && journey.outcome === 'degraded'
  const parts = [
    ...(some ? [c.say('часть запросов завершается ошибкой', 'some requests fail')] : []),
    ...lost.slice(0, 3),
    ...(journey.slower ? [slowerText(c, journey.slower.worst)] : []),
  ]
  return parts.length > 0 ? [`: ${parts.join('; ')}`] : []
}

/** A soft dependency that hangs is waited for before its fallback. */
function slowerText(c: Context, seconds: number): string {
  const time = formatSeconds(seconds, c.language)
  return c.say(`запасного варианта ждут до ${time}`, `the fallback is waited for up to ${time}`)
}

function journeysTable(c: Context, scenario: string, outcome: ScenarioOutcome): RootContent[] {
  const touched = outcome.journeys.filter((j) => j.outcome !== 'served')
  if (touched.length === 0)
    return [
      paragraph(
        c.say(
          'Пользовательские пути работают без перерыва во всех регионах.',
          'All journeys are served without a break in every region.',
        ),
      ),
    ]
  return table({
    id: `journeys-${scenario}`,
    caption: c.say('Пользовательские пути по регионам', 'Journeys by region'),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('Исход', 'Outcome'),
      c.say('RTO: лучший / типичный / худший', 'RTO: best / typical / worst'),
      c.say('Определяет', 'Bound by'),
    ],
    rows: likeRows(c, touched, outcome),
    align: [null, null, null, 'right', null],
    widths: [22, 15, 27, 20, 16],
  })
}

/** Journeys that fare alike are one row. */
function likeRows(c: Context, touched: readonly JourneyOutcome[], outcome: ScenarioOutcome): Inline[][][] {
  const told = new Set(outcome.recoveries.map((r) => r.what[c.language]))
  const rows = touched.map((j) => ({
    journey: j.journey,
    region: j.region,
    fate: [outcomes[j.outcome][c.language], ...lostText(c, j, told)].join(''),
    rto: j.rto && !j.unknown ? recoveryTime(c, j.rto) : (j.unknown?.[c.language] ?? '—'),
    bound: j.binding ? stationName(c, j.binding) : '—',
  }))
  const groups = Map.groupBy(rows, (r) => JSON.stringify([r.region, r.fate, r.rto, r.bound]))
  return [...groups.values()].map((group) => {
    const first = group[0] as (typeof rows)[number]
    return [
      joined(group.map((r) => c.link(r.journey))),
      [c.title(first.region)],
      [sentence(first.fate)],
      [first.rto],
      [first.bound],
    ]
  })
}

function loadTable(c: Context, scenario: string, outcome: ScenarioOutcome): RootContent[] {
  const changed = outcome.load
    .filter((l) => Math.abs(l.after - l.before) > 0.005)
    .sort((a, b) => b.after - a.after)
    .slice(0, 12)
  return [
    ...table({
      id: `load-${scenario}`,
      caption: c.say('Загрузка уцелевших в час пик, %', 'Utilisation of the survivors at peak, %'),
      head: [c.say('Ресурс', 'Resource'), c.say('До отказа', 'Before'), c.say('После', 'After')],
      rows: changed.map((l) => [
        stationName(c, l.station),
        percent(c, l.before),
        outcome.overloaded.includes(l.station)
          ? strong(percent(c, l.after), c.say(' перегрузка', ' overload'))
          : percent(c, l.after),
      ]),
      align: [null, 'right', 'right'],
      widths: [56, 22, 22],
    }),
  ]
}

function percent(c: Context, share: number): Inline {
  return { type: 'number', text: formatFixed(share * 100, 1, c.language), exact: String(share) }
}
