/** Which charts are drawn: a timeline per scenario, the downtime budget, latency waterfalls, utilisation. */
import type { Analysis, ScenarioOutcome } from '../analyse/analysis.ts'
import type { Judgement, MeasureVerdict } from '../judge/verdict.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Language } from '../language/text.ts'
import { scenarioMessage } from '../view/message.ts'
import { renderBudget } from './charts/budget.ts'
import type { ChartOptions, ChartPicture } from './charts/frame.ts'
import { renderLatency } from './charts/latency.ts'
import { answersTold } from './charts/latency-regions.ts'
import { hasTimeline, renderTimeline } from './charts/timeline.ts'
import { renderUtilisation } from './charts/utilisation.ts'
import { timelineToMermaid } from './mermaid/gantt.ts'
import type { PictureJob } from './picture-job.ts'
import { stationTitlesOf, titlesOf } from './titles.ts'

export function chartJobs(document: ArchitectureDocument, analysis: Analysis, judgement: Judgement): PictureJob[] {
  const titleOf = titlesOf(document)
  const jobs: PictureJob[] = analysis.failures.scenarios.filter(hasTimeline).map((outcome) => {
    const losses = analysis.data.recoveries.filter((r) => r.scenario === outcome.scenario)
    const target = rtoTarget(judgement, outcome)
    const message = scenarioMessage(outcome, titleOf, losses)
    return job(
      `timeline-${outcome.scenario}`,
      (options) => renderTimeline({ outcome, titleOf, losses, ...(target ? { target } : {}) }, options),
      (language) => timelineToMermaid(outcome, message, titleOf, language),
    )
  })
  if (analysis.availability.journeys.length > 0) {
    const targetOf = availabilityTarget(judgement)
    jobs.push(
      job('budget', (options) =>
        renderBudget({ journeys: analysis.availability.journeys, titleOf, targetOf }, options),
      ),
    )
  }
  for (const [latency] of answersTold(analysis.performance.peak.latencies).told) {
    if (!latency) continue
    jobs.push(
      job(`latency-${latency.journey}-${latency.region}`, (options) => renderLatency({ latency, titleOf }, options)),
    )
  }
  if (analysis.performance.peak.stations.length > 0)
    jobs.push(
      job('utilisation', (options) =>
        renderUtilisation({ performance: analysis.performance.peak, nameOf: stationTitlesOf(document) }, options),
      ),
    )
  return jobs
}

function measuresOf(judgement: Judgement): { requirement: string; verdict: MeasureVerdict }[] {
  return judgement.verdicts.flatMap((v) => v.measures.map((verdict) => ({ requirement: v.requirement, verdict })))
}

/** The strictest RTO target that is judged under the scenario. */
function rtoTarget(
  judgement: Judgement,
  outcome: ScenarioOutcome,
): { seconds: number; requirement: string } | undefined {
  const targets = measuresOf(judgement).flatMap(({ requirement, verdict }) => {
    const { measure, target } = verdict
    if (measure.metric !== 'rto' || target === undefined) return []
    const under = Array.isArray(measure.under) ? measure.under : [measure.under]
    return under.includes(outcome.scenario) ? [{ seconds: target, requirement }] : []
  })
  return targets.reduce<{ seconds: number; requirement: string } | undefined>(
    (a, b) => (a === undefined || b.seconds < a.seconds ? b : a),
    undefined,
  )
}

/** The strictest availability target of a journey, for users of a region or of all regions. */
function availabilityTarget(
  judgement: Judgement,
): (journey: string, region: string) => { ratio: number; requirement: string } | undefined {
  const all = measuresOf(judgement)
  return (journey, region) => {
    const targets = all.flatMap(({ requirement, verdict }) => {
      const { measure, target } = verdict
      if (measure.metric !== 'availability' || target === undefined || measure.of !== journey) return []
      return measure.from === undefined || measure.from === region ? [{ ratio: target, requirement }] : []
    })
    return targets.reduce<{ ratio: number; requirement: string } | undefined>(
      (a, b) => (a === undefined || b.ratio > a.ratio ? b : a),
      undefined,
    )
  }
}

function job(
  key: string,
  make: (options: ChartOptions) => ChartPicture,
  mermaid?: (language: Language) => string | undefined,
): PictureJob {
  return {
    key,
    draw: async (language) => {
      const light = make({ language, theme: 'light', prefix: `${key}-${language}-light` })
      const dark = make({ language, theme: 'dark', prefix: `${key}-${language}-dark` })
      const text = mermaid?.(language)
      return {
        svg: light.svg,
        dark: dark.svg,
        width: light.width,
        height: light.height,
        title: light.title[language],
        description: light.description[language],
        ...(text === undefined ? {} : { mermaid: text }),
        wide: false,
      }
    },
  }
}
