/**
 * All pictures of one system, in each language and both themes. A picture that cannot be made is an error finding: nothing
 * is silently left out.
 */
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { Finding } from '../findings/finding.ts'
import type { Judgement } from '../judge/verdict.ts'
import type { ArchitectureDocument } from '../language/document.ts'
import type { Language } from '../language/text.ts'
import { chartJobs } from './picture-charts.ts'
import type { DrawnPicture, OversizePicture, PictureJob } from './picture-job.ts'
import { viewJobs } from './picture-views.ts'

export type { DrawnPicture } from './picture-job.ts'

export interface DrawnPictures {
  pictures: DrawnPicture[]
  /** Mermaid text by `key.language`. */
  mermaid: Record<string, string>
  /** What is too large to be drawn; each is a finding too. */
  oversize: OversizePicture[]
  findings: Finding[]
}

/** Draws everything that is `wanted`. `href` gives the address of the page of a model id, if there is one. */
export async function drawPictures(
  document: ArchitectureDocument,
  topology: Topology,
  analysis: Analysis,
  judgement: Judgement,
  languages: readonly Language[],
  wanted: (key: string) => boolean = () => true,
  href?: (id: string, language: Language) => string | undefined,
): Promise<DrawnPictures> {
  const result: DrawnPictures = { pictures: [], mermaid: {}, oversize: [], findings: [] }
  const failed = (key: string, language: Language, error: unknown): void => {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
    const name = `${document.system.id}/${language}/img/${key}.svg`
    const params = { key, name, picture: key, document: document.system.id, language, reason }
    result.findings.push({ code: 'picture-failed', severity: 'error', element: document.system.id, params })
  }
  const groups: [string, () => PictureJob[]][] = [
    ['views', () => viewJobs(document, topology, analysis, href)],
    ['charts', () => chartJobs(document, analysis, judgement)],
  ]
  for (const [name, make] of groups) {
    let jobs: PictureJob[] = []
    try {
      jobs = make()
    } catch (error) {
      for (const language of languages) failed(name, language, error)
    }
    for (const job of jobs.filter(({ key }) => wanted(key))) {
      const size = job.oversize?.()
      if (size) {
        result.oversize.push(size)
        result.findings.push(tooLarge(document.system.id, size))
        continue
      }
      for (const language of languages) {
        try {
          const drawn = await job.draw(language)
          result.pictures.push({ key: job.key, language, ...drawn })
          if (drawn.mermaid !== undefined) result.mermaid[`${job.key}.${language}`] = drawn.mermaid
        } catch (error) {
          failed(job.key, language, error)
        }
      }
    }
  }
  return result
}

function tooLarge(system: string, { key, boxes, lines, most }: OversizePicture): Finding {
  const params = { name: key, boxes, lines, mostBoxes: most.boxes, mostLines: most.lines }
  return { code: 'picture-too-large', severity: 'warning', element: system, params }
}
