/**
 * Probability per year of losing acknowledged data for good. All copies of a group die before they are replaced (Markov), one
 * cause destroys them together, or a modelled scenario reaches every copy (operator, software, account, site); and the backups,
 * a layer of their own, are useless too. Causes that the model does not name make the durability an upper bound, in words.
 */
import { computed, fromModel } from '../../catalogue/derive.ts'
import { type Said, said } from '../../language/text.ts'
import { ratio } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, quantity } from '../../quantity/quantity.ts'
import type { StoreDurability } from '../results/data.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { scenarioCause } from './durability-causes.ts'
import { copiesDie, oneCause } from './durability-copies.ts'
import { effectOf } from './effect.ts'
import { groupName } from './names.ts'
import { policiesOf, sourcesOf } from './sources.ts'
import { allUseless } from './useless-backups.ts'

const label: Said = {
  ru: 'Вероятность безвозвратной потери данных за год',
  en: 'Probability of losing data for good in a year',
}

/** Durability of a store. */
export function durabilityOf(topology: Topology, store: Store): StoreDurability {
  if (store.kind === 'cache') return { store: store.id, loss: undefined, unknown: repeats }
  const published = publishedLoss(store)
  const all = topology.groupsOf(store.id)
  const groups = published ? all : all.filter((group) => group.copies.length > 0)
  if (groups.length === 0) return { store: store.id, loss: undefined, unknown: noCopies(store.id) }
  const copies = published ? [published] : groups.flatMap((group) => copiesLost(topology, store, group))
  const causes = topology.document.scenarios.map((scenario) => scenarioCause(topology, groups, scenario))
  const parts = [...copies, ...causes.filter((cause) => cause !== undefined)]
  const bound = notNamed(topology, store)
  const value = computed(
    label,
    'ratio',
    { ru: '1 − произведение (1 − p)', en: '1 - product of (1 - p)' },
    (...p) => 0 - Math.expm1(p.reduce((sum, one) => sum + Math.log1p(-one), 0)),
    parts,
    bound ? lowerBound(bound) : independent,
  )
  if (value.value.typical === 0) return { store: store.id, loss: undefined, unknown: noCause }
  return { store: store.id, loss: quantity(value), ...(bound ? { bound } : {}) }
}

/** All copies of a group destroyed, and the backups useless. Lost copies are restored from backups, a layer of its own. */
function copiesLost(topology: Topology, store: Store, group: Group): Derivation[] {
  const useless = allUseless(sourcesOf(topology, effectOf(topology, []), store))
  const name = groupName(topology, group)
  const ways: [Derivation | undefined, Said][] = [
    [copiesDie(topology, group), oneByOne],
    [oneCause(topology, store, group), together],
  ]
  return ways.flatMap(([copies, words]) => {
    if (!copies || !useless) return copies ?? []
    const beyond = computed(
      { ru: `${words.ru}: ${name.ru}`, en: `${words.en}: ${name.en}` },
      'ratio',
      { ru: '1 − (1 − p)^негодны', en: '1 - (1 - p)^useless' },
      (p = 0, chance = 0) => (chance === 0 ? 0 : 0 - Math.expm1(Math.log1p(-p) * chance)),
      [copies, useless],
    )
    return copies.steepness === undefined ? [beyond] : [{ ...beyond, steepness: copies.steepness }]
  })
}

const oneByOne: Said = {
  ru: 'Все копии погибли раньше замены, а резервные негодны',
  en: 'All copies die before repair and the backups are useless',
}
const together: Said = {
  ru: 'Общая причина губит все копии, а резервные негодны',
  en: 'One cause destroys all copies and the backups are useless',
}

/** What the provider of an object store publishes: media, not people. */
function publishedLoss(store: Store): Derivation | undefined {
  if (store.kind !== 'objectStore' || store.durability === undefined) return undefined
  const input = fromModel(
    said({ ru: 'Заявленная сохранность', en: 'Published durability' }),
    'ratio',
    ratio(store.durability),
    `${store.id}.durability`,
  )
  return computed(
    { ru: 'Потеря по вине носителей у поставщика', en: 'Loss by the media of the provider' },
    'ratio',
    { ru: '1 − сохранность', en: '1 - durability' },
    (d = 1) => 1 - d,
    [input],
    {
      ru: 'Цифра поставщика: ошибок людей и потери учётной записи в ней нет.',
      en: 'The provider’s figure: errors of people and the loss of the account are not in it.',
    },
  )
}

/** Common causes that no scenario of the model stands for; undefined when all have one, or cannot reach the data. */
function notNamed(topology: Topology, store: Store): Said | undefined {
  const faults = topology.document.scenarios.flatMap((scenario) => scenario.faults)
  const versions = store.kind === 'objectStore' && (store.versioning === true || store.objectLock === true)
  const corrupted = versions || faults.some((fault) => fault.kind === 'corrupt' && fault.store === store.id)
  const policies = policiesOf(store).map(({ policy }) => policy)
  const guarded =
    policies.length === 0 ||
    policies.some((policy) => policy.immutable === true || policy.separateAccount === true) ||
    faults.some((fault) => fault.kind === 'lose-backups' && fault.store === store.id)
  if (corrupted && guarded) return undefined
  const causes = [...(corrupted ? [] : [byPeople]), ...(guarded ? [] : [byAccount])]
  return {
    ru: `нет сценариев для ${causes.map((cause) => cause.ru).join(' и ')}`,
    en: `no scenario stands for ${causes.map((cause) => cause.en).join(' and ')}`,
  }
}

const byPeople: Said = {
  ru: 'ошибок людей и программ (corrupt)',
  en: 'errors of people and programs (corrupt)',
}
const byAccount: Said = {
  ru: 'захвата учётной записи вместе с копиями (corrupt и lose-backups)',
  en: 'a seized account that takes the backups too (corrupt and lose-backups)',
}

function lowerBound(bound: Said): Said {
  return {
    ru: `Это нижняя оценка потери: ${bound.ru}.`,
    en: `This is a lower bound of the loss: ${bound.en}.`,
  }
}

const independent: Said = {
  ru: 'Независимые слои; порча, о которой модель не знает, не учтена.',
  en: 'Independent layers; corruption that the model does not know of is not counted.',
}
const repeats: Said = {
  ru: 'кэш повторяет то, что есть в источнике: своих данных у него нет',
  en: 'a cache repeats what its source has: it keeps no data of its own',
}
const noCause: Said = {
  ru: 'по модели данные не теряются никогда: из резервных копий восстановление удаётся всегда (latentFailure 0 %)',
  en: 'by the model the data are never lost: a restore from the backups always works (latentFailure 0%)',
}

function noCopies(store: string): Said {
  return {
    ru: `в модели не сказано, где лежат копии (${store}.replication.members)`,
    en: `the model does not say where the copies are (${store}.replication.members)`,
  }
}
