import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-18',
  severity: 'warning',
  title: { ru: 'Повторы без паузы', en: 'Retries without a pause' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} повторяет вызов ${ru.quote(p.to)} до ${ru.count(p.retries, 'раза', 'раз', 'раз')} сразу, без паузы.`,
    en: (p) =>
      `${en.quote(p.from)} repeats the call of ${en.quote(p.to)} up to ${en.count(p.retries, 'time')}, with no pause.`,
  },
  fix: {
    ru: () => 'Задайте backoff: растущую паузу со случайной добавкой.',
    en: () => 'Set backoff: a growing pause with jitter.',
  },
  why: {
    ru: 'Повторы без паузы уходят в ту же перегрузку, которая и вызвала отказ.',
    en: 'Retries without a pause go into the very overload that caused the failure.',
  },
  source: "AWS Builders' Library, Timeouts, retries, and backoff with jitter",
  example: { from: 'api', to: 'profiles', retries: 3 },
}

/** A single repetition at once covers a lost packet and is borne. Retries that are wrong as such have rules of their own (GEN-03, EVT-04). */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap(({ id, from, to, retries = 0, backoff, timeout, idempotent }) => {
      const pause = backoff === undefined ? 0 : seconds(backoff)
      if (retries < 2 || pause > 0 || timeout === undefined || idempotent !== true) return []
      return [report(context, entry, `${id}.retries`, { from, to, retries }, id)]
    }),
}
