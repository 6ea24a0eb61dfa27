/**
 * Probability per year of losing acknowledged data for good. All copies of a group die before they are repaired (Markov), or
 * a modelled scenario reaches every copy (common cause: operator, software, site); and the backups, a layer of their own, are
 * gone too or turn out useless. What the model lacks makes the figure unknown.
 */
import { byConvention, computed, fromModel, ranged } from '../../catalogue/derive.ts'
import { type Said, said } from '../../language/text.ts'
import { perYear, ratio, seconds, YEAR } from '../../language/units.ts'
import type { Failure, FailureScenario, Id, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity, type Range } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { effectOf } from './effect.ts'
import { fateOf } from './fate.ts'
import { usableDelay } from './loss-corruption.ts'
import { lossWithin, meanTimeToLoss } from './markov.ts'
import { groupName } from './names.ts'
import { allFail, sourcesOf } from './sources.ts'
import { stagesOf, worstLosses } from './worst-loss.ts'

export interface Durability {
  store: Id
  loss: Quantity | undefined
  unknown?: Said
}

const label: Said = {
  ru: 'Вероятность безвозвратной потери данных за год',
  en: 'Probability of losing data for good in a year',
}

/** Durability of a store. */
export function durabilityOf(topology: Topology, store: Store): Durability {
  if (store.kind === 'objectStore' && store.durability !== undefined) {
    const published = ratio(store.durability)
    const input = fromModel(
      said({ ru: 'Заявленная сохранность', en: 'Published durability' }),
      'ratio',
      published,
      `${store.id}.durability`,
    )
    const loss = computed(label, 'ratio', { ru: '1 − сохранность', en: '1 - durability' }, (d = 1) => 1 - d, [input], {
      ru: 'Цифра поставщика: ошибок людей и потери учётной записи в ней нет.',
      en: 'The provider’s figure: errors of people and the loss of the account are not in it.',
    })
    return { store: store.id, loss: quantity(loss) }
  }
  const groups = topology.groupsOf(store.id).filter((group) => group.copies.length > 0)
  if (groups.length === 0) return { store: store.id, loss: undefined, unknown: noCopies(store.id) }
  const copies = groups.map((group) => copiesLost(topology, store, group))
  const lacking = copies.find((entry): entry is Said => 'ru' in entry)
  if (lacking) return { store: store.id, loss: undefined, unknown: lacking }
  const causes = topology.document.scenarios.map((scenario) => commonCause(topology, groups, scenario))
  const together = groups.map((group) => allAtOnce(topology, store, group))
  const parts = [...(copies as Derivation[]), ...[...together, ...causes].filter((cause) => cause !== undefined)]
  const value = computed(
    label,
    'ratio',
    { ru: '1 − произведение (1 − p)', en: '1 - product of (1 - p)' },
    (...p) => 1 - p.reduce((a, b) => a * (1 - b), 1),
    parts,
    {
      ru: 'Независимые слои; порча, о которой модель не знает, не учтена: это нижняя оценка потери.',
      en: 'Independent layers; corruption that the model does not know of is not counted: a lower bound of the loss.',
    },
  )
  return { store: store.id, loss: quantity(value) }
}

function noCopies(store: Id): Said {
  return {
    ru: `в модели не сказано, где лежат копии (${store}.replication.members)`,
    en: `the model does not say where the copies are (${store}.replication.members)`,
  }
}

/** A host failure is taken to lose the host's copy: an upper bound, most of them are reboots and leave the disks. */
function hostFailure(topology: Topology, copy: Copy): { failure: Failure; path: string } | undefined {
  for (const place of topology.ancestors(copy.place)) {
    const failure = topology.places.get(place)?.host
    if (failure) return { failure, path: `${place}.host` }
  }
  return undefined
}

function copiesLost(topology: Topology, store: Store, group: Group): Derivation | Said {
  const holding = group.copies.filter((copy) => copy.role !== 'witness')
  const failures = holding.map((copy) => hostFailure(topology, copy))
  const known = failures.filter((failure) => failure !== undefined)
  const worst =
    known.length === failures.length
      ? [...known].sort((a, b) => perYear(b.failure.rate) - perYear(a.failure.rate))[0]
      : undefined
  if (!worst) {
    return {
      ru: `в модели нет частоты отказов серверов (host) там, где стоят копии «${store.id}»`,
      en: `the model has no failure rate of hosts (host) where the copies of "${store.id}" stand`,
    }
  }
  const rate = fromModel(
    { ru: 'Отказы сервера', en: 'Host failures' },
    '/year',
    perYear(worst.failure.rate),
    `${worst.path}.rate`,
  )
  const repair = fromModel(
    { ru: 'Время до новой копии', en: 'Time to a new copy' },
    's',
    seconds(worst.failure.repair),
    `${worst.path}.repair`,
  )
  const count = byConvention({ ru: 'Копий', en: 'Copies' }, 'count', holding.length, {
    ru: 'участники, которые хранят данные',
    en: 'members that hold the data',
  })
  const mean = meanTimeToLoss({
    n: holding.length,
    k: 1,
    lambda: rate.value.typical / YEAR,
    mu: 1 / repair.value.typical,
    crews: holding.length,
  })
  const name = groupName(topology, group)
  const lost = ranged(
    { ru: `Все копии погибли раньше ремонта: ${name.ru}`, en: `All copies die before repair: ${name.en}` },
    'ratio',
    {
      ru: '1 − exp(−год / MTTDL), цепь гибели и размножения по числу потерянных копий',
      en: '1 - exp(-year / MTTDL), birth-death chain over lost copies',
    },
    exactly(lossWithin(YEAR, mean)),
    [count, rate, repair],
    {
      ru: 'Каждый отказ сервера считается потерей его копии: оценка сверху, большинство отказов — перезагрузки.',
      en: 'Every host failure counts as the loss of its copy: an upper bound, most failures are reboots.',
    },
  )
  // Every copy has to fail: failures a tenth more frequent make the loss of three a third more likely.
  return beyondBackups(topology, store, name, { ...lost, steepness: holding.length })
}

/** Lost copies are restored from the backups, a layer of its own; the data are lost for good when those are useless too. */
function beyondBackups(topology: Topology, store: Store, name: Said, copies: Derivation): Derivation {
  const sources = sourcesOf(topology, effectOf(topology, []), store)
  if (sources.length === 0) return copies
  const chance = allFail(sources)
  return computed(
    {
      ru: `Все копии погибли раньше ремонта, а резервные негодны: ${name.ru}`,
      en: `All copies die before repair and the backups are useless: ${name.en}`,
    },
    'ratio',
    '1 − (1 − p)^chance',
    (p = 0, useless = 0) => (useless === 0 ? 0 : -Math.expm1(Math.log1p(-p) * useless)),
    [copies, useless({ best: chance.best, typical: chance.best, worst: chance.worst })],
  )
}

/** What a scenario leaves of a group: nothing, or backups that may all turn out useless. */
function chanceOfNothing(topology: Topology, groups: readonly Group[], scenario: FailureScenario): Range {
  const losses = worstLosses(topology, groups, scenario.faults, scenario.id)
  if (losses.some((loss) => loss.rpo?.typical === Number.POSITIVE_INFINITY)) return exactly(1)
  const chances = stagesOf(topology, scenario.faults, scenario.id).flatMap((stage) => {
    const effect = effectOf(stage.topology, scenario.faults, scenario.id, stage.moment.active)
    return groups.flatMap((group) => {
      const now = stage.topology.groupsOf(group.store).find((g) => g.id === group.id) ?? group
      const fate = fateOf(stage.topology, now, effect)
      const store = stage.topology.elements.get(group.store) as Store
      if (fate.kind === 'restore') return [allFail(fate.sources)]
      return fate.kind === 'corrupted' && !usableDelay(store, fate) ? [allFail(fate.sources)] : []
    })
  })
  // All groups come from the same backups: they are useless together, so the greatest chance counts, not their sum.
  const best = Math.max(0, ...chances.map((chance) => chance.best))
  return { best, typical: best, worst: Math.max(0, ...chances.map((chance) => chance.worst)) }
}

/** A scenario that leaves nothing to restore from loses the data at its own rate, times the chance that the backups are useless. */
function commonCause(topology: Topology, groups: readonly Group[], scenario: FailureScenario): Derivation | undefined {
  const chance = chanceOfNothing(topology, groups, scenario)
  if (chance.worst === 0) return undefined
  const rate = fromModel(
    { ru: 'Случаев в год', en: 'Occurrences per year' },
    '/year',
    perYear(scenario.rate),
    `${scenario.id}.rate`,
  )
  const title = said(scenario.title)
  const label = {
    ru: `Сценарий «${title.ru}»: не остаётся ни одной копии`,
    en: `The scenario "${title.en}" leaves no copy`,
  }
  if (chance.best === 1) return computed(label, 'ratio', '1 − exp(−rate)', (r = 0) => -Math.expm1(-r), [rate])
  return computed(label, 'ratio', '1 − exp(−rate × chance)', (r = 0, p = 0) => -Math.expm1(-r * p), [
    rate,
    useless(chance),
  ])
}

/** The chance that every kind of backup turns out useless. */
function useless(chance: Range): Derivation {
  return byConvention(
    { ru: 'Вероятность, что негодны все резервные копии', en: 'Probability that every backup turns out useless' },
    'ratio',
    chance,
    { ru: 'произведение по видам копий (latentFailure)', en: 'product over the kinds of backups (latentFailure)' },
    chance.worst > chance.best
      ? {
          ru: 'Из копий ни разу не восстанавливали, вероятность отказа не задана: в худшем случае их нет.',
          en: 'The backups were never restored and no probability is given: at worst there are none.',
        }
      : undefined,
  )
}

/**
 * A cause that takes every copy of a group at once (one release, one batch of disks): the share `commonCause` of the failures
 * of a host. Only backups are left then; the copies cannot be more durable than this, however many there are.
 */
function allAtOnce(topology: Topology, store: Store, group: Group): Derivation | undefined {
  if (store.commonCause === undefined || ratio(store.commonCause) === 0) return undefined
  const primary = group.copies.find((copy) => copy.role === 'primary')
  const host = primary ? hostFailure(topology, primary) : undefined
  if (!host) return undefined
  const sources = sourcesOf(topology, effectOf(topology, []), store)
  const chance = allFail(sources)
  if (chance.worst === 0) return undefined
  const share = fromModel(
    { ru: 'Доля отказов, общих для всех копий', en: 'Share of failures common to all copies' },
    'ratio',
    ratio(store.commonCause),
    `${store.id}.commonCause`,
  )
  const rate = fromModel(
    { ru: 'Отказы сервера', en: 'Host failures' },
    '/year',
    perYear(host.failure.rate),
    `${host.path}.rate`,
  )
  const name = groupName(topology, group)
  return computed(
    { ru: `Общая причина губит все копии: ${name.ru}`, en: `One cause takes all copies: ${name.en}` },
    'ratio',
    '1 − exp(−rate × β × chance)',
    (r = 0, b = 0, p = 0) => -Math.expm1(-r * b * p),
    [rate, share, useless({ best: chance.best, typical: chance.best, worst: chance.worst })],
  )
}
