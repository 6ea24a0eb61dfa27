import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-08',
  severity: 'warning',
  title: { ru: 'Кэш Redis не вытесняет старое', en: 'A Redis cache evicts nothing' },
  message: { ru: (p) => `${ru.quote(p.id)}: ${p.problemRu}.`, en: (p) => `${en.quote(p.id)}: ${p.problemEn}.` },
  fix: {
    ru: () => 'Задайте maxmemory и политику allkeys-lru (или allkeys-lfu).',
    en: () => 'Set maxmemory and the policy allkeys-lru (or allkeys-lfu).',
  },
  why: {
    ru: 'Без предела Redis однажды займёт всю память узла, с noeviction — начнёт отвечать ошибкой на запись.',
    en: 'Without a limit Redis takes all memory of the host one day; with noeviction it starts to refuse writes.',
  },
  source: 'Redis documentation, eviction',
  example: { id: 'hot', problemRu: 'предел памяти не задан', problemEn: 'no memory limit is set' },
}

/** Data kept in a journal and not said to be a cache (limits, idempotency keys) must not be evicted: noeviction is right there. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache').flatMap(({ id, redis, cache, persistence }) => {
      if (!redis) return []
      const limited = redis.maxmemory !== undefined
      const keeps = cache === undefined && persistence?.startsWith('aof') === true
      if (limited && (keeps || (redis.maxmemoryPolicy ?? 'noeviction') !== 'noeviction')) return []
      const problem = limited
        ? {
            problemRu: 'при заполнении памяти запись отвергается (noeviction)',
            problemEn: 'writes are refused when memory is full (noeviction)',
          }
        : { problemRu: 'предел памяти не задан', problemEn: 'no memory limit is set' }
      return [report(context, entry, `${id}.redis.${limited ? 'maxmemoryPolicy' : 'maxmemory'}`, { id, ...problem })]
    }),
}
