/** A view as Mermaid text: a flowchart with subgraphs, for readers on GitHub and GitLab. Ids are our own, labels escaped. */
import type { Language } from '../../language/text.ts'
import { placeNames } from '../../view/names.ts'
import type { View, ViewEdge, ViewNode } from '../../view/view.ts'
import { escapeLabel } from './escape.ts'

const brackets: Partial<Record<ViewNode['kind'], [string, string]>> = {
  person: ['([', '])'],
  database: ['[(', ')]'],
  objectStore: ['[(', ')]'],
  queue: ['[[', ']]'],
  topic: ['[[', ']]'],
  globalBalancer: ['{{', '}}'],
  loadBalancer: ['{{', '}}'],
  gateway: ['{{', '}}'],
}

const arrows: Record<ViewEdge['style'], string> = { sync: '-->', async: '-.->', soft: '-.->', replication: '==>' }

/** The view as a flowchart. */
export function toMermaid(view: View, language: Language): string {
  const ids = new Map<string, string>()
  view.groups.forEach((g, i) => {
    ids.set(g.id, `g${i}`)
  })
  view.nodes.forEach((n, i) => {
    ids.set(n.id, `n${i}`)
  })
  const lines = ['flowchart TB', ...within(view, undefined, language, ids, 1)]
  for (const edge of view.edges) {
    const from = ids.get(edge.from)
    const to = ids.get(edge.to)
    if (from === undefined || to === undefined) continue
    const label = escapeLabel(edge.label?.[language] ?? '')
    lines.push(`  ${from} ${arrows[edge.style]}${label === '' ? '' : `|"${label}"|`} ${to}`)
  }
  return `${[...lines, ...classLines(view, ids)].join('\n')}\n`
}

function within(
  view: View,
  parent: string | undefined,
  language: Language,
  ids: ReadonlyMap<string, string>,
  depth: number,
): string[] {
  const indent = '  '.repeat(depth)
  const nodes = view.nodes
    .filter((n) => n.parent === parent)
    .map((n) => `${indent}${ids.get(n.id)}${nodeText(n, language)}`)
  const groups = view.groups
    .filter((g) => g.parent === parent)
    .flatMap((g) => {
      const kind = g.kind === 'system' ? '' : ` · ${placeNames[g.kind][language].toLowerCase()}`
      const title = escapeLabel(g.title[language] + kind)
      return [
        `${indent}subgraph ${ids.get(g.id)} ["${title}"]`,
        ...within(view, g.id, language, ids, depth + 1),
        `${indent}end`,
      ]
    })
  return [...nodes, ...groups]
}

function nodeText(node: ViewNode, language: Language): string {
  const kind = node.kind === 'copy' ? (node.shape ?? 'database') : node.kind
  const [open, close] = brackets[kind] ?? ['[', ']']
  const count = (node.replicas ?? 1) > 1 ? ` × ${node.replicas}` : ''
  const votes = node.votes === undefined ? '' : ` ${'■'.repeat(Math.min(7, node.votes))}`
  const title = escapeLabel(node.title[language] + count + votes)
  const second = [node.part?.[language], node.subtitle?.[language]]
    .filter((t) => t !== undefined && t !== '')
    .map((t) => escapeLabel(t ?? ''))
    .join(', ')
  return `${open}"${title}${second === '' ? '' : `<br/>${second}`}"${close}`
}

/** Dashed outlines: outside systems and what is lost. */
function classLines(view: View, ids: ReadonlyMap<string, string>): string[] {
  const of = (test: (n: ViewNode) => boolean): string =>
    view.nodes
      .filter(test)
      .map((n) => ids.get(n.id))
      .join(',')
  const outside = of((n) => n.kind === 'externalSystem')
  const lost = of((n) => n.state === 'lost')
  return [
    ...(outside === '' ? [] : ['  classDef external stroke-dasharray: 6 4', `  class ${outside} external`]),
    ...(lost === '' ? [] : ['  classDef lost stroke-dasharray: 2 3,opacity: 0.5', `  class ${lost} lost`]),
  ]
}
