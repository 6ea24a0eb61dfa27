import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, losesInstance, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-06',
  severity: 'warning',
  title: { ru: 'Sentinel замечает отказ слишком поздно', en: 'Sentinel notices a failure too late' },
  message: {
    ru: (p) =>
      `down-after = ${ru.time(p.downAfter)}, а ${p.requirement} даёт на всё восстановление ${ru.quote(p.id)} ${ru.time(p.target)}.`,
    en: (p) =>
      `down-after is ${en.time(p.downAfter)}, but ${p.requirement} allows ${en.time(p.target)} for the whole recovery of ${en.quote(p.id)}.`,
  },
  fix: { ru: () => 'Задайте downAfter 3–5 с.', en: () => 'Set downAfter to 3 to 5 s.' },
  why: {
    ru: 'По умолчанию Sentinel ждёт 30 секунд молчания, и лишь потом начинает голосование.',
    en: 'By default Sentinel waits for 30 seconds of silence and only then starts to vote.',
  },
  source: 'Redis documentation, sentinel.md (down-after-milliseconds)',
  example: { downAfter: 30, requirement: 'DUR06', id: 'hot', target: 20 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'cache' && store.kind !== 'sessionStore') return []
      if (store.failover?.manager !== 'sentinel') return []
      const downAfter = knob(store.failover.downAfter, '30s')
      const claim = tightest(claimsUnder(rtoClaims(context, store.id), (s) => losesInstance(s, store.id)))
      if (!claim || downAfter < claim.seconds) return []
      const params = { downAfter, requirement: claim.requirement, id: store.id, target: claim.seconds }
      return [report(context, entry, `${store.id}.failover.downAfter`, params)]
    }),
}
