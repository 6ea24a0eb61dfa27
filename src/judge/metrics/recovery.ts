/** What RTO and RPO share: the scenarios of a measure, and what puts a recovery from backups at risk. */
import type { BreakEven } from '../../analyse/analysis.ts'
import { latentFailure } from '../../analyse/data/latent.ts'
import { policiesOf } from '../../analyse/data/sources.ts'
import type { Topology } from '../../analyse/topology/topology.ts'
import type { Said } from '../../language/text.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { sayValue } from '../../text/format.ts'
import type { Promised } from '../binding.ts'

/** A promise under one scenario. */
export interface PromisedUnder extends Promised {
  scenario: Id
}

export function scenariosOf(under: Id | Id[]): Id[] {
  return Array.isArray(under) ? under : [under]
}

export const noScenarios: Said = { ru: 'не назван ни один сценарий отказа', en: 'no failure scenario is named' }

export function noScenario(id: Id): Said {
  return { ru: `сценарий отказа «${id}» не разобран`, en: `failure scenario "${id}" is not analysed` }
}

/** Risk of a recovery from backups: an input close to its limit, or backups that were never restored. */
export function backupRisk(
  topology: Topology,
  store: Id,
  breakEvens: readonly BreakEven[],
  fromBackup: boolean,
): { risk?: Said } {
  return nearBreakEven(breakEvens) ?? (fromBackup ? untried(topology, store) : {})
}

/** A backup that was never restored is no copy yet: what rests on it is at risk, unless the model says how likely it is useless. */
function untried(topology: Topology, store: Id): { risk?: Said } {
  const element = topology.elements.get(store)
  const policies = element && 'backup' in element ? policiesOf(element) : []
  const first = policies[0]
  if (!first || latentFailure(first.policy) !== undefined) return {}
  return {
    risk: {
      ru: `из этих копий ни разу не восстанавливали (${first.path}.restoreTest)`,
      en: `these backups have never been restored (${first.path}.restoreTest)`,
    },
  }
}

/** An input that stands within 10 % of where the promise breaks puts it at risk. */
function nearBreakEven(breakEvens: readonly BreakEven[]): { risk: Said } | undefined {
  const near = breakEvens.find((b) => {
    const room = b.kind === 'max' ? b.value / b.current : b.current / b.value
    return b.unit !== 'count' && room >= 1 && room < 1.1
  })
  if (!near) return undefined
  const unit = near.unit
  const value = sayValue(near.value, unit)
  return {
    risk: {
      ru: `до предела по ${near.path} меньше 10 % (${value.ru})`,
      en: `${near.path} is within 10 % of its limit (${value.en})`,
    },
  }
}
