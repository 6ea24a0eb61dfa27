/**
 * All copies of a group destroyed: one after another before a new one is complete (Markov), or together by one cause (one
 * batch of disks, one firmware, one release), which caps what more copies bring. Per year.
 */
import { byConvention, computed, fromModel, given, ranged } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { ratio, YEAR } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, mapRange } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { type DiskLoss, diskLoss } from './disk-loss.ts'
import { lossWithin, meanTimeToLoss } from './markov.ts'
import { groupName } from './names.ts'

/** Members that hold the data. */
export function dataCopies(group: Group): Copy[] {
  return group.copies.filter((copy) => copy.role !== 'witness')
}

/** The copy whose disks are lost most often: all are taken to be like it. */
function weakest(topology: Topology, group: Group): DiskLoss | undefined {
  return dataCopies(group)
    .map((copy) => diskLoss(topology, copy))
    .reduce<DiskLoss | undefined>((a, b) => (a && a.rate.value.typical >= b.rate.value.typical ? a : b), undefined)
}

/** Probability per year that all copies die before one is replaced; undefined without copies. */
export function copiesDie(topology: Topology, group: Group): Derivation | undefined {
  const losses = weakest(topology, group)
  if (!losses) return undefined
  const n = dataCopies(group).length
  const { rate, repair } = losses
  const count = byConvention({ ru: 'Копий', en: 'Copies' }, 'count', n, {
    ru: 'участники, которые хранят данные',
    en: 'members that hold the data',
  })
  const name = groupName(topology, group)
  const label = { ru: `Все копии погибли раньше замены: ${name.ru}`, en: `All copies die before repair: ${name.en}` }
  const chain = (perYear: number, length: number) => chainLoss(n, perYear, length)
  const value = mapRange(chain, rate.value, repair.value)
  const formula = {
    ru: '1 − exp(−год / MTTDL), цепь гибели и размножения по числу потерянных копий',
    en: '1 - exp(-year / MTTDL), birth-death chain over lost copies',
  }
  // Every copy has to fail: failures a tenth more frequent make the loss of three a third more likely.
  return { ...ranged(label, 'ratio', formula, value, [count, rate, repair]), steepness: n }
}

/** Loss within a year of `n` copies with so many losses a year each, replaced side by side within `repair` s. */
function chainLoss(n: number, perYear: number, repair: number): number {
  if (perYear === 0) return 0
  const mu = repair === 0 ? Number.POSITIVE_INFINITY : 1 / repair
  return lossWithin(YEAR, meanTimeToLoss({ n, k: 1, lambda: perYear / YEAR, mu, crews: n }))
}

/**
 * Probability per year that one cause destroys all copies: the share `commonCause` of the losses of disks, by default that of
 * IEC 61508. Undefined for a single copy, which has nothing in common with others, and when the model rules it out.
 */
export function oneCause(topology: Topology, store: Store, group: Group): Derivation | undefined {
  const losses = weakest(topology, group)
  if (!losses || dataCopies(group).length < 2) return undefined
  if (store.commonCause !== undefined && ratio(store.commonCause) === 0) return undefined
  const share: Derivation =
    store.commonCause === undefined
      ? { ...given('hardware', 'common_cause', undefined, ''), label: shareLabel }
      : fromModel(shareLabel, 'ratio', ratio(store.commonCause), `${store.id}.commonCause`)
  const name = groupName(topology, group)
  return computed(
    { ru: `Общая причина губит все копии: ${name.ru}`, en: `One cause destroys all copies: ${name.en}` },
    'ratio',
    '1 − exp(−rate × β)',
    (rate = 0, beta = 0) => -Math.expm1(-rate * beta),
    [losses.rate, share],
  )
}

const shareLabel: Said = {
  ru: 'Доля отказов, общих для всех копий',
  en: 'Share of failures common to all copies',
}
