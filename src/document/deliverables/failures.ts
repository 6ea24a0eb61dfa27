/** Failure scenarios and continuity plan: per scenario the timeline, RTO, who does what; survivors matrix; recommendations. */
import type { RootContent } from 'mdast'
import type { JourneyOutcome, ScenarioOutcome } from '../../analyse/analysis.ts'
import { perYear } from '../../language/units.ts'
import type { FailureScenario, Fault } from '../../language/vocabulary/index.ts'
import { formatNumber, pluralEn, pluralRu } from '../../text/format.ts'
import { type Context, id } from '../context.ts'
import { faults, outcomes } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  range,
  reference,
  strong,
  table,
} from '../write.ts'
import { phasesTable, recoveriesTable, recoveryDerivations } from './recoveries.ts'
import { breakEvenLine } from './requirements.ts'

export function failuresTree(c: Context): RootContent[] {
  const outcomesOf = c.analysis.failures.scenarios
  return [
    heading(1, c.say('Сценарии отказа и план непрерывности', 'Failure scenarios and continuity plan')),
    ...overview(c, outcomesOf),
    ...c.model.document.scenarios.flatMap((scenario) => {
      const outcome = outcomesOf.find((o) => o.scenario === scenario.id)
      return [
        anchor(scenario.id),
        heading(2, c.in(scenario.title)),
        ...(outcome ? scenarioBody(c, scenario, outcome) : []),
      ]
    }),
    ...survivors(c),
    ...recommendations(c),
  ]
}

function overview(c: Context, all: readonly ScenarioOutcome[]): RootContent[] {
  const worst = (o: ScenarioOutcome): JourneyOutcome | undefined =>
    [...o.journeys].sort((a, b) => (b.rto?.typical ?? 0) - (a.rto?.typical ?? 0))[0]
  return [
    ...table({
      id: 'scenarios',
      caption: c.say(
        'Сценарии отказа: частота, худший пользовательский путь, время восстановления',
        'Failure scenarios: rate, worst journey, recovery time',
      ),
      head: [
        c.say('Сценарий', 'Scenario'),
        c.say('Раз в год', 'Per year'),
        c.say('Худший путь', 'Worst journey'),
        c.say('RTO: лучший / типичный / худший', 'RTO: best / typical / worst'),
        c.say('Нужен человек', 'Needs a person'),
      ],
      rows: all.map((o) => {
        const w = worst(o)
        return [
          c.link(o.scenario),
          o.rate === undefined ? '—' : formatNumber(o.rate, c.language),
          w && w.outcome !== 'served'
            ? [...joined([c.link(w.journey)]), `, ${c.title(w.region)}: ${outcomes[w.outcome][c.language]}`]
            : c.say('все пути работают', 'all journeys served'),
          w?.rto && w.outcome !== 'served' ? range(w.rto, 's', c.language) : '—',
          o.humanSteps.length > 0 ? c.say('да', 'yes') : c.say('нет', 'no'),
        ]
      }),
      align: [null, 'right', null, 'right', null],
      widths: [27, 11, 28, 22, 12],
    }),
  ]
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
            ? c.say(' (ведущий)', ' (primary)')
            : fault.which === 'standby'
              ? c.say(' (резервный)', ' (standby)')
              : ''
        return [
          c.link(fault.element),
          which,
          fault.group ? `, ${fault.group}` : '',
          fault.in ? `, ${c.title(fault.in)}` : '',
        ]
      }
      case 'lose-link':
        return [id(fault.link)]
      case 'partition':
        return [fault.sides.map((side) => side.map(c.title).join(', ')).join(' | ')]
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

/** Everything about one scenario, without its heading (also the scenario's page on the site). */
export function scenarioBody(c: Context, scenario: FailureScenario, outcome: ScenarioOutcome): RootContent[] {
  const must = scenario.mustServe ?? []
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
        c.say(
          `${formatNumber(perYear(scenario.rate), 'ru')} раз в год`,
          `${formatNumber(perYear(scenario.rate), 'en')} per year`,
        ),
        ...(outcome.budget
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
    ...c.figure(
      `timeline-${scenario.id}`,
      c.say(`Ход восстановления: ${c.in(scenario.title)}`, `Recovery timeline: ${c.in(scenario.title)}`),
    ),
    ...recoveriesTable(c, scenario.id, outcome),
    ...phasesTable(c, scenario.id, outcome),
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
    ...recoveryDerivations(c, outcome),
  ]
}

function mustServeVerdict(c: Context, must: readonly string[], outcome: ScenarioOutcome): RootContent[] {
  const down = must.filter((j) => outcome.journeys.some((o) => o.journey === j && o.outcome === 'down'))
  if (down.length === 0) return []
  return [
    callout(
      'warning',
      paragraph(
        c.say('Обещание не выполняется: до ремонта не работает ', 'The promise does not hold: down until repair: '),
        ...joined(down.map(c.link)),
        '.',
      ),
    ),
  ]
}

/** What a journey does without: a few things are named, many are counted, as the table of elements names them all. */
function lostText(c: Context, journey: JourneyOutcome): Inline[] {
  const lost = [...new Set(journey.lost.map((l) => l[c.language]))]
  if (lost.length === 0) return []
  const more = lost.length - 2
  const rest =
    more > 0 ? c.say(`; и ещё ${more}, см. таблицу элементов`, `; and ${more} more, see the table of elements`) : ''
  return [`: ${lost.slice(0, 2).join('; ')}${rest}`]
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
    rows: touched.map((j) => [
      c.link(j.journey),
      c.title(j.region),
      [outcomes[j.outcome][c.language], ...lostText(c, j)],
      j.rto ? range(j.rto, 's', c.language) : (j.unknown?.[c.language] ?? '—'),
      j.binding ? id(j.binding) : '—',
    ]),
    align: [null, null, null, 'right', null],
    widths: [22, 14, 26, 22, 16],
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
      caption: c.say('Загрузка уцелевших в час пик', 'Load of the survivors at peak'),
      head: [c.say('Ресурс', 'Resource'), c.say('До отказа', 'Before'), c.say('После', 'After')],
      rows: changed.map((l) => [
        id(l.station),
        number(l.before, 'ratio', c.language),
        outcome.overloaded.includes(l.station)
          ? strong(number(l.after, 'ratio', c.language), c.say(' перегрузка', ' overload'))
          : number(l.after, 'ratio', c.language),
      ]),
      align: [null, 'right', 'right'],
      widths: [56, 22, 22],
    }),
  ]
}

function survivors(c: Context): RootContent[] {
  const all = c.analysis.failures.survivors
  if (all.length === 0) return []
  const summary = (o: ScenarioOutcome, journey: string): Inline => {
    const own = o.journeys.filter((j) => j.journey === journey)
    const down = own.filter((j) => j.outcome === 'down').length
    const hit = own.filter((j) => j.outcome === 'interrupted').length
    const degraded = own.filter((j) => j.outcome === 'degraded').length
    const rto = Math.max(0, ...own.map((j) => j.rto?.typical ?? 0))
    if (down > 0) return `✕${down < own.length ? ` ${down}/${own.length}` : ''}`
    if (hit > 0) return number(rto, 's', c.language)
    if (degraded > 0) return '~'
    return '✓'
  }
  const journeys = c.model.document.journeys
  const section = (list: readonly ScenarioOutcome[], key: string, caption: string): RootContent[] =>
    table({
      id: `survivors-${key}`,
      caption,
      head: [c.say('Потеряно', 'Lost'), ...journeys.map((j) => c.in(j.title))],
      rows: list.map((o) => [o.title[c.language], ...journeys.map((j) => summary(o, j.id))]),
      align: [null, ...journeys.map((): 'center' => 'center')],
      wide: journeys.length > 4,
    })
  const single = all.filter((o) => o.scenario.startsWith('N-1'))
  const pairs = all.filter((o) => o.scenario.startsWith('N-2'))
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
        '✓ — без перерыва; время — типичный перерыв, после которого путь снова работает; ~ — ограниченно; ✕ — не работает до ремонта (дробь — доля регионов).',
        '✓ served without a break; a time is the typical break before the journey is served again; ~ degraded; ✕ down until repair (a fraction is the share of regions).',
      ),
    ),
    ...section(single, 'single', c.say(`Одиночные потери (${single.length})`, `Single losses (${single.length})`)),
    ...section(pairs, 'double', c.say(`Двойные потери (${pairs.length})`, `Double losses (${pairs.length})`)),
  ]
}

/** Recommendations come only from failed or thin verdicts and from scenarios that break their promise. */
function recommendations(c: Context): RootContent[] {
  const thin = c.judgement.verdicts.filter((v) => v.verdict !== 'pass')
  const broken = c.model.document.scenarios.flatMap((s) => {
    const outcome = c.analysis.failures.scenarios.find((o) => o.scenario === s.id)
    const down = (s.mustServe ?? []).filter((j) =>
      outcome?.journeys.some((o) => o.journey === j && o.outcome === 'down'),
    )
    return down.map((j) => ({ scenario: s.id, journey: j }))
  })
  const n = thin.length + broken.length
  return [
    anchor('recommendations'),
    heading(2, c.say('Рекомендации по непрерывности', 'Continuity recommendations')),
    ...(n === 0
      ? [
          paragraph(
            c.say(
              'Все требования выполнены с запасом, все сценарии выдерживают обещанное: рекомендаций нет.',
              'Every requirement holds with margin and every scenario keeps its promise: there is nothing to recommend.',
            ),
          ),
        ]
      : [
          paragraph(
            c.say(
              `Рекомендации выведены из ${n} ${pluralRu(n, 'слабого места', 'слабых мест', 'слабых мест')} расчёта.`,
              `Derived from ${n} weak ${pluralEn(n, 'point')} of the computation.`,
            ),
          ),
          bullets([
            ...thin.map((v): Inline[] => {
              const way = v.binding.breakEvens[0]
              return [
                reference('requirement', v.requirement, v.requirement),
                ': ',
                v.binding.missing?.[c.language] ?? v.binding.cause[c.language],
                ...(way ? [c.say('. Точка перелома: ', '. Break-even: '), ...breakEvenLine(c, way)] : []),
              ]
            }),
            ...broken.map((b): Inline[] => [
              ...joined([c.link(b.scenario)]),
              c.say(': путь «', ': the journey “'),
              c.title(b.journey),
              c.say('» не работает до ремонта, хотя обязан.', '” is down until repair although it must be served.'),
            ]),
          ]),
        ]),
  ]
}
