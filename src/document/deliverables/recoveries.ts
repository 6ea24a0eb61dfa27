/** How elements get through a scenario, told once for all elements that go the same way. */
import type { RootContent } from 'mdast'
import type { ElementRecovery, ScenarioOutcome } from '../../analyse/analysis.ts'
import type { Derivation, Quantity } from '../../quantity/quantity.ts'
import type { Context } from '../context.ts'
import { groupName, neverBack, recoveryTime, sentence, shardOf } from '../names.ts'
import { effects, phases } from '../words.ts'
import { derivationBlock, type Inline, joined, paragraph, range, strong, table } from '../write.ts'

/** Elements with the same effect, the same phases and the same times. */
interface Alike {
  first: ElementRecovery
  all: ElementRecovery[]
}

function signature(r: ElementRecovery): string {
  const times = r.phases.map(
    (p) => `${p.kind} ${p.label.en} ${p.quantity.best} ${p.quantity.typical} ${p.quantity.worst}`,
  )
  const rto = r.rto ? `${r.rto.best} ${r.rto.typical} ${r.rto.worst}` : ''
  return [r.effect, rto, ...times].join('\n')
}

/** Groups in the order of their first element; elements that were not hit are left out. */
export function alike(outcome: ScenarioOutcome): Alike[] {
  const groups = new Map<string, Alike>()
  for (const recovery of outcome.recoveries) {
    if (recovery.effect === 'none') continue
    const key = signature(recovery)
    const group = groups.get(key)
    if (group) group.all.push(recovery)
    else groups.set(key, { first: recovery, all: [recovery] })
  }
  return [...groups.values()]
}

function names(c: Context, group: Alike): Inline[] {
  const whole = group.all.filter((r) => r.id === r.element || !isShard(c, r.id))
  const shards = group.all.filter((r) => !whole.includes(r))
  return joined([
    ...new Map(whole.map((r) => [r.element, [c.link(r.element)]])).values(),
    ...shards.map((r) => [c.link(r.element), ` · ${shardOf(c, r.id)}`]),
  ])
}

function isShard(c: Context, group: string): boolean {
  return shardOf(c, group) !== ''
}

/** What each element or group of elements goes through, and how long it takes. */
export function recoveriesTable(c: Context, scenario: string, outcome: ScenarioOutcome): RootContent[] {
  return table({
    id: `recovery-${scenario}`,
    caption: c.say('Что происходит с элементами', 'What happens to the elements'),
    head: [
      c.say('Элементы', 'Elements'),
      c.say('Исход', 'Effect'),
      c.say('Что произошло', 'What happened'),
      c.say('RTO: лучший / типичный / худший', 'RTO: best / typical / worst'),
    ],
    rows: alike(outcome).map((group) => [
      names(c, group),
      effects[group.first.effect][c.language],
      [
        sentence(group.first.what[c.language]),
        ...(group.all.length > 1 ? [c.say('; остальные — так же', '; the others likewise')] : []),
      ],
      group.first.rto ? recoveryTime(c, group.first.rto) : (group.first.unknown?.[c.language] ?? '—'),
    ]),
    align: [null, null, null, 'right'],
    widths: [28, 15, 37, 20],
  })
}

/** The phases of each group of elements. */
export function phasesTable(c: Context, scenario: string, outcome: ScenarioOutcome): RootContent[] {
  const rows = alike(outcome).flatMap((group) =>
    group.first.phases.map((p, index): Inline[][] => [
      index === 0 ? shortNames(c, group) : [''],
      [phases[p.kind][c.language]],
      [p.label[c.language], ...(p.human ? [' ', strong(c.say('(вручную)', '(by hand)'))] : [])],
      [range(p.quantity, 's', c.language)],
    ]),
  )
  return table({
    id: `phases-${scenario}`,
    caption: c.say('Этапы восстановления', 'Recovery phases'),
    head: [
      c.say('Элементы', 'Elements'),
      c.say('Этап', 'Phase'),
      c.say('Механизм', 'Mechanism'),
      c.say('Лучший / типичный / худший', 'Best / typical / worst'),
    ],
    rows,
    align: [null, null, null, 'right'],
    widths: [26, 16, 36, 22],
  })
}

function shortNames(c: Context, group: Alike): Inline[] {
  const [first] = group.all
  const name = first ? (isShard(c, first.id) ? groupName(c, first.id) : c.title(first.element)) : ''
  const more = group.all.length - 1
  return more > 0 ? [name, c.say(` и ещё ${more}`, ` and ${more} more`)] : [name]
}

/** Derivations that a document has told, with the scenario where it did. */
export type Told = Map<string, string>

/** The derivation of each group's recovery time, the longest first; one that `told` holds is referred to. */
export function recoveryDerivations(c: Context, outcome: ScenarioOutcome, told?: Told): RootContent[] {
  const blocks: RootContent[] = []
  const again = new Map<string, string[]>()
  const groups = alike(outcome)
    .filter((group) => group.first.rto !== undefined && group.first.rto.worst > 0)
    .sort((a, b) => (b.first.rto?.typical ?? 0) - (a.first.rto?.typical ?? 0))
  for (const group of groups) {
    if (!group.first.rto) continue
    const { derivation } = group.first.rto
    const name = shortNames(c, group).join('')
    const key = JSON.stringify(derivation)
    const before = told?.get(key)
    if (before === undefined) {
      blocks.push(derivationBlock(`RTO: ${name}`, inWords(group.first.rto)))
      told?.set(key, outcome.scenario)
    } else again.set(before, [...(again.get(before) ?? []), name])
  }
  const references = [...again].map(([scenario, list]) =>
    paragraph(
      c.say('Вывод RTO тот же, что в сценарии «', 'RTO is derived as in “'),
      c.link(scenario),
      c.say('»: ', '”: '),
      `${list.join('; ')}.`,
    ),
  )
  return [...blocks, ...references]
}

/** A recovery without an end is said in words, as in the tables. */
function inWords(rto: Quantity): Derivation {
  if (rto.typical !== Number.POSITIVE_INFINITY) return rto.derivation
  return { ...rto.derivation, text: neverBack }
}
