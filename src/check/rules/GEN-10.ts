import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-10',
  severity: 'info',
  title: { ru: 'Элемент не участвует ни в одном сценарии', en: 'Element in no journey' },
  message: {
    ru: (p) =>
      p.count === 1
        ? `${ru.quote(p.ids)} не встречается ни в одном пользовательском сценарии: его нагрузка и отказы не учтены.`
        : `Ни в одном пользовательском сценарии не встречаются: ${p.ids}. Их нагрузка и отказы не учтены.`,
    en: (p) =>
      p.count === 1
        ? `${en.quote(p.ids)} occurs in no journey: neither its load nor its failures count.`
        : `No journey passes through: ${p.ids}. Neither their load nor their failures count.`,
  },
  fix: {
    ru: () =>
      'Добавьте шаг к нему в steps сценария (для фоновой работы — сценарий со своим actor) или уберите из модели.',
    en: () =>
      'Add a step to it in the steps of a journey (of one with its own actor for work in the background), or take it out.',
  },
  why: {
    ru: 'Показатели считаются по сценариям. Забытый элемент делает их лучше, чем они есть.',
    en: 'Figures are computed from journeys. A forgotten element makes them look better than they are.',
  },
  source: 'completeness of the model',
  example: { ids: 'reports', count: 1 },
}

/** Kinds that take part in serving requests. Monitoring, backups and receivers of alerts do their work aside. */
const serving = new Set([
  'service',
  'gateway',
  'loadBalancer',
  'globalBalancer',
  'cdn',
  'database',
  'cache',
  'sessionStore',
  'queue',
  'topic',
  'worker',
])

export const rule: Rule = {
  entry,
  check: (context) => {
    if (context.journeys.size === 0) return []
    const seen = new Set<string>()
    for (const id of context.journeys.keys()) for (const { from, to } of context.hopsOf(id)) seen.add(from).add(to)
    // A component stands for its container, and a container for its components.
    for (const element of context.elements.values())
      if (element.partOf && seen.has(element.id)) seen.add(element.partOf)
    const apart = [...context.elements.values()].filter(
      ({ id, kind, partOf }) => serving.has(kind) && !seen.has(id) && partOf === undefined,
    )
    const [first] = apart
    const params = { ids: apart.map(({ id }) => id).join(', '), count: apart.length }
    return first ? [report(context, entry, first.id, params)] : []
  },
}
