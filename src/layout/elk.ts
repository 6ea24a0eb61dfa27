/**
 * The layout engine port on elkjs: layered, orthogonal, labels inline so that their room is reserved. Runs without a
 * worker; the same graph gives the same coordinates.
 */
import ElkModule from 'elkjs/lib/elk.bundled.js'
import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { EngineGraph, EngineResult, EngineSettings, LayoutEngine } from './engine.ts'
import type { Box, Point } from './placed-view.ts'

interface Elk {
  layout(graph: ElkNode): Promise<ElkNode>
}
// The package is CommonJS with a default of its own: what Node gives is the class itself.
const Elk = ElkModule as unknown as new () => Elk

function options(settings: EngineSettings): Record<string, string> {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': settings.direction === 'down' ? 'DOWN' : 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
    'elk.randomSeed': '1',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
    'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
    'elk.layered.nodePlacement.strategy': settings.placement === 'compact' ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF',
    'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
    'elk.layered.thoroughness': '20',
    'elk.spacing.nodeNode': '24',
    'elk.spacing.edgeNode': '12',
    'elk.spacing.edgeEdge': '12',
    'elk.spacing.edgeLabel': '2',
    'elk.spacing.componentComponent': '28',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(settings.spacing),
    'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  }
}

/** The engine. It keeps no state between calls. */
export const elkEngine: LayoutEngine = {
  async place(graph, settings) {
    return read(await new Elk().layout(write(graph, settings)))
  },
}

function write(graph: EngineGraph, settings: EngineSettings): ElkNode {
  const children = new Map<string, ElkNode[]>()
  const put = (parent: string | undefined, node: ElkNode): void => {
    const list = children.get(parent ?? '')
    if (list) list.push(node)
    else children.set(parent ?? '', [node])
  }
  for (const group of graph.groups) {
    const sides = Math.max(16, group.sides ?? 0)
    const pad = `[top=${group.strip + 4},left=${sides},bottom=${group.strip},right=${sides}]`
    put(group.parent, { id: group.id, layoutOptions: { 'elk.padding': pad }, children: [] })
  }
  for (const node of graph.nodes) put(node.parent, { id: node.id, width: node.width, height: node.height })
  const fill = (node: ElkNode): ElkNode =>
    node.children ? { ...node, children: (children.get(node.id) ?? []).map(fill) } : node
  return {
    id: 'root',
    layoutOptions: options(settings),
    children: (children.get('') ?? []).map(fill),
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      sources: [edge.from],
      targets: [edge.to],
      ...(edge.label
        ? {
            labels: [
              {
                id: `label:${edge.id}`,
                text: ' ',
                width: edge.label.width,
                height: edge.label.height,
                // On the line, with a halo: beside it a label would take its width twice.
                layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
              },
            ],
          }
        : {}),
    })),
  }
}

function read(root: ElkNode): EngineResult {
  const boxes = new Map<string, Box>()
  const routes = new Map<string, Point[]>()
  const labels = new Map<string, Box>()
  const visit = (node: ElkNode): void => {
    for (const child of node.children ?? []) {
      boxes.set(child.id, boxOf(child))
      visit(child)
    }
    for (const edge of node.edges ?? []) {
      const points = (edge.sections ?? []).flatMap((s) => [s.startPoint, ...(s.bendPoints ?? []), s.endPoint])
      routes.set(edge.id, points)
      const label = edge.labels?.[0]
      if (label) labels.set(edge.id, boxOf(label))
    }
  }
  visit(root)
  return { boxes, routes, labels }
}

function boxOf(item: { x?: number; y?: number; width?: number; height?: number }): Box {
  return { x: item.x ?? 0, y: item.y ?? 0, width: item.width ?? 0, height: item.height ?? 0 }
}
