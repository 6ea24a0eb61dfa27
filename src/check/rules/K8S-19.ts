import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { holdsMajority } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-19',
  severity: 'error',
  title: { ru: 'Большинство узлов управления в одной зоне', en: 'The majority of the control plane is in one zone' },
  message: {
    ru: (p) =>
      `Кластер ${ru.quote(p.id)}: ${ru.number(p.inside)} из ${ru.count(p.nodes, 'узла управления', 'узлов управления', 'узлов управления')} стоят в ${ru.quote(p.zone)}.`,
    en: (p) =>
      `Cluster ${en.quote(p.id)}: ${en.number(p.inside)} of ${en.count(p.nodes, 'control-plane node')} stand in ${en.quote(p.zone)}.`,
  },
  fix: {
    ru: () => 'Разнесите узлы управления (controlPlane) по трём зонам.',
    en: () => 'Spread the control-plane nodes (controlPlane) over three zones.',
  },
  why: {
    ru: 'С потерей этой зоны кластер не может ни перезапустить, ни перенести ничего — именно тогда, когда это нужно.',
    en: 'Without that zone the cluster can neither restart nor move anything, just when that is needed.',
  },
  source: 'etcd quorum arithmetic',
  example: { id: 'prod', inside: 2, nodes: 3, zone: 'msk-a' },
}

/** A cluster of one zone has nothing left to manage without it. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.places.flatMap(({ id, controlPlane: nodes }) => {
      if (!nodes || nodes.length < 2) return []
      const zones = [...new Set(nodes.map(context.siteOf))]
      const zone = zones.find((site) => holdsMajority(context, nodes, site))
      if (!zone || context.isWithin(id, zone)) return []
      const inside = nodes.filter((node) => context.isWithin(node, zone)).length
      return [report(context, entry, `${id}.controlPlane`, { id, inside, nodes: nodes.length, zone })]
    }),
}
