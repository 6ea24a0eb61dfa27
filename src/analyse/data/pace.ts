/**
 * How fast a copy travels between its repository and the data, either way: processes side by side, held by the ceiling of
 * network and disks and by the narrowest link of the way.
 */
import { fromModel, given } from '../../catalogue/derive.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { BackupPolicy, Id, Link } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Topology } from '../topology/topology.ts'

/** What the rate is made of. */
export interface Pace {
  /** Of one process, bytes per second. */
  rate: Derivation
  processes: Derivation
  /** What bounds the total rate, bytes per second: common ceiling and link; empty when nothing does. */
  ceilings: Derivation[]
}

/** The pace of a policy (model path `at`) between a repository and a place. */
export function paceOf(
  topology: Topology,
  backup: BackupPolicy,
  at: string,
  between: { repository: Id; place: Id },
): Pace {
  const link = narrowest(topology, between.repository, between.place)
  return {
    rate: fromModel(
      { ru: 'Скорость одного процесса', en: 'Rate of one process' },
      'B/s',
      bytesPerSecond(backup.restoreRate),
      `${at}.restoreRate`,
    ),
    processes: given('pgbackrest', 'process_max', backup.processes, `${at}.processes`),
    ceilings: [
      ...(backup.restoreCeiling
        ? [
            fromModel(
              { ru: 'Общий потолок сети и дисков', en: 'Common ceiling of network and disks' },
              'B/s',
              bytesPerSecond(backup.restoreCeiling),
              `${at}.restoreCeiling`,
            ),
          ]
        : []),
      ...(link?.bandwidth
        ? [
            fromModel(
              { ru: 'Полоса канала до репозитория', en: 'Bandwidth of the link to the repository' },
              'B/s',
              bytesPerSecond(link.bandwidth),
              `${link.id}.bandwidth`,
            ),
          ]
        : []),
    ],
  }
}

/** Seconds for so many bytes at [rate, processes, ...ceilings]. */
export function paceSeconds(bytes: number, [rate = 0, processes = 1, ...ceilings]: readonly number[]): number {
  return bytes / Math.min(rate * processes, ...ceilings)
}

function narrowest(topology: Topology, a: Id, b: Id): Link | undefined {
  const known = topology.route(a, b).filter((link) => link.bandwidth !== undefined)
  const speed = (link: Link) => (link.bandwidth === undefined ? Infinity : bytesPerSecond(link.bandwidth))
  return [...known].sort((x, y) => speed(x) - speed(y))[0]
}
