/** What the deliverables are written from: one system, analysed and judged, in one language. */
import type { RootContent } from 'mdast'
import type { Analysis } from '../analyse/analysis.ts'
import type { Topology } from '../analyse/topology/topology.ts'
import type { Finding } from '../findings/finding.ts'
import { endless } from '../judge/target.ts'
import type { Comparison, Judgement, MeasureVerdict, Verdict } from '../judge/verdict.ts'
import { inLanguage, type Language, type Said, type Text } from '../language/text.ts'
import type { LoadedModel } from '../load/loaded-model.ts'
import { formatNumber } from '../text/format.ts'
import { levelName } from './words.ts'
import { callout, code, type Inline, number, paragraph, range, reference, text } from './write.ts'

/** A drawn picture as the render stage gives it. */
export interface DrawnPicture {
  key: string
  language: Language
  svg: string
  dark: string
  width: number
  height: number
  title: string
  description?: string
  mermaid?: string
  wide?: boolean
}

/** A picture that is not drawn because nobody could read it: what it would hold, and the most that one may. */
export interface OversizePicture {
  key: string
  boxes: number
  lines: number
  most: { boxes: number; lines: number }
}

/** The computed sensitivities of one requirement's deciding measure; `tried` of the `inputs` that were to be tried. */
export interface Sensitivities {
  rows: MeasureVerdict['sensitivity']
  inputs: number
  tried: number
}

export interface DocumentInput {
  model: LoadedModel
  topology: Topology
  analysis: Analysis
  judgement: Judgement
  comparisons: Comparison[]
  /** The same requirements under grown loads: `x1`, `x2`, ... */
  growth?: Comparison[]
  sensitivities: Map<string, Sensitivities>
  /** False when sensitivities and cheapest changes were not looked for, because the requirements report was not asked for. */
  searched?: boolean
  pictures: DrawnPicture[]
  /** Pictures left out because nobody could read them: said in their place. */
  oversize?: readonly OversizePicture[]
  /** Findings of load and check, with their sentences. */
  findings: { finding: Finding; message: Said; fix: Said }[]
}

export interface Context extends DocumentInput {
  language: Language
  /** The wording of this language. */
  say: (ru: string, en: string) => string
  /** A text of the model in this language. */
  in: (value: Text | undefined) => string
  /** Link to an element, place, journey... by id, with its title. */
  link: (id: string) => Inline
  title: (id: string) => string
  /** The picture, or what is to be said in its place; nothing when there is none of that key. */
  figure: (key: string, caption: string) => RootContent[]
  verdictOf: (requirement: string) => Verdict | undefined
}

/** Titles of everything that has one. */
function titles(model: LoadedModel): Map<string, Text> {
  const d = model.document
  const described = [
    ...d.places,
    ...d.elements,
    ...d.journeys,
    ...d.requirements,
    ...d.scenarios,
    ...d.metrics,
    ...d.variants,
    ...d.stages,
    ...d.queries,
  ]
  return new Map([[d.system.id, d.system.title], ...described.map((item): [string, Text] => [item.id, item.title])])
}

export function createContext(input: DocumentInput, language: Language): Context {
  const names = titles(input.model)
  const d = input.model.document
  const kinds = new Map<string, 'element' | 'requirement' | 'scenario' | 'journey' | 'variant'>([
    ...d.elements.map((e): [string, 'element'] => [e.id, 'element']),
    ...d.requirements.map((r): [string, 'requirement'] => [r.id, 'requirement']),
    ...d.scenarios.map((s): [string, 'scenario'] => [s.id, 'scenario']),
    ...d.journeys.map((j): [string, 'journey'] => [j.id, 'journey']),
    ...d.variants.map((v): [string, 'variant'] => [v.id, 'variant']),
  ])
  const title = (id: string): string => (names.has(id) ? inLanguage(names.get(id), language) : id)
  const pictures = new Map(input.pictures.filter((p) => p.language === language).map((p) => [p.key, p]))
  const verdicts = new Map(input.judgement.verdicts.map((v) => [v.requirement, v]))
  return {
    ...input,
    language,
    say: (ru, en) => (language === 'ru' ? ru : en),
    in: (value) => inLanguage(value, language),
    title,
    link: (id) => {
      const kind = kinds.get(id)
      return kind ? reference(kind, id, title(id)) : text(title(id))
    },
    figure: (key, caption) => {
      const picture = pictures.get(key)
      const missing = input.oversize?.find((one) => one.key === key)
      if (missing) return [notDrawn(missing, caption, language)]
      if (!picture) return []
      return [
        {
          type: 'figure',
          picture: key,
          caption: [text(caption)],
          alt: picture.description ?? picture.title,
          ...(picture.mermaid === undefined ? {} : { mermaid: picture.mermaid }),
          ...(picture.wide ? { wide: true } : {}),
        },
      ]
    },
    verdictOf: (id) => verdicts.get(id),
  }
}

/** Never a silent gap: what the picture would hold, and what to do. */
function notDrawn({ boxes, lines, most }: OversizePicture, caption: string, language: Language): RootContent {
  const count = (n: number) => formatNumber(n, language)
  const note =
    language === 'ru'
      ? `Рисунок «${caption}» не построен: блоков на нём было бы ${count(boxes)}, линий — ${count(lines)}, а прочитать можно не больше ${count(most.boxes)} и ${count(most.lines)}. Части системы покажут представления, описанные в модели.`
      : `The picture "${caption}" is not drawn: it would hold ${count(boxes)} boxes and ${count(lines)} lines, and at most ${count(most.boxes)} and ${count(most.lines)} can be read. Views described in the model show parts of the system.`
  return callout('note', paragraph(note))
}

/** The computed value of a measure as one cell. */
export function valueCell(c: Context, measure: MeasureVerdict): Inline {
  if (!measure.value) return '—'
  const said = measure.value.derivation.text?.[c.language]
  if (measure.value.unit === 'level') return said ?? levelName(measure.value.typical, c.language)
  // Less than no headroom is said as a utilisation.
  if (said !== undefined && measure.measure.metric === 'headroom') return said
  const shown = range(measure.value, measure.value.unit, c.language, c.analysis.cost.currency)
  const word = endless(measure.measure.metric)?.[c.language]
  return word === undefined ? shown : { ...shown, text: shown.text.replaceAll('∞', word) }
}

/** The target of a measure as written by the architect, with the signs people read. */
export function targetCell(c: Context, measure: MeasureVerdict): Inline {
  const written =
    'target' in measure.measure && measure.measure.target !== undefined ? String(measure.measure.target) : ''
  if (measure.target !== undefined && measure.value && measure.value.unit !== 'level' && measure.comparator) {
    const value = number(measure.target, measure.value.unit, c.language, c.analysis.cost.currency)
    return { ...value, text: `${sign(measure.comparator)}\u00a0${value.text}` }
  }
  return written === '' ? c.say('выполняется', 'holds') : text(written.replace('>=', '≥').replace('<=', '≤'))
}

function sign(comparator: string): string {
  return comparator === '>=' ? '≥' : comparator === '<=' ? '≤' : comparator
}

/** An id in the identifier face. */
export function id(value: string): Inline {
  return code(value)
}
