/**
 * Phases of a restore along the chain of backups: the source that typically works, and what it costs when it is not the one.
 * Sources tried in vain take the time of their own transfer; one that is known to be useless is not tried.
 */
import { ranged } from '../../../catalogue/derive.ts'
import { automatic, total } from '../../../catalogue/mechanisms/phase.ts'
import type { Said } from '../../../language/text.ts'
import type { Phase } from '../../analysis.ts'
import { type RestoreInputs, type RestoreWay, restoreInputs, restorePhases, transferOf } from '../../data/restore.ts'
import { chosen, type Source, triedBefore } from '../../data/sources.ts'
import type { Group, Topology } from '../../topology/topology.ts'

/** Where a group is restored from: the typical source and the whole chain. */
export interface ChainWay extends RestoreWay {
  sources?: readonly Source[]
}

/** Phases of the restore, or what the model lacks for them. */
export function chainPhases(topology: Topology, group: Group, way: ChainWay): Phase[] | Said {
  const inputs = restoreInputs(topology, group, way)
  if ('ru' in inputs) return inputs
  return [...inVain(topology, group, way, inputs), ...restorePhases(inputs)]
}

function inVain(topology: Topology, group: Group, way: ChainWay, inputs: RestoreInputs): Phase[] {
  const sources = way.sources ?? []
  if (sources.every((source) => (source.fails ?? 0) === 0)) return []
  const inputsOf = (source: Source) => restoreInputs(topology, group, { ...way, source, repository: source.repository })
  const spent = (source: Source): number => {
    const found = inputsOf(source)
    return 'ru' in found ? 0 : found.provisioning.value.typical + transferOf(found).value.typical
  }
  const before = (at: 'typical' | 'worst') =>
    triedBefore(sources, chosen(sources, at)).reduce((sum, source) => sum + spent(source), 0)
  const last = chosen(sources, 'worst')
  const lastInputs = last && last.path !== way.source?.path ? inputsOf(last) : undefined
  const slower =
    last === undefined
      ? Number.POSITIVE_INFINITY
      : lastInputs && !('ru' in lastInputs)
        ? Math.max(0, total(restorePhases(lastInputs)).worst - total(restorePhases(inputs)).worst)
        : 0
  const typical = before('typical')
  const worst = Math.max(typical, before('worst') + slower)
  if (worst === 0) return []
  const label = {
    ru: 'Копии оказываются негодными, берут следующую',
    en: 'Backups turn out useless, the next is taken',
  }
  const formula = {
    ru: 'время напрасных попыток; в худшем случае и более долгое восстановление из последней',
    en: 'time of the attempts in vain; at worst also the longer restore from the last one',
  }
  const note: Said | undefined = Number.isFinite(worst)
    ? undefined
    : {
        ru: 'С вероятностью больше 1 % негодны все копии: в худшем случае восстанавливать не из чего.',
        en: 'With a probability above 1 % every backup is useless: at worst there is nothing to restore from.',
      }
  return [automatic('restore', ranged(label, 's', formula, { best: 0, typical, worst }, [], note))]
}
