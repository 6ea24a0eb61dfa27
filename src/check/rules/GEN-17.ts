import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Hop, isHard, report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-17',
  severity: 'warning',
  title: { ru: 'Повторы умножают нагрузку', en: 'Retries multiply the load' },
  message: {
    ru: (p) =>
      `На пути сценария ${ru.quote(p.journey)} до ${ru.quote(p.to)} повторяют ${ru.count(p.layers, 'слой', 'слоя', 'слоёв')}: один запрос превращается в ${ru.count(p.calls, 'вызов', 'вызова', 'вызовов')}.`,
    en: (p) =>
      `On the way of ${en.quote(p.journey)} to ${en.quote(p.to)} ${en.count(p.layers, 'layer repeats', 'layers repeat')}: one request becomes ${en.count(p.calls, 'call')}.`,
  },
  fix: {
    ru: () => 'Оставьте повторы (retries) на одном слое и ограничьте их бюджетом.',
    en: () => 'Keep retries (retries) on one layer, and limit them by a budget.',
  },
  why: {
    ru: 'Стоит нижнему слою замедлиться, как повторы добивают его и не дают восстановиться.',
    en: 'As soon as the lowest layer slows down, the retries finish it off and keep it from recovering.',
  },
  source: 'Google, SRE book, Addressing Cascading Failures',
  example: { journey: 'accrue', to: 'profiles', layers: 2, calls: 9 },
}

/** Two layers of one retry each are borne; each end of a chain is told once. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const told = new Set<Id>()
    return context.document.journeys.flatMap((journey) => {
      const reached = new Map<Id, { calls: number; layers: number }>([[journey.actor, { calls: 1, layers: 0 }]])
      let worst: { hop: Hop; calls: number; layers: number } | undefined
      for (const hop of context.hopsOf(journey.id)) {
        const before = reached.get(hop.from)
        if (!before || !isHard(hop)) continue
        const retries = hop.relation?.retries ?? 0
        const here = { calls: before.calls * (1 + retries), layers: before.layers + (retries > 0 ? 1 : 0) }
        const known = reached.get(hop.to)
        if (!known || known.calls < here.calls) reached.set(hop.to, here)
        if (here.layers > 1 && here.calls > (worst?.calls ?? 4)) worst = { hop, ...here }
      }
      if (!worst || told.has(worst.hop.to)) return []
      const { hop, calls, layers } = worst
      told.add(hop.to)
      const params = { journey: journey.id, to: hop.to, layers, calls }
      return [report(context, entry, `${hop.relation?.id ?? hop.path}.retries`, params, journey.id)]
    })
  },
}
