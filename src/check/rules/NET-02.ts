import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import type { Context, Hop } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NET-02',
  severity: 'warning',
  title: { ru: 'Тайм-аут короче, чем у вызываемого', en: 'Time-out shorter than that of the callee' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} отступается через ${ru.time(p.timeout)}, а ${ru.quote(p.to)} ждёт ${ru.quote(p.next)} до ${ru.time(p.budget)} вместе с повторами.`,
    en: (p) =>
      `${en.quote(p.from)} gives up after ${en.time(p.timeout)}, but ${en.quote(p.to)} waits for ${en.quote(p.next)} up to ${en.time(p.budget)}, retries included.`,
  },
  fix: {
    ru: () =>
      'Тайм-аут вызывающего (timeout) должен быть больше тайм-аута вызываемого с повторами (retries); повторяйте только на одном уровне.',
    en: () =>
      'The caller must wait (timeout) longer than the callee with its retries (retries); retry on one layer only.',
  },
  why: {
    ru: 'Ответ готовится для того, кто уже ушёл и повторил запрос: при сбое нагрузка умножается.',
    en: 'The answer is made for somebody who has left and asked again: in a failure the load multiplies.',
  },
  source: 'common practice',
  example: { from: 'edge', to: 'balancer', next: 'api', timeout: 2.5, budget: 2.6 },
}

const sync = ({ relation }: Hop) => relation !== undefined && (relation.mode ?? 'sync') === 'sync'

/** What a hop may take with all its tries, in seconds. */
function budgetOf({ relation }: Hop): number {
  if (relation?.timeout === undefined) return 0
  const { timeout, retries = 0, backoff } = relation
  return seconds(timeout) * (1 + retries) + retries * (backoff ? seconds(backoff) : 0)
}

/** Each relation once, at the first journey where it is too short. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const told = new Set<string>()
    return [...context.journeys.keys()].flatMap((journey) => {
      const hops = context.hopsOf(journey).filter(sync)
      const longest = new Map<string, Hop>()
      for (const hop of hops) {
        const known = longest.get(hop.from)
        if (!known || budgetOf(hop) > budgetOf(known)) longest.set(hop.from, hop)
      }
      return hops.flatMap((hop) => inverted(context, hop, longest.get(hop.to), told))
    })
  },
}

function inverted(context: Context, hop: Hop, next: Hop | undefined, told: Set<string>) {
  const { relation, from, to } = hop
  if (!relation?.timeout || !next || told.has(relation.id)) return []
  const [timeout, budget] = [seconds(relation.timeout), budgetOf(next)]
  if (timeout >= budget) return []
  told.add(relation.id)
  return [report(context, entry, `${relation.id}.timeout`, { from, to, next: next.to, timeout, budget }, relation.id)]
}
