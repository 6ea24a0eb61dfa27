/**
 * Scenarios of the model that leave a store nothing but backups, or not even those: errors of people and programs, lost sites,
 * a lost account. Each loses the data for good at its own rate, times the chance that the backups left are useless.
 */
import { computed, fromModel } from '../../catalogue/derive.ts'
import { said } from '../../language/text.ts'
import { perYear } from '../../language/units.ts'
import type { FailureScenario, Store } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import type { Group, Topology } from '../topology/topology.ts'
import { diskLoss } from './disk-loss.ts'
import { dataCopies } from './durability-copies.ts'
import { copyLost, type Effect, effectOf, faultsOn } from './effect.ts'
import { fateOf } from './fate.ts'
import { dataLoss } from './loss.ts'
import { noCleanCopy, usableDelay } from './loss-corruption.ts'
import type { Source } from './sources.ts'
import { allUseless } from './useless-backups.ts'
import { stagesOf } from './worst-loss.ts'

/** What a moment of a scenario leaves of a group: these backups, with the share of the cases in which its disks are gone. */
interface Ending {
  sources: Source[]
  share: Derivation | undefined
}

/** Probability per year that a scenario loses data of a store for good; undefined when it cannot. */
export function scenarioCause(
  topology: Topology,
  groups: readonly Group[],
  scenario: FailureScenario,
): Derivation | undefined {
  const parts = stagesOf(topology, scenario.faults, scenario.id).flatMap((stage) => {
    const effect = effectOf(stage.topology, scenario.faults, scenario.id, stage.moment.active)
    return groups.flatMap((group) => {
      const now = stage.topology.groupsOf(group.store).find((g) => g.id === group.id) ?? group
      const ending = endingOf(stage.topology, now, effect)
      return ending ? [[allUseless(ending.sources), ending.share].filter((part) => part !== undefined)] : []
    })
  })
  // All groups come from the same backups: they are useless together, so the greatest chance counts, not their sum.
  const chance = (factors: readonly Derivation[], at: 'typical' | 'worst') =>
    factors.reduce((product, factor) => product * factor.value[at], 1)
  const greater = (a: readonly Derivation[], b: readonly Derivation[]) =>
    chance(b, 'typical') > chance(a, 'typical') ||
    (chance(b, 'typical') === chance(a, 'typical') && chance(b, 'worst') > chance(a, 'worst'))
  const [first, ...others] = parts
  if (!first) return undefined
  const factors = others.reduce((a, b) => (greater(a, b) ? b : a), first)
  const rate = fromModel(
    { ru: 'Случаев в год', en: 'Occurrences per year' },
    '/year',
    perYear(scenario.rate),
    `${scenario.id}.rate`,
  )
  const title = said(scenario.title)
  const label = {
    ru: `Сценарий «${title.ru}»`,
    en: `The scenario "${title.en}"`,
  }
  const formula = factors.length === 0 ? '1 − exp(−rate)' : `1 − exp(−rate${' × p'.repeat(factors.length)})`
  return computed(label, 'ratio', formula, (...p) => 0 - Math.expm1(-p.reduce((a, b) => a * b, 1)), [rate, ...factors])
}

/** What is left of a group; undefined when it does not need backups, or comes back by itself. */
function endingOf(topology: Topology, group: Group, effect: Effect): Ending | undefined {
  const store = topology.elements.get(group.store) as Store
  if (kept(store, effect)) return undefined
  const fate = fateOf(topology, group, effect)
  switch (fate.kind) {
    case 'corrupted':
      return usableDelay(store, fate)
        ? undefined
        : { sources: fate.sources.filter((from) => !noCleanCopy(from.policy, fate.corruption)), share: undefined }
    case 'restore':
      return Number.isFinite(fate.returns) ? undefined : onDisks(topology, group, effect, fate.sources)
    case 'waits':
      return Number.isFinite(fate.returns) ? undefined : onDisks(topology, group, effect, [])
    default:
      return dataLoss(topology, group, effect).rpo?.typical === Number.POSITIVE_INFINITY
        ? { sources: [], share: undefined }
        : undefined
  }
}

/** Corruption of objects that keep their versions, or that nobody can overwrite, is undone from those. */
function kept(store: Store, effect: Effect): boolean {
  if (store.kind !== 'objectStore' || !effect.corrupt.has(store.id) || effect.lost.size > 0) return false
  return store.objectLock === true || (store.versioning === true && !effect.lostBackups.has(store.id))
}

/**
 * Copies that are lost with their hosts alone: the chain of the copies counts one of them already; of several at once the
 * disks are gone in as many cases as failures of a host destroy them.
 */
function onDisks(topology: Topology, group: Group, effect: Effect, sources: Source[]): Ending | undefined {
  const lost = dataCopies(group).filter((copy) => copyLost(topology, effect, copy))
  const byHosts = lost.filter((copy) =>
    faultsOn(topology, effect, copy.id, copy.store, copy.place).every((fault) => fault.kind === 'lose-instance'),
  )
  if (lost.length === 0 || byHosts.length < lost.length) return { sources, share: undefined }
  const [only] = byHosts
  return only && byHosts.length > 1 ? { sources, share: diskLoss(topology, only).share } : undefined
}
