/** The overview of a big deployment: what keeps no data is one node per place, counted and named in its description. */
import { pluralEn, pluralRu } from '../text/format.ts'
import type { ViewNode } from './view.ts'

/** One node per place for its instances. Object stores stay themselves: lines of backups lead to them. */
export function summaryNodes(instances: readonly ViewNode[]): ViewNode[] {
  const places = new Map<string, ViewNode[]>()
  const kept: ViewNode[] = []
  for (const node of instances) {
    const list = places.get(node.parent ?? '')
    if (node.kind === 'objectStore') kept.push(node)
    else if (list) list.push(node)
    else places.set(node.parent ?? '', [node])
  }
  const summaries = [...places].map(([parent, nodes]): ViewNode => {
    const count = nodes.reduce((sum, n) => sum + (n.replicas ?? 1), 0)
    const each = (language: 'ru' | 'en'): string =>
      nodes.map((n) => `${n.title[language]} × ${n.replicas ?? 1}`).join(', ')
    return {
      id: `workload@${parent}`,
      element: parent.replace(/^place:/, ''),
      kind: 'service',
      title: {
        ru: `${nodes.length} ${pluralRu(nodes.length, 'программа', 'программы', 'программ')}, ${count} ${pluralRu(count, 'экземпляр', 'экземпляра', 'экземпляров')}`,
        en: `${nodes.length} ${pluralEn(nodes.length, 'program')}, ${count} ${pluralEn(count, 'instance')}`,
      },
      description: { ru: each('ru'), en: each('en') },
      parent,
      slot: 'workload',
      because: `what is deployed in ${parent} and keeps no data`,
    }
  })
  return [...summaries, ...kept]
}
