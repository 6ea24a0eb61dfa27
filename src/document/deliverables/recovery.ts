/** Backup and recovery plan: copies, schedule, data loss, restore time, break-evens, drill calendar. */
import type { RootContent } from 'mdast'
import type { RestoreTime, StoreRecovery } from '../../analyse/analysis.ts'
import { seconds } from '../../language/units.ts'
import type { BackupPolicy, Store } from '../../language/vocabulary/index.ts'
import { formatRange, formatSeconds } from '../../text/format.ts'
import type { Context } from '../context.ts'
import { foremost, leftOut } from '../cut.ts'
import { groupName, sentence } from '../names.ts'
import { phases } from '../words.ts'
import {
  anchor,
  bullets,
  callout,
  derivationBlock,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  range,
  reference,
  strong,
  table,
  verdictBadge,
} from '../write.ts'
import { measureName } from './board.ts'
import { drills } from './drills.ts'
import { durabilitySection } from './durability.ts'
import { breakEvenLine } from './requirements.ts'

export function recoveryTree(c: Context): RootContent[] {
  const stores = c.topology.stores
  return [
    heading(1, c.say('План резервного копирования и восстановления', 'Backup and recovery plan')),
    ...promises(c),
    anchor('copies'),
    heading(2, c.say('Копии и расписание', 'Copies and schedule')),
    ...copiesTable(c, stores),
    ...unbacked(c, stores),
    anchor('loss'),
    heading(2, c.say('Сколько данных теряется', 'How much data is lost')),
    ...lossTable(c),
    anchor('restore'),
    heading(2, c.say('Сколько длится восстановление из копии', 'How long a restore takes')),
    ...restoreSection(c),
    ...breakEvens(c),
    anchor('durability'),
    heading(2, c.say('Сохранность', 'Durability')),
    ...durabilitySection(c),
    anchor('drills'),
    heading(2, c.say('Календарь учений', 'Drill calendar')),
    ...drills(c, stores),
  ]
}

const dataMetrics = new Set(['rto', 'rpo', 'durability'])

/** Verdicts on everything that is promised about data. */
function promises(c: Context): RootContent[] {
  const rows = c.judgement.verdicts.flatMap((v) =>
    v.measures
      .filter(
        (m) =>
          dataMetrics.has(m.measure.metric) ||
          (m.measure.metric === 'rule' && m.measure.rule.startsWith('backup')) ||
          (m.measure.metric === 'rule' && m.measure.rule === 'restore-tested'),
      )
      .map((m): Inline[][] => [
        [verdictBadge(m.verdict)],
        [reference('requirement', v.requirement, v.requirement)],
        measureName(c, m),
        [sentence(m.missing?.[c.language] ?? m.cause[c.language])],
      ]),
  )
  return table({
    id: 'data-promises',
    caption: c.say('Обещания о данных', 'Promises about data'),
    head: [
      c.say('Вердикт', 'Verdict'),
      c.say('Требование', 'Requirement'),
      c.say('Мера', 'Measure'),
      c.say('Причина', 'Cause'),
    ],
    rows,
    widths: [14, 12, 34, 40],
  })
}

function every(c: Context, value: `${number}${string}` | undefined): string {
  return value === undefined ? '—' : formatSeconds(seconds(value as BackupPolicy['full']), c.language)
}

function yesNo(c: Context, value: boolean | undefined): string {
  return value ? c.say('да', 'yes') : c.say('нет', 'no')
}

const toolNames: Record<string, string> = { pgbackrest: 'pgBackRest', 'wal-g': 'WAL-G', barman: 'Barman' }

function copiesTable(c: Context, stores: readonly Store[]): RootContent[] {
  const backed = stores.filter((s): s is Store & { backup: BackupPolicy } => s.backup !== undefined)
  const row = (label: string, cell: (b: BackupPolicy) => Inline | Inline[]): (Inline | Inline[])[] => [
    label,
    ...backed.map((s) => cell(s.backup)),
  ]
  if (backed.length === 0) return []
  const properties = [
    row(c.say('Средство', 'Tool'), (b) => toolNames[b.tool] ?? b.tool),
    row(c.say('Где хранится', 'Repository'), (b) => [b.in, ...(b.alsoIn ?? [])].map(c.title).join(', ')),
    row(c.say('Полная копия каждые', 'Full copy every'), (b) => every(c, b.full)),
    row(c.say('Инкрементная каждые', 'Incremental every'), (b) => every(c, b.incremental)),
    row(c.say('Архив журнала (WAL)', 'WAL archive'), (b) =>
      b.walArchive
        ? c.say(
            `да, не реже ${every(c, b.walArchive.timeout)}`,
            `yes, at least every ${every(c, b.walArchive.timeout)}`,
          )
        : c.say('нет', 'no'),
    ),
    row(c.say('Срок хранения', 'Retention'), (b) => every(c, b.retention)),
    row(c.say('Шифрование', 'Encrypted'), (b) => yesNo(c, b.encrypted)),
    row(c.say('Неизменяемость', 'Immutable'), (b) => yesNo(c, b.immutable)),
    row(c.say('Отдельная учётная запись', 'Separate account'), (b) => yesNo(c, b.separateAccount)),
    row(c.say('Включает конфигурацию', 'Includes configuration'), (b) => yesNo(c, b.configuration)),
    row(c.say('Проверка восстановления каждые', 'Restore test every'), (b) => every(c, b.restoreTest?.every)),
  ]
  const head = [c.say('Свойство', 'Property'), ...backed.map((s) => c.link(s.id))]
  const whole = [head, ...properties]
  // A store is a column as long as they fit a page, else a row.
  const rows = backed.length <= COLUMNS ? whole : head.map((_, k) => whole.map((line) => line[k] ?? '—'))
  return table({
    id: 'copies-table',
    caption: c.say('Политика резервного копирования', 'Backup policy'),
    head: (rows[0] ?? []).map((cell, k) => (k === 0 && backed.length > COLUMNS ? c.say('Хранилище', 'Store') : cell)),
    rows: rows.slice(1),
    wide: backed.length > COLUMNS,
  })
}

/** Stores that stand side by side. */
const COLUMNS = 12

function unbacked(c: Context, stores: readonly Store[]): RootContent[] {
  const none = stores.filter((s) => s.backup === undefined && s.kind !== 'objectStore')
  if (none.length === 0) return []
  return [
    callout(
      'warning',
      paragraph(c.say('Без резервных копий: ', 'Without backups: '), ...joined(none.map((s) => c.link(s.id))), '.'),
    ),
  ]
}

function lossTable(c: Context): RootContent[] {
  const scenarios = new Set(c.model.document.scenarios.map((s) => s.id))
  const all = c.analysis.data.recoveries.filter((r) => scenarios.has(r.scenario))
  // A scenario that leaves every primary whole loses nothing: those are named in one sentence.
  const unplaced = spoiltNowhere(c)
  const touched = new Set([...all.filter((r) => !isWhole(r)), ...unplaced].map((r) => r.scenario))
  const safe = [...new Set(all.map((r) => r.scenario))].filter((s) => !touched.has(s))
  const rows = all
    .filter((r) => touched.has(r.scenario) && !isWhole(r))
    .map((r) => ({
      scenario: r.scenario,
      group: groupName(c, r.group),
      loss: r.rpo ? formatRange(r.rpo, 's', c.language).replace(...forGood(c)) : (r.unknown?.[c.language] ?? '—'),
      from: sentence(r.sourceText[c.language]),
    }))
  const groups = [...Map.groupBy(rows, (r) => [r.scenario, r.loss, r.from].join('\n')).values()]
  const lossRows = groups.map((group): Inline[][] => {
    const first = group[0] as (typeof rows)[number]
    const names = group.map((r) => r.group).join('; ')
    return [[c.link(first.scenario)], [names], [{ type: 'number', text: first.loss }], [first.from]]
  })
  return [
    ...(safe.length > 0
      ? [
          paragraph(
            c.say('Ведущие копии целы, ничего не теряется: ', 'The primaries stay whole, nothing is lost: '),
            ...joined(safe.map((s) => c.link(s))),
            '.',
          ),
        ]
      : []),
    ...lossTableOf(c, [
      ...lossRows,
      ...unplaced.map(({ scenario, store }): Inline[][] => [
        [c.link(scenario)],
        [c.title(store)],
        [{ type: 'number', text: c.say('неизвестно', 'unknown') }],
        [
          c.say(
            `В модели не сказано, где лежат копии (${store}.replication.members)`,
            `The model does not say where the copies are (${store}.replication.members)`,
          ),
        ],
      ]),
    ]),
  ]
}

/** Stores that a scenario spoils and whose copies the model does not place: no loss is computed for them. */
function spoiltNowhere(c: Context): { scenario: string; store: string }[] {
  const placed = new Set(c.topology.groups.map((group) => group.store))
  return c.model.document.scenarios.flatMap(({ id: scenario, faults }) =>
    faults.flatMap((fault) =>
      fault.kind === 'corrupt' && !placed.has(fault.store) ? [{ scenario, store: fault.store }] : [],
    ),
  )
}

/** Infinite loss in the words of data, not of time. */
function forGood(c: Context): [RegExp, string] {
  return [/∞/g, c.say('безвозвратно', 'for good')]
}

function isWhole(r: StoreRecovery): boolean {
  return r.rpo?.worst === 0 && r.source.includes('/') && r.rpo.derivation.note?.en === 'the primary is whole'
}

function lossTableOf(c: Context, rows: Inline[][][]): RootContent[] {
  return table({
    id: 'rpo',
    caption: c.say('Потеря подтверждённых данных (RPO) по сценариям', 'Acknowledged data lost (RPO) by scenario'),
    head: [
      c.say('Сценарий', 'Scenario'),
      c.say('Группа', 'Group'),
      c.say('Лучший / типичный / худший', 'Best / typical / worst'),
      c.say('Откуда берутся данные', 'Where the data come from'),
    ],
    rows,
    align: [null, null, 'right', null],
    widths: [24, 22, 20, 34],
  })
}

/** Restores told by their phases. */
const TOLD = 24

function restoreSection(c: Context): RootContent[] {
  const restores = c.analysis.data.restores
  const told = foremost(restores, TOLD, (r) => r.time?.worst ?? 0)
  return [
    ...table({
      id: 'restore-times',
      caption: c.say('Полное время восстановления из копии', 'Full time of a restore'),
      head: [
        c.say('Группа', 'Group'),
        c.say('Объём', 'Size'),
        c.say('Лучший / типичный / худший', 'Best / typical / worst'),
      ],
      rows: restores.map((r) => {
        const group = c.topology.groups.find((g) => g.id === r.group || g.id === `${r.store}/${r.group}`)
        return [
          groupName(c, r.group),
          group?.size === undefined ? '—' : number(group.size, 'B', c.language),
          r.time ? range(r.time, 's', c.language) : (r.unknown?.[c.language] ?? '—'),
        ]
      }),
      align: [null, 'right', 'right'],
      widths: [34, 22, 44],
    }),
    ...leftOut(c, told.length, restores.length, {
      ru: 'этапы самых долгих восстановлений; вывод любого другого печатает loadpath explain restore:<группа>',
      en: 'the phases of the longest restores; loadpath explain restore:<group> prints the derivation of any other',
    }),
    ...told.flatMap((r) => restoreParts(c, r)),
  ]
}

function restoreParts(c: Context, r: RestoreTime): RootContent[] {
  return [
    ...table({
      id: `restore-${r.group.replaceAll('/', '-')}`,
      caption: c.say(
        `${groupName(c, r.group)}: этапы восстановления`,
        `${groupName(c, r.group)}: phases of the restore`,
      ),
      head: [
        c.say('Этап', 'Phase'),
        c.say('Что делается', 'What is done'),
        c.say('Лучший / типичный / худший', 'Best / typical / worst'),
      ],
      rows: r.parts.map((p) => [
        phases[p.kind][c.language],
        [p.label[c.language], ...(p.human ? [' ', strong(c.say('(вручную)', '(by hand)'))] : [])],
        range(p.quantity, 's', c.language),
      ]),
      align: [null, null, 'right'],
      widths: [22, 50, 28],
    }),
    ...(r.time
      ? [
          derivationBlock(
            c.say(`Время восстановления: ${groupName(c, r.group)}`, `Restore time: ${groupName(c, r.group)}`),
            r.time.derivation,
          ),
        ]
      : []),
  ]
}

function breakEvens(c: Context): RootContent[] {
  const found = c.judgement.verdicts.flatMap((v) =>
    v.measures.filter((m) => m.breakEvens.length > 0).map((m) => ({ requirement: v.requirement, m })),
  )
  if (found.length === 0) return []
  const lists = found.flatMap(({ requirement, m }): RootContent[] => [
    paragraph(reference('requirement', requirement, requirement), '. ', ...measureName(c, m), ':'),
    bullets(m.breakEvens.map((b) => breakEvenLine(c, b))),
  ])
  return [anchor('break-evens'), heading(2, c.say('Точки перелома', 'Break-evens')), ...lists]
}
