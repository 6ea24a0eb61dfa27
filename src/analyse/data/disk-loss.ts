/**
 * How often the disks under a copy are destroyed, not just away: most failures of a host are reboots, power and software and
 * leave them. Shares of the host's failures, or as many as disks fail.
 */
import { computed, fromModel, given } from '../../catalogue/derive.ts'
import type { Said } from '../../language/text.ts'
import { perYear, ratio, seconds } from '../../language/units.ts'
import type { Place } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Copy, Topology } from '../topology/topology.ts'

/** Losses of the disks under a copy, and the time until there is a host for a new one. */
export interface DiskLoss {
  /** Per year. */
  rate: Derivation
  /** Share of the host's failures, 0..1; 1 when the model has no failures of hosts. */
  share: Derivation | undefined
  /** s. */
  repair: Derivation
}

const rateLabel: Said = { ru: 'Гибель дисков под копией', en: 'Losses of the disks under a copy' }
const repairLabel: Said = { ru: 'Время до нового сервера', en: 'Time to a new host' }
const shareLabel: Said = {
  ru: 'Доля отказов сервера, в которых гибнут диски',
  en: 'Share of the host failures that destroy the disks',
}

/** Losses of the disks under a copy: of the nearest place around it that gives failures of hosts. */
export function diskLoss(topology: Topology, copy: Copy): DiskLoss {
  const disks = given('hardware', 'disk_afr', undefined, '')
  const place = hostPlace(topology, copy)
  if (!place?.host) {
    const repair = { ...given('hardware', 'replacement', undefined, ''), label: repairLabel }
    return { rate: { ...disks, label: rateLabel }, share: undefined, repair }
  }
  const failures = fromModel(
    { ru: 'Отказы сервера', en: 'Host failures' },
    '/year',
    perYear(place.host.rate),
    `${place.id}.host.rate`,
  )
  const repair = fromModel(repairLabel, 's', seconds(place.host.repair), `${place.id}.host.repair`)
  if (place.hostDataLoss !== undefined) {
    const share = fromModel(shareLabel, 'ratio', ratio(place.hostDataLoss), `${place.id}.hostDataLoss`)
    const rate = computed(
      rateLabel,
      '/year',
      { ru: 'отказы × доля', en: 'failures × share' },
      (r = 0, s = 0) => r * s,
      [failures, share],
    )
    return { rate, share, repair }
  }
  const both = [failures, disks]
  const formula = { ru: 'min(отказы сервера, отказы дисков)', en: 'min(host failures, disk failures)' }
  const rate = computed(rateLabel, '/year', formula, Math.min, both, usual)
  const part = { ru: 'min(1, отказы дисков / отказы сервера)', en: 'min(1, disk failures / host failures)' }
  const share = computed(shareLabel, 'ratio', part, (r = 0, d = 0) => (r > d ? d / r : 1), both, usual)
  return { rate, share, repair }
}

const usual: Said = {
  ru: 'Доля не задана (hostDataLoss): остальные отказы — перезагрузки, диски они не трогают. RAID снижает её, несколько дисков без него повышают.',
  en: 'No share is given (hostDataLoss): the other failures are reboots and leave the disks. RAID lowers it, several disks without RAID raise it.',
}

function hostPlace(topology: Topology, copy: Copy): Place | undefined {
  return topology
    .ancestors(copy.place)
    .map((id) => topology.places.get(id))
    .find((place) => place?.host !== undefined)
}
