import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { isStore } from '../../language/stores.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import { onKubernetes, singleReplica } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-01',
  severity: 'warning',
  title: { ru: 'Единая точка отказа', en: 'Single point of failure' },
  message: {
    ru: (p) => `${ru.quote(p.id)} существует в одном экземпляре, а без него не работает ${ru.quote(p.journey)}.`,
    en: (p) => `There is one instance of ${en.quote(p.id)}, and ${en.quote(p.journey)} does not work without it.`,
  },
  fix: {
    ru: () =>
      'Добавьте второй экземпляр (replicas) или копию (members) в другой зоне, сделайте зависимость мягкой (need: soft) или примите риск с обоснованием (waivers).',
    en: () =>
      'Add a second instance (replicas) or copy (members) in another zone, make the dependency soft (need: soft), or accept the risk with a reason (waivers).',
  },
  why: {
    ru: 'Один отказ хоста — и сценарий недоступен до ремонта. Доступность цепочки не выше доступности этого звена.',
    en: 'One failed host, and the journey is down until the repair. The chain is no more available than this link.',
  },
  source: 'reliability theory: minimal cut sets of order one',
  example: { id: 'profiles', journey: 'accrue' },
}

/** Kubernetes, balancers, Citus and Kafka have rules of their own. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      const journey = context.neededBy(element.id)[0]
      if (!journey || element.kind === 'loadBalancer') return []
      const path = isStore(element) ? alone(context, element) : undefined
      const only = isStore(element) ? undefined : singleReplica(context, element.id)
      const at = path ?? (only && !onKubernetes(context, only) ? `${only.id}.replicas` : undefined)
      return at ? [report(context, entry, at, { id: element.id, journey: journey.id }, element.id)] : []
    }),
}

/** The path of the only copy of a store's data, or of one of its groups. */
function alone(context: Context, store: Store): string | undefined {
  if (store.kind === 'objectStore' || store.shards?.tool === 'citus') return undefined
  if (store.kind === 'queue' || store.kind === 'topic') {
    return store.technology !== 'kafka' && store.queue.replicas === 1 ? `${store.id}.queue.replicas` : undefined
  }
  const groups = context.groupsOf(store.id)
  const group = groups.find(({ primary, standbys }) => primary && standbys.length === 0)
  if (group || groups.some(({ primary }) => primary)) return group?.primary?.path
  // Its only copy is where a deployment places it.
  const only = singleReplica(context, store.id)
  return only && !onKubernetes(context, only) ? `${only.id}.replicas` : undefined
}
