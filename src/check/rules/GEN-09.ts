import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { inLanguage } from '../../language/text.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-09',
  severity: 'warning',
  title: { ru: 'Алерт без действия', en: 'Alert without an action' },
  message: {
    ru: (p) => `У метрики ${ru.quote(p.id)} есть порог, но не сказано, что делать, когда он пройден.`,
    en: (p) => `Metric ${en.quote(p.id)} has a threshold, but does not say what to do when it is crossed.`,
  },
  fix: {
    ru: () => 'Заполните action: первая проверка, первое действие, к кому обращаться.',
    en: () => 'Fill in action: first check, first step, whom to call.',
  },
  why: {
    ru: 'Алерт, на который нечего ответить, учит не замечать алерты.',
    en: 'An alert that nobody can answer teaches people to ignore alerts.',
  },
  source: 'Site Reliability Engineering, chapter 6',
  example: { id: 'api-errors' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.metrics.flatMap((metric) => {
      const { warning, critical } = metric.thresholds ?? {}
      if ((warning === undefined && critical === undefined) || inLanguage(metric.action, 'ru').trim() !== '') return []
      return [report(context, entry, `${metric.id}.action`, { id: metric.id })]
    }),
}
