/** Capacity beyond today's steady state: growth, autoscaling, backlogs, pools of users, measured scalability. */
import type { RootContent } from 'mdast'
import { formatNumber } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { sentence, stationName } from '../names.ts'
import { anchor, heading, type Inline, joined, number, paragraph, range, table } from '../write.ts'
import { growthTables } from './growth.ts'
import { scaledOutTables } from './scaled-out.ts'
import { scalingTable } from './scaling.ts'

/** Sections of the performance profile; a section without results is left out. */
export function capacitySections(c: Context): RootContent[] {
  return [
    ...section('growth', c.say('Рост', 'Growth'), growthTables(c)),
    ...section(
      'scaling',
      c.say('Вертикальное и горизонтальное масштабирование', 'Vertical and horizontal scaling'),
      scalingTable(c),
    ),
    ...section('autoscaling', c.say('Автомасштабирование', 'Autoscaling'), autoscaling(c)),
    ...section('backlogs', c.say('Очереди работ', 'Backlogs'), backlogs(c)),
    ...section('pools-of-users', c.say('Пулы пользователей', 'Pools of users'), userPools(c)),
    ...section('scalability', c.say('Масштабируемость по измерениям', 'Scalability as measured'), scalability(c)),
  ]
}

function section(key: string, title: string, content: RootContent[]): RootContent[] {
  return content.length === 0 ? [] : [anchor(key), heading(2, title), ...content]
}

function autoscaling(c: Context): RootContent[] {
  const all = c.analysis.performance.peak.autoscalers ?? []
  const responses = all.filter((r) => !idle(r))
  const idlers = [...new Set(all.filter((r) => !responses.some((o) => o.station === r.station)).map((r) => r.station))]
  const enough = idlers.map((s) => stationName(c, s)).join(', ')
  return [
    ...(enough === ''
      ? []
      : [
          paragraph(
            c.say(
              `Нынешних экземпляров хватает и при скачке, и при плавном подъёме до пика, автомасштабирование их не добавляет: ${enough}.`,
              `The replicas of today carry both a spike and a ramp to the peak, the autoscaler adds none: ${enough}.`,
            ),
          ),
        ]),
    ...autoscalerTable(c, responses),
    ...scaledOutTables(c),
  ]
}

type Response = NonNullable<Context['analysis']['performance']['peak']['autoscalers']>[number]

/** Nothing is added and nothing lacks: such answers are told in one sentence. */
function idle(r: Response): boolean {
  return r.unknown === undefined && r.before === r.after && r.underProvisioned.worst === 0 && r.beyond.worst === 0
}

function autoscalerTable(c: Context, responses: readonly Response[]): RootContent[] {
  const kind = { spike: c.say('скачок', 'spike'), ramp: c.say('подъём', 'ramp') }
  const timed = responses.some((r) => r.timedOut !== undefined)
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
      ...(timed ? [c.say('Не дождались ответа', 'Timed out')] : []),
    ],
    rows: responses.map((r) =>
      r.unknown
        ? [stationName(c, r.station), kind[r.kind], r.unknown[c.language], '—', '—', '—', ...(timed ? ['—'] : [])]
        : [
            stationName(c, r.station),
            r.kind === 'ramp' ? [kind.ramp, ' ', number(r.over, 's', c.language)] : kind.spike,
            `${r.before} → ${r.after} (${c.say('не больше', 'at most')} ${r.max})`,
            number(r.underProvisioned.typical, 's', c.language),
            number(r.catchUp.typical, 's', c.language),
            number(r.beyond.typical, 'ratio', c.language),
            ...(timed ? [r.timedOut ? number(r.timedOut.typical, 'ratio', c.language) : '—'] : []),
          ],
    ),
    align: [null, null, null, 'right', 'right', 'right', ...(timed ? (['right'] as const) : [])],
    widths: timed ? [22, 12, 18, 12, 12, 12, 12] : [24, 14, 20, 14, 14, 14],
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
  const tables = table({
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
  const note = pools.find((p) => p.unknown === undefined)?.throughput.derivation.note
  return note ? [...tables, paragraph(sentence(note[c.language]), '.')] : tables
}

function scalability(c: Context): RootContent[] {
  const fitted = c.analysis.performance.peak.scalability ?? []
  if (fitted.length === 0) return []
  return [
    paragraph(
      c.say(
        'Универсальный закон масштабируемости: X(N) = γN / (1 + α(N − 1) + βN(N − 1)); α — очередь за общим, β — согласование. После ± — стандартная ошибка коэффициента, у перелома — половина ширины 95-процентного интервала.',
        'Universal Scalability Law: X(N) = γN / (1 + α(N − 1) + βN(N − 1)); α is contention, β is coherency. After ± stands the standard error of a coefficient, of the knee half the width of its 95 % interval.',
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
        withError(c, s.alpha, s.errors?.alpha),
        withError(c, s.beta, s.errors?.beta),
        withError(c, s.gamma, s.errors?.gamma),
        s.unknown ? s.unknown[c.language] : withError(c, s.knee.typical, s.knee.best - s.knee.typical),
        s.unknown ? '—' : number(s.peak.typical, '/s', c.language),
      ]),
      align: [null, 'right', 'right', 'right', 'right', 'right'],
    }),
  ]
}

function withError(c: Context, value: number, error: number | undefined): string {
  const figure = formatNumber(value, c.language)
  return error === undefined || !(error > 0) ? figure : `${figure} ± ${formatNumber(error, c.language, 2)}`
}
