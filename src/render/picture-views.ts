/** Which views are drawn: context, containers, monitoring, deployment (overview and regions when big), hand-made, failures. */
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import { type Language, type Said, said } from '../language/text.ts'
import type { Drawing } from '../layout/drawing.ts'
import { elkEngine } from '../layout/elk.ts'
import { mostOf, oversize } from '../layout/limits.ts'
import { drawDeployment, placeOn, placeView } from '../layout/place.ts'
import type { PlacedView } from '../layout/placed-view.ts'
import { pluralEn, pluralRu } from '../text/format.ts'
import { containersView, monitoringView } from '../view/containers.ts'
import { contextView } from '../view/context.ts'
import { deploymentView } from '../view/deployment.ts'
import { failureView } from '../view/failure.ts'
import { scenarioMessage } from '../view/message.ts'
import { splitView } from '../view/split.ts'
import type { View } from '../view/view.ts'
import { toMermaid } from './mermaid/flowchart.ts'
import type { OversizePicture, PictureJob } from './picture-job.ts'
import { titlesOf } from './titles.ts'
import { renderView } from './view.ts'

/** Containers beyond this number are also drawn as two halves: the whole is then too small on a page. */
const ONE_PAGE = 14

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
  const containers = containersView(document)
  const halves = containers.nodes.length > ONE_PAGE ? splitView(containers) : []
  if (!halves.some(oversize)) for (const half of halves) jobs.push(job(half.id, () => half, href))
  if (oversize(containers)) jobs.push(...journeyJobs(document, topology, href))
  if (document.elements.some((e) => e.kind === 'monitoring'))
    jobs.push(job('monitoring', () => monitoringView(document) ?? containersView(document), href))
  const big = isBig(document, topology)
  jobs.push(job('deployment', () => deploymentView(document, topology, { summary: big }), href))
  if (big) {
    for (const region of topology.regions) {
      const inside = new Set(topology.within(region))
      if (!topology.instances.some((i) => inside.has(i.place))) continue
      const title = regionTitle(region, topology)
      const spec = { id: `deployment-${region}`, kind: 'deployment' as const, title, include: [region] }
      const whole = deploymentView(document, topology, { spec })
      const view = oversize(whole) ? deploymentView(document, topology, { spec, summary: true }) : whole
      jobs.push(job(spec.id, () => view, href))
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

/** Journeys that are drawn of a system too large for one picture of its containers. */
const JOURNEYS = 6

/** The containers on the way of each of a few journeys: critical ones first, then in the author's order. */
function journeyJobs(document: ArchitectureDocument, topology: Topology, href: Href): PictureJob[] {
  const weight = ({ journey }: Topology['journeys'][number]) => (journey.critical === true ? 0 : 1)
  const chosen = [...topology.journeys].sort((a, b) => weight(a) - weight(b)).slice(0, JOURNEYS)
  return chosen.map(({ journey, steps }) => {
    const title = said(journey.title)
    const spec = {
      id: `containers-${journey.id}`,
      kind: 'containers' as const,
      title: { ru: `Путь «${title.ru}»: что он проходит`, en: `Journey "${title.en}": what it passes` },
      include: [...new Set([journey.actor, ...steps.map((step) => topology.runnerOf(step.to))])],
    }
    return job(spec.id, () => containersView(document, spec), href)
  })
}

/** How many zones and instances a region holds. */
function regionTitle(region: string, topology: Topology): Said {
  const name = said(topology.places.get(region)?.title ?? region)
  const inside = new Set(topology.within(region))
  const zones = [...inside].filter((id) => ['zone', 'dataCentre'].includes(topology.places.get(id)?.kind ?? '')).length
  const instances = topology.instances.filter((i) => inside.has(i.place)).length
  return {
    ru: `${name.ru}: ${zones} ${pluralRu(zones, 'зона', 'зоны', 'зон')}, ${instances} ${pluralRu(instances, 'экземпляр', 'экземпляра', 'экземпляров')}`,
    en: `${name.en}: ${zones} ${pluralEn(zones, 'zone')}, ${instances} ${pluralEn(instances, 'instance')}`,
  }
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
  // All scenarios share one layout: before and during a failure can be laid over one another.
  const drawings = new Map<Language, Drawing>()
  const drawingIn = (language: Language): Drawing => {
    const known = drawings.get(language) ?? drawDeployment(base, language)
    drawings.set(language, known)
    return known
  }
  return analysis.failures.scenarios.flatMap((outcome): PictureJob[] => {
    const scenario = document.scenarios.find((s) => s.id === outcome.scenario)
    const losses = analysis.data.recoveries.filter((r) => r.scenario === outcome.scenario)
    const view = failureView(base, topology, outcome, scenario, scenarioMessage(outcome, titleOf, losses))
    if (view === undefined) return []
    return [
      {
        key: view.id,
        oversize: () => oversizeOf(view.id, view),
        draw: async (language) => drawn(view.id, view, placeOn(drawingIn(language), view, language), href),
      },
    ]
  })
}

function job(key: string, make: () => View, href: Href): PictureJob {
  return {
    key,
    oversize: () => oversizeOf(key, make()),
    draw: async (language) => {
      const view = make()
      return drawn(key, view, await placeView(view, language, elkEngine), href)
    },
  }
}

function oversizeOf(key: string, view: View): OversizePicture | undefined {
  const size = oversize(view)
  return size && { key, ...size, most: mostOf(view.kind) }
}

function drawn(key: string, view: View, placed: PlacedView, href: Href): Awaited<ReturnType<PictureJob['draw']>> {
  const { language } = placed
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
}
