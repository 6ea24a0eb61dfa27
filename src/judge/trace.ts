/** The requirement-decision-element-scenario-metric matrix and its holes. */
import type { Said } from '../language/text.ts'
import type { Id, Measure, Requirement } from '../language/vocabulary/index.ts'
import type { Decision, LoadedModel } from '../load/loaded-model.ts'
import type { Trace, TraceRow } from './verdict.ts'

type Hole = Trace['holes'][number]

/** Matrix of a model. Deterministic: requirements in the author's order, columns in the order of the document. */
export function trace(model: Pick<LoadedModel, 'document' | 'decisions'>): Trace {
  const { document, decisions } = model
  const rows = document.requirements.map((requirement) => rowOf(requirement, model))
  const holes: Hole[] = []
  for (const row of rows) {
    const id = row.requirement
    if (row.decisions.length === 0) {
      holes.push(hole('no-decision', id, 'ни одно решение не отвечает на это требование', 'no decision addresses it'))
    }
    if (row.scenarios.length === 0 && needsScenario(document.requirements.find((r) => r.id === id))) {
      holes.push(
        hole('no-scenario', id, 'нет сценария отказа, в котором оно проверяется', 'no failure scenario tries it'),
      )
    }
    if (row.metrics.length === 0) {
      holes.push(hole('no-metric', id, 'в эксплуатации его ничто не измеряет', 'nothing measures it in production'))
    }
    if (row.elements.length === 0) {
      holes.push(hole('no-element', id, 'не относится ни к одному элементу', 'it concerns no element'))
    }
  }
  const requirementIds = new Set(document.requirements.map((r) => r.id))
  for (const decision of decisions) {
    if (!decision.addresses.some((id) => requirementIds.has(id))) {
      holes.push(
        hole(
          'idle-decision',
          decision.slug,
          'решение не отвечает ни на одно требование',
          'the decision addresses no requirement',
        ),
      )
    }
  }
  const touched = new Set(rows.flatMap((row) => row.elements))
  for (const element of document.elements) {
    if (element.kind === 'person' || touched.has(element.id)) continue
    holes.push(
      hole(
        'untouched-element',
        element.id,
        'элемента не касается ни одно требование',
        'no requirement touches the element',
      ),
    )
  }
  return { rows, holes: [...holes, ...leaning(decisions)] }
}

function hole(kind: Hole['kind'], id: string, ru: string, en: string): Hole {
  return { kind, id, text: { ru, en } }
}

/** Only recovery, loss and headroom under failure are tried by scenarios; other metrics hold in the normal state. */
function needsScenario(requirement: Requirement | undefined): boolean {
  return (requirement?.measures ?? []).some(
    (m) => m.metric === 'rto' || m.metric === 'rpo' || m.metric === 'availability' || m.metric === 'downtime',
  )
}

function rowOf(
  requirement: Requirement,
  { document, decisions }: Pick<LoadedModel, 'document' | 'decisions'>,
): TraceRow {
  const subjects = new Set(requirement.measures.flatMap(subjectOf))
  const journeys = document.journeys.filter((j) => subjects.has(j.id))
  const onTheWay = new Set(
    journeys.flatMap((j) => j.steps.flatMap((s) => [s.to, ...(s.from === undefined ? [] : [s.from])])),
  )
  const wholeSystem =
    subjects.has(document.system.id) || requirement.measures.some((m) => m.metric === 'cost' && m.of === undefined)
  const elements = document.elements
    .filter((e) => wholeSystem || subjects.has(e.id) || onTheWay.has(e.id))
    .map((e) => e.id)
  const under = new Set(requirement.measures.flatMap(scenariosOf))
  const journeyIds = new Set(journeys.map((j) => j.id))
  // Availability has no scenario of its own: those in which its journeys must be served try it.
  const serving = requirement.measures.some((m) => m.metric === 'availability' || m.metric === 'downtime')
  const metrics = document.metrics.filter((m) => m.requirement === requirement.id)
  return {
    requirement: requirement.id,
    decisions: decisions.filter((d) => d.addresses.includes(requirement.id)).map((d) => d.slug),
    elements: elements.filter((id) => document.elements.find((e) => e.id === id)?.kind !== 'person'),
    scenarios: document.scenarios
      .filter((s) => under.has(s.id) || (serving && (s.mustServe ?? []).some((id) => journeyIds.has(id))))
      .map((s) => s.id),
    metrics: metrics.map((m) => m.id),
  }
}

function subjectOf(measure: Measure): Id[] {
  return measure.of === undefined ? [] : [measure.of]
}

function scenariosOf(measure: Measure): Id[] {
  if (!('under' in measure) || measure.under === undefined) return []
  return Array.isArray(measure.under) ? measure.under : [measure.under]
}

/** Accepted decisions that lean on one that no longer stands. */
function leaning(decisions: readonly Decision[]): Hole[] {
  const find = (key: string): Decision | undefined =>
    decisions.find((d) => d.slug === key || String(d.number) === key.replace(/^0+/, ''))
  return decisions
    .filter((d) => d.status === 'accepted')
    .flatMap((decision) =>
      decision.links
        .filter((link) => link.kind === 'depends-on' || link.kind === 'amends')
        .flatMap((link): Hole[] => {
          const other = find(link.to)
          if (!other || !['superseded', 'rejected', 'deprecated'].includes(other.status)) return []
          return [{ kind: 'leans-on-superseded', id: decision.slug, text: leanText(other) }]
        }),
    )
}

function leanText(other: Decision): Said {
  return {
    ru: `опирается на «${other.slug}», которое больше не действует`,
    en: `leans on "${other.slug}", which no longer stands`,
  }
}
