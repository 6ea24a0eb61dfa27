/**
 * All copies of a group destroyed: one after another before a new one is complete (Markov), or together by one cause (one
 * batch of disks, one firmware, one release), which caps what more copies bring. Per year.
 */
import { byConvention, computed, fromModel, given, ranged, sumOf } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { ratio, YEAR } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Derivation, mapRange } from '../../quantity/quantity.ts'
import type { Copy, Group, Topology } from '../topology/topology.ts'
import { type DiskLoss, diskLoss } from './disk-loss.ts'
import { lossWithin, meanTimeToLossOfAll } from './markov.ts'
import { groupName } from './names.ts'
import { paceOf, paceSeconds } from './pace.ts'
import { sizePath } from './restore.ts'

/** Members that hold the data. */
export function dataCopies(group: Group): Copy[] {
  return group.copies.filter((copy) => copy.role !== 'witness')
}

/** Copies that are lost and replaced alike. */
interface Alike extends Pick<DiskLoss, 'rate' | 'repair'> {
  count: number
}

/** The copies by how often their disks are lost and how long a new one takes. */
function alikeCopies(topology: Topology, group: Group): Alike[] {
  const losses = dataCopies(group).map((copy) => {
    const { rate, repair } = diskLoss(topology, copy)
    return { rate, repair: untilComplete(topology, group, copy, repair) }
  })
  const same = ({ rate, repair }: (typeof losses)[number]) => JSON.stringify([rate.value, repair.value])
  return [...Map.groupBy(losses, same).values()].flatMap((list) =>
    list[0] ? [{ ...list[0], count: list.length }] : [],
  )
}

/**
 * Until a new copy has the data: a host for it, then the data, at the pace of the backup from its repository. The host alone where
 * the model gives no size or no pace.
 */
function untilComplete(topology: Topology, group: Group, copy: Copy, host: Derivation): Derivation {
  const { backup } = topology.elements.get(group.store) as Store
  if (!backup || group.size === undefined) return { ...host, label: repairLabel, note: hostAlone }
  const { rate, processes, ceilings } = paceOf(topology, backup, `${group.store}.backup`, {
    repository: backup.in,
    place: copy.place,
  })
  const size = fromModel({ ru: 'Размер данных', en: 'Size of the data' }, 'B', group.size, sizePath(group))
  const filled = computed(
    { ru: 'Новая копия получает данные', en: 'The new copy gets the data' },
    's',
    { ru: 'размер / min(скорость × процессы, потолки)', en: 'size / min(rate × processes, ceilings)' },
    (bytes = 0, ...pace) => paceSeconds(bytes, pace),
    [size, rate, processes, ...ceilings],
    {
      ru: 'Скорость — как при восстановлении из резервной копии.',
      en: 'At the pace of a restore from the backup.',
    },
  )
  return sumOf(repairLabel, 's', [{ ...host, label: hostLabel }, filled])
}

const repairLabel: Said = { ru: 'Время до новой копии', en: 'Time to a new copy' }
const hostLabel: Said = { ru: 'Время до нового сервера', en: 'Time to a new host' }
const hostAlone: Said = {
  ru: 'Копирование данных не учтено: в модели нет размера (size) или скорости (backup.restoreRate).',
  en: 'Copying the data is not counted: the model gives no size or no pace (backup.restoreRate).',
}

/** Probability per year that all copies die before one is replaced; undefined without copies. */
export function copiesDie(topology: Topology, group: Group): Derivation | undefined {
  const classes = alikeCopies(topology, group)
  if (classes.length === 0) return undefined
  const inputs = classes.flatMap(({ count, rate, repair }) => [
    byConvention({ ru: 'Копий', en: 'Copies' }, 'count', count, {
      ru: 'участники, которые хранят данные',
      en: 'members that hold the data',
    }),
    rate,
    repair,
  ])
  const name = groupName(topology, group)
  const label = { ru: `Все копии погибли раньше замены: ${name.ru}`, en: `All copies die before repair: ${name.en}` }
  const loss = (...values: number[]): number => {
    const states = classes.map(({ count }, at) => {
      const [, perYear = 0, repair = 0] = values.slice(3 * at, 3 * at + 3)
      return { count, lambda: perYear / YEAR, mu: repair === 0 ? Number.POSITIVE_INFINITY : 1 / repair }
    })
    return lossWithin(YEAR, meanTimeToLossOfAll(states))
  }
  const value = mapRange(loss, ...inputs.map((input) => input.value))
  const formula =
    classes.length === 1
      ? {
          ru: '1 − exp(−год / MTTDL), цепь гибели и размножения по числу потерянных копий',
          en: '1 - exp(-year / MTTDL), birth-death chain over lost copies',
        }
      : {
          ru: '1 − exp(−год / MTTDL), марковская цепь по числу потерянных копий каждого рода',
          en: '1 - exp(-year / MTTDL), Markov chain over the lost copies of each sort',
        }
  // Every copy has to fail: failures a tenth more frequent make the loss of three a third more likely.
  return { ...ranged(label, 'ratio', formula, value, inputs), steepness: dataCopies(group).length }
}

/**
 * Probability per year that one cause destroys all copies: the share `commonCause` of the losses of disks, by default that of
 * IEC 61508. Undefined for a single copy, which has nothing in common with others, and when the model rules it out.
 */
export function oneCause(topology: Topology, store: Store, group: Group): Derivation | undefined {
  const [first, ...others] = alikeCopies(topology, group)
  // One cause takes all copies as often as it takes the one whose disks are lost most often.
  const losses = others.reduce((a, b) => (a && a.rate.value.typical >= b.rate.value.typical ? a : b), first)
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
