import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'OTL-01',
  severity: 'warning',
  title: { ru: 'Трассы ошибок почти не сохраняются', en: 'Traces of errors are hardly kept' },
  message: {
    ru: (p) => `${ru.quote(p.id)} решает о трассе в начале запроса и оставляет ${ru.share(p.share)} трасс.`,
    en: (p) =>
      `${en.quote(p.id)} decides on a trace at the head of the request and keeps ${en.share(p.share)} of them.`,
  },
  fix: {
    ru: () => 'Отбирайте трассы в конце запроса (sampling: tail): ошибки и медленные — все.',
    en: () => 'Sample at the tail (sampling: tail): keep all errors and slow ones.',
  },
  why: {
    ru: 'О неудаче известно только в конце запроса. При доле меньше 1 % нужной трассы почти никогда нет.',
    en: 'A failure is known at the end of a request only. Below 1 % the trace that is needed is almost never there.',
  },
  source: 'OpenTelemetry, concepts/sampling',
  example: { id: 'collector', share: 0.005 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs, 'monitoring').flatMap(({ id, opentelemetry }) => {
      if (opentelemetry?.sampling !== 'head' || opentelemetry.samplingRatio === undefined) return []
      const share = ratio(opentelemetry.samplingRatio)
      return share < 0.01 ? [report(context, entry, `${id}.opentelemetry.samplingRatio`, { id, share })] : []
    }),
}
