/**
 * Probability per year of losing acknowledged data for good. Two independent layers: all copies of a group die before they
 * are repaired (Markov), or a modelled scenario reaches every copy and leaves no backup (common cause: operator, software,
 * site). Backups count only when a scenario leaves them; what the model lacks makes the figure unknown.
 */
import { byConvention, computed, fromModel, ranged } from '../../catalogue/derive.ts'
import { type Said, said } from '../../language/text.ts'
import { perYear, ratio, seconds, YEAR } from '../../language/units.ts'
import type { Failure, FailureScenario, Id, Store } from '../../language/vocabulary/index.ts'
import { type Derivation, exactly, type Quantity, quantity } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { effectOf } from './effect.ts'
import { dataLoss } from './loss.ts'
import { lossWithin, meanTimeToLoss } from './markov.ts'
import { groupName } from './names.ts'

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
  if (groups.length === 0) return { store: store.id, loss: undefined, unknown: noCopies }
  const copies = groups.map((group) => copiesLost(topology, store, group))
  const lacking = copies.find((entry): entry is Said => 'ru' in entry)
  if (lacking) return { store: store.id, loss: undefined, unknown: lacking }
  const causes = topology.document.scenarios.map((scenario) => commonCause(topology, groups, scenario))
  const parts = [...(copies as Derivation[]), ...causes.filter((cause) => cause !== undefined)]
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

const noCopies: Said = {
  ru: 'в модели нет копий этого хранилища (replication.members)',
  en: 'the model names no copies of this store (replication.members)',
}

/** A host failure is taken to lose the host's copy: an upper bound, most of them are reboots. */
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
  return ranged(
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
}

/** A scenario that leaves nothing to restore from loses the data at its own rate. */
function commonCause(topology: Topology, groups: readonly Group[], scenario: FailureScenario): Derivation | undefined {
  const effect = effectOf(topology, scenario.faults, scenario.id)
  const total = groups.some((group) => dataLoss(topology, group, effect).rpo?.typical === Number.POSITIVE_INFINITY)
  if (!total) return undefined
  const rate = fromModel(
    { ru: 'Случаев в год', en: 'Occurrences per year' },
    '/year',
    perYear(scenario.rate),
    `${scenario.id}.rate`,
  )
  return computed(
    { ru: `Не остаётся ни одной копии: ${said(scenario.title).ru}`, en: `No copy is left: ${said(scenario.title).en}` },
    'ratio',
    { ru: '1 − exp(−частота)', en: '1 - exp(-rate)' },
    (r = 0) => -Math.expm1(-r),
    [rate],
  )
}
