/** Which views are drawn: context, containers, monitoring, deployment (overview and regions when big), hand-made, failures. */
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Language } from '../language/text.ts'
import { elkEngine } from '../layout/elk.ts'
import { placeView } from '../layout/place.ts'
import { containersView, monitoringView } from '../view/containers.ts'
import { contextView } from '../view/context.ts'
import { deploymentView } from '../view/deployment.ts'
import { failureView } from '../view/failure.ts'
import { scenarioMessage } from '../view/message.ts'
import type { View } from '../view/view.ts'
import { toMermaid } from './mermaid/flowchart.ts'
import type { PictureJob } from './pictures.ts'
import { titlesOf } from './titles.ts'
import { renderView } from './view.ts'

type Href = ((id: string, language: Language) => string | undefined) | undefined

export function viewJobs(
  document: ArchitectureDocument,
  topology: Topology,
  analysis: Analysis,
  href: Href,
): PictureJob[] {
  const jobs: PictureJob[] = [
    job('context', () => contextView(document), href),
    job('containers', () => containersView(document), href),
  ]
  if (document.elements.some((e) => e.kind === 'monitoring'))
    jobs.push(job('monitoring', () => monitoringView(document) ?? containersView(document), href))
  const big = isBig(document, topology)
  jobs.push(job('deployment', () => deploymentView(document, topology, { summary: big }), href))
  if (big) {
    for (const region of topology.regions) {
      const inside = new Set(topology.within(region))
      if (!topology.instances.some((i) => inside.has(i.place))) continue
      const title = topology.places.get(region)?.title ?? region
      const spec = { id: `deployment-${region}`, kind: 'deployment' as const, title, include: [region] }
      jobs.push(job(spec.id, () => deploymentView(document, topology, { spec }), href))
    }
  }
  for (const spec of document.views) {
    const make = {
      context: () => contextView(document, spec),
      containers: () => containersView(document, spec),
      deployment: () => deploymentView(document, topology, { spec }),
    }
    jobs.push(job(spec.id, make[spec.kind], href))
  }
  return [...jobs, ...failureJobs(document, topology, analysis, big, href)]
}

/** A deployment whose boxes alone would not fit a page at a readable size. */
function isBig(document: ArchitectureDocument, topology: Topology): boolean {
  const view = deploymentView(document, topology)
  return view.nodes.length > 36 || view.groups.length > 16
}

function failureJobs(
  document: ArchitectureDocument,
  topology: Topology,
  analysis: Analysis,
  summary: boolean,
  href: Href,
): PictureJob[] {
  const titleOf = titlesOf(document)
  const base = deploymentView(document, topology, { summary })
  return analysis.failures.scenarios.flatMap((outcome) => {
    const scenario = document.scenarios.find((s) => s.id === outcome.scenario)
    const losses = analysis.data.recoveries.filter((r) => r.scenario === outcome.scenario)
    const view = failureView(base, topology, outcome, scenario, scenarioMessage(outcome, titleOf, losses))
    return view === undefined ? [] : [job(view.id, () => view, href)]
  })
}

function job(key: string, make: () => View, href: Href): PictureJob {
  return {
    key,
    draw: async (language) => {
      const view = make()
      const placed = await placeView(view, language, elkEngine)
      const draw = (theme: 'light' | 'dark'): string =>
        renderView(placed, {
          theme,
          prefix: `${key}-${language}-${theme}`,
          ...(href === undefined ? {} : { href: (id: string) => href(id, language) }),
        })
      return {
        svg: draw('light'),
        dark: draw('dark'),
        width: placed.width,
        height: placed.height,
        title: view.title[language],
        description: view.description[language],
        mermaid: toMermaid(view, language),
        wide: placed.wide,
      }
    },
  }
}
