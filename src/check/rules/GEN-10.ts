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
      `${ru.quote(p.id)} (${p.kind}) не встречается ни в одном пользовательском сценарии: его нагрузка и отказы не учтены.`,
    en: (p) => `${en.quote(p.id)} (${p.kind}) occurs in no journey: neither its load nor its failures count.`,
  },
  fix: {
    ru: () => 'Добавьте шаг к нему или уберите элемент из модели.',
    en: () => 'Add a step to it, or take the element out of the model.',
  },
  why: {
    ru: 'Показатели считаются по сценариям. Забытый элемент делает их лучше, чем они есть.',
    en: 'Figures are computed from journeys. A forgotten element makes them look better than they are.',
  },
  source: 'completeness of the model',
  example: { id: 'reports', kind: 'service' },
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
    return [...context.elements.values()].flatMap(({ id, kind, partOf }) => {
      if (!serving.has(kind) || seen.has(id) || partOf !== undefined) return []
      return [report(context, entry, id, { id, kind })]
    })
  },
}
