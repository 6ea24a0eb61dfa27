/** Roadmap: the stages of a scaling plan in their order, each on top of the ones before it, with its verdicts and cost. */
import type { RootContent } from 'mdast'
import { estimate } from '../../catalogue/derive.ts'
import type { Comparison, Verdict, VerdictKind } from '../../judge/verdict.ts'
import { applyStage, stagesInOrder } from '../../language/variant.ts'
import type { Stage } from '../../language/vocabulary/index.ts'
import type { Range } from '../../quantity/quantity.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
import { type Context, targetCell } from '../context.ts'
import { sentence } from '../names.ts'
import {
  anchor,
  bullets,
  heading,
  type Inline,
  joined,
  number,
  paragraph,
  range,
  reference,
  strong,
  table,
  verdictBadge,
  verdictWith,
} from '../write.ts'
import { deciding } from './decisions.ts'

/** A stage with what is judged at its end and at the end of the one before it. */
interface Step {
  stage: Stage
  after: Comparison
  before: Comparison
}

/** The roadmap; nothing for a model without stages. */
export function roadmapTree(c: Context): RootContent[] {
  const steps = stepsOf(c)
  const [first] = steps
  if (!first) return []
  return [
    heading(1, c.say('План развития', 'Roadmap')),
    paragraph(lead(c, steps)),
    ...overview(c, steps),
    anchor('stage-verdicts'),
    heading(2, c.say('Требования по этапам', 'Requirements by stage')),
    ...verdictTable(c, [first.before, ...steps.map((step) => step.after)], steps),
    ...steps.flatMap((step, index) => stageSection(c, step, index)),
  ]
}

function stepsOf(c: Context): Step[] {
  const of = (id: string) => c.comparisons.find((item) => item.id === id)
  const found: Step[] = []
  let before = of('base')
  for (const stage of stagesInOrder(c.model.document)) {
    const after = of(stage.id)
    if (before && after) found.push({ stage, before, after })
    before = after ?? before
  }
  return found
}

function lead(c: Context, steps: readonly Step[]): string {
  const n = steps.length
  const together = c.say(
    `План состоит из ${n} ${pluralRu(n, 'этапа', 'этапов', 'этапов')}. `,
    `The plan has ${n} ${pluralEn(n, 'stage')}. `,
  )
  return `${together}${c.say(
    'Каждый этап рассчитан поверх предыдущих: вердикты и стоимость относятся к системе на его конец.',
    'Each stage is computed on top of the ones before it: verdicts and cost are those of the system at its end.',
  )}`
}

/** All durations so far: stages follow one another. */
function elapsed(steps: readonly Step[]): Range {
  const all = steps.map((step) => estimate(step.stage.duration))
  const sum = (of: keyof Range) => all.reduce((total, one) => total + one[of], 0)
  return { best: sum('best'), typical: sum('typical'), worst: sum('worst') }
}

function overview(c: Context, steps: readonly Step[]): RootContent[] {
  const priced = steps.some((step) => step.after.cost !== undefined)
  return table({
    id: 'stages',
    caption: c.say('Этапы плана', 'Stages of the plan'),
    head: [
      c.say('Этап', 'Stage'),
      c.say('Длительность: лучшая / типичная / худшая', 'Duration: best / typical / worst'),
      c.say('От начала', 'From the start'),
      c.say('Начинает выполняться', 'Begins to hold'),
      c.say('Перестаёт выполняться', 'Holds no more'),
      ...(priced ? [c.say('Стоимость в месяц', 'Monthly cost')] : []),
    ],
    rows: steps.map((step, index) => [
      c.in(step.stage.title),
      range(estimate(step.stage.duration), 's', c.language),
      range(elapsed(steps.slice(0, index + 1)), 's', c.language),
      ids(c, changed(step, true)),
      ids(c, changed(step, false)),
      ...(priced ? [cost(c, step.after)] : []),
    ]),
    widths: priced ? [24, 14, 14, 17, 17, 14] : [30, 16, 16, 19, 19],
  })
}

function holding(kind: VerdictKind): boolean {
  return kind === 'pass' || kind === 'at-risk'
}

/** Requirements that a stage makes hold (`gained`), or makes hold no more. */
function changed({ before, after }: Step, gained: boolean): string[] {
  return after.verdicts.flatMap((verdict) => {
    const old = before.verdicts.find((v) => v.requirement === verdict.requirement)
    const [was, is] = [old !== undefined && holding(old.verdict), holding(verdict.verdict)]
    return was !== is && is === gained ? [verdict.requirement] : []
  })
}

function ids(c: Context, list: readonly string[]): Inline[] {
  return list.length === 0 ? ['—'] : joined(list.map((id) => [named(c, id)]))
}

/** A link, unless a stage brings the requirement: the report is of the model as it is. */
function named(c: Context, id: string): Inline {
  return c.verdictOf(id) ? reference('requirement', id, id) : id
}

function cost(c: Context, comparison: Comparison): Inline {
  return comparison.cost ? number(comparison.cost.typical, 'money', c.language, c.analysis.cost.currency) : '—'
}

function verdictTable(c: Context, columns: readonly Comparison[], steps: readonly Step[]): RootContent[] {
  // A stage may add requirements: those of the end of the plan are all there are, unless a stage removes some.
  const requirements = [...new Set(columns.flatMap((column) => column.verdicts.map((v) => v.requirement)))]
  const planned = applyStage(c.model.document, steps.at(-1)?.stage.id ?? '').requirements
  const title = (id: string) => {
    const found = planned.find((requirement) => requirement.id === id)
    return found ? c.in(found.title) : c.title(id)
  }
  const at = (column: Comparison, id: string): Verdict | undefined => column.verdicts.find((v) => v.requirement === id)
  const rows = requirements.flatMap((id): Inline[][][] => {
    const first = columns.flatMap((column) => at(column, id) ?? [])[0]
    if (!first) return []
    const cells = columns.map((column): Inline[] => {
      const verdict = at(column, id)
      return verdict ? verdictWith(verdict.verdict, deciding(c, verdict.binding, first.binding)) : ['—']
    })
    return [[[named(c, id), ` ${title(id)}`], [targetCell(c, first.binding)], ...cells]]
  })
  const prices: Inline[][][] = columns.some((column) => column.cost !== undefined)
    ? [[[c.say('Стоимость в месяц', 'Monthly cost')], ['—'], ...columns.map((column) => [cost(c, column)])]]
    : []
  return table({
    id: 'stage-verdicts-table',
    caption: c.say(
      'Вердикт и значение решающей меры сейчас и на конец каждого этапа',
      'Verdict and value of the deciding measure now and at the end of each stage',
    ),
    head: [
      c.say('Требование', 'Requirement'),
      c.say('Цель', 'Target'),
      c.say('Сейчас', 'Now'),
      ...steps.map((step) => c.in(step.stage.title)),
    ],
    rows: [...rows, ...prices],
    widths: [20, 10, ...columns.map(() => 70 / columns.length)],
    wide: columns.length > 4,
  })
}

function stageSection(c: Context, step: Step, index: number): RootContent[] {
  const { stage, after } = step
  const open = after.verdicts.filter((v) => !holding(v.verdict))
  const gained = changed(step, true)
  return [
    anchor(`stage-${stage.id}`),
    heading(2, c.say(`Этап ${index + 1}. ${c.in(stage.title)}`, `Stage ${index + 1}. ${c.in(stage.title)}`)),
    ...(stage.description ? [paragraph(c.in(stage.description))] : []),
    paragraph(
      strong(c.say('Длительность: ', 'Duration: ')),
      range(estimate(stage.duration), 's', c.language),
      '.',
      ...(gained.length > 0
        ? [' ', strong(c.say('Начинает выполняться: ', 'Begins to hold: ')), ...ids(c, gained), '.']
        : []),
    ),
    ...(stage.tasks.length > 0 ? [bullets(stage.tasks.map((task) => c.in(task)))] : []),
    ...(after.unknown ? [paragraph(after.unknown[c.language])] : []),
    ...(open.length > 0
      ? [
          paragraph(c.say('После этапа ещё не выполнено:', 'Still open after the stage:')),
          bullets(open.map((v) => [verdictBadge(v.verdict), ' ', named(c, v.requirement), ' — ', why(c, v)])),
        ]
      : []),
  ]
}

function why(c: Context, { binding }: Verdict): string {
  return sentence(binding.missing?.[c.language] ?? binding.cause[c.language])
}
