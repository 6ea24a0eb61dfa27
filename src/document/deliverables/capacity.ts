/** Capacity beyond today's steady state: growth, autoscaling, backlogs, pools of users, measured scalability. */
import type { RootContent } from 'mdast'
import { type Context, valueCell } from '../context.ts'
import { stationName } from '../names.ts'
import {
  anchor,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  range,
  reference,
  table,
  verdictBadge,
} from '../write.ts'

/** Sections of the performance profile; a section without results is left out. */
export function capacitySections(c: Context): RootContent[] {
  return [
    ...section('growth', c.say('Рост', 'Growth'), [...growthSteps(c), ...growth(c)]),
    ...section('autoscaling', c.say('Автомасштабирование', 'Autoscaling'), autoscaling(c)),
    ...section('backlogs', c.say('Очереди работ', 'Backlogs'), backlogs(c)),
    ...section('pools-of-users', c.say('Пулы пользователей', 'Pools of users'), userPools(c)),
    ...section('scalability', c.say('Масштабируемость по измерениям', 'Scalability as measured'), scalability(c)),
  ]
}

function section(key: string, title: string, content: RootContent[]): RootContent[] {
  return content.length === 0 ? [] : [anchor(key), heading(2, title), ...content]
}

/** Requirements that a grown load can move, side by side. */
function growthSteps(c: Context): RootContent[] {
  const steps = c.growth ?? []
  const rows = (steps[0]?.verdicts ?? []).flatMap((base): Inline[][][] => {
    const all = steps.map((step) => step.verdicts.find((v) => v.requirement === base.requirement))
    const moved = all.some(
      (v) => v?.verdict !== base.verdict || v.binding.value?.typical !== base.binding.value?.typical,
    )
    if (!moved) return []
    const cells = all.map((v): Inline[] => (v ? [verdictBadge(v.verdict), ' ', valueCell(c, v.binding)] : ['—']))
    return [[[reference('requirement', base.requirement, base.requirement)], ...cells]]
  })
  return table({
    id: 'growth-steps',
    caption: c.say('Требования при растущей нагрузке', 'Requirements as the load grows'),
    head: [c.say('Требование', 'Requirement'), ...steps.map((step) => step.id.replace('x', '×'))],
    rows,
    widths: [14, ...steps.map(() => 86 / Math.max(1, steps.length))],
  })
}

function growth(c: Context): RootContent[] {
  const limits = c.analysis.performance.peak.growthLimits ?? []
  const soonest = [...limits]
    .filter((l) => Number.isFinite(l.saturated.typical))
    .sort((a, b) => a.saturated.typical - b.saturated.typical)
  const next = { replica: c.say('ещё экземпляр', 'another replica'), shard: c.say('ещё шард', 'another shard') }
  return table({
    id: 'growth-limits',
    caption: c.say('Когда ресурс перестанет выдерживать пик', 'When a resource will no longer carry the peak'),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Рост спроса за год', 'Growth of demand per year'),
      c.say('Без одного экземпляра — через', 'With one replica lost, in'),
      c.say('Насыщение — через', 'Saturated in'),
      c.say('Что добавить', 'What to add'),
    ],
    rows: soonest
      .slice(0, 12)
      .map((l) => [
        stationName(c, l.station),
        number(l.growth, 'ratio', c.language),
        number(l.withoutOne.typical, 's', c.language),
        number(l.saturated.typical, 's', c.language),
        next[l.next],
      ]),
    align: [null, 'right', 'right', 'right', null],
    widths: [30, 16, 20, 18, 16],
  })
}

function autoscaling(c: Context): RootContent[] {
  const responses = c.analysis.performance.peak.autoscalers ?? []
  const kind = { spike: c.say('скачок', 'spike'), ramp: c.say('подъём', 'ramp') }
  return table({
    id: 'autoscalers',
    caption: c.say(
      'Ответ автомасштабирования на рост нагрузки от обычной до пиковой',
      'Response of the autoscaler to the load going from normal to peak',
    ),
    head: [
      c.say('Ресурс', 'Resource'),
      c.say('Изменение', 'Change'),
      c.say('Экземпляров было → стало', 'Replicas before → after'),
      c.say('Нехватка длится', 'Under-provisioned for'),
      c.say('Навёрстано через', 'Caught up in'),
      c.say('Сверх мощности', 'Beyond capacity'),
    ],
    rows: responses.map((r) =>
      r.unknown
        ? [stationName(c, r.station), kind[r.kind], r.unknown[c.language], '—', '—', '—']
        : [
            stationName(c, r.station),
            r.kind === 'ramp' ? [kind.ramp, ' ', number(r.over, 's', c.language)] : kind.spike,
            `${r.before} → ${r.after} (${c.say('не больше', 'at most')} ${r.max})`,
            number(r.underProvisioned.typical, 's', c.language),
            number(r.catchUp.typical, 's', c.language),
            number(r.beyond.typical, 'ratio', c.language),
          ],
    ),
    align: [null, null, null, 'right', 'right', 'right'],
    widths: [24, 14, 20, 14, 14, 14],
  })
}

function backlogs(c: Context): RootContent[] {
  const all = c.analysis.performance.peak.backlogs ?? []
  return table({
    id: 'backlogs-table',
    caption: c.say('Работа, которой пользователь не ждёт', 'Work that no user waits for'),
    head: [
      c.say('Откуда', 'From'),
      c.say('Кто разбирает', 'Consumer'),
      c.say('Приходит', 'Arrivals'),
      c.say('Мощность', 'Capacity'),
      c.say('Задержка', 'Lag'),
      c.say('Разбор на секунду простоя', 'Drain per second of outage'),
    ],
    rows: all.map((b): Inline[][] => [
      [c.link(b.queue)],
      [c.link(b.consumer)],
      [number(b.arrivals, '/s', c.language)],
      [number(b.capacity, '/s', c.language)],
      [b.unknown ? b.unknown[c.language] : number(b.lag.typical, 's', c.language)],
      [b.unknown ? '—' : number(b.drain.typical, 's', c.language)],
    ]),
    align: [null, null, 'right', 'right', 'right', 'right'],
  })
}

function userPools(c: Context): RootContent[] {
  const pools = c.analysis.performance.peak.userPools ?? []
  return table({
    id: 'user-pools',
    caption: c.say('Замкнутые группы пользователей', 'Closed pools of users'),
    head: [
      c.say('Путь', 'Journey'),
      c.say('Пользователи', 'Users'),
      c.say('Запросов в секунду', 'Requests per second'),
      c.say('Отклик', 'Response'),
      c.say('Насыщение при', 'Saturates at'),
      c.say('Узкое место', 'Bottleneck'),
    ],
    rows: pools.map((p): Inline[][] => [
      [c.link(p.journey)],
      joined([number(p.users, 'count', c.language), c.title(p.region)]),
      [p.unknown ? p.unknown[c.language] : number(p.throughput.typical, '/s', c.language)],
      [p.unknown ? '—' : range(p.response, 's', c.language)],
      [p.unknown ? '—' : number(p.saturation.typical, 'count', c.language)],
      [p.bottleneck === '' ? '—' : stationName(c, p.bottleneck)],
    ]),
    align: [null, null, 'right', 'right', 'right', null],
  })
}

function scalability(c: Context): RootContent[] {
  const fitted = c.analysis.performance.peak.scalability ?? []
  if (fitted.length === 0) return []
  return [
    paragraph(
      c.say(
        'Универсальный закон масштабируемости: X(N) = γN / (1 + α(N − 1) + βN(N − 1)); α — очередь за общим, β — согласование.',
        'Universal Scalability Law: X(N) = γN / (1 + α(N − 1) + βN(N − 1)); α is contention, β is coherency.',
      ),
    ),
    ...table({
      id: 'usl',
      caption: c.say('Подбор по измеренным точкам', 'Fit to the measured points'),
      head: [
        c.say('Элемент', 'Element'),
        'α',
        'β',
        'γ',
        c.say('Перелом при', 'Knee at'),
        c.say('Наибольшая', 'Highest'),
      ],
      rows: fitted.map((s) => [
        c.link(s.element),
        number(s.alpha, 'count', c.language),
        number(s.beta, 'count', c.language),
        number(s.gamma, 'count', c.language),
        s.unknown ? s.unknown[c.language] : number(s.knee.typical, 'count', c.language),
        s.unknown ? '—' : number(s.peak.typical, '/s', c.language),
      ]),
      align: [null, 'right', 'right', 'right', 'right', 'right'],
    }),
  ]
}
