import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { claimsUnder, losesInstance, lostPlaces, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-07',
  severity: 'warning',
  title: {
    ru: 'Вторая попытка переключить Redis придёт слишком поздно',
    en: 'The second try to fail Redis over comes too late',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: после неудачной попытки Sentinel ждёт ${ru.time(p.wait)}, а ${p.requirement} обещает восстановление за ${ru.time(p.target)}.`,
    en: (p) =>
      `${en.quote(p.id)}: after a failed attempt Sentinel waits ${en.time(p.wait)}, but ${p.requirement} promises recovery within ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Задайте failoverTimeout втрое больше обычного переключения, например 15s.',
    en: () => 'Set failoverTimeout to three times a normal failover, e.g. 15s.',
  },
  why: {
    ru: 'Следующая попытка начинается лишь через два failover-timeout; по умолчанию это шесть минут.',
    en: 'The next attempt begins only after two failover-timeouts: six minutes by default.',
  },
  source: 'Redis documentation, sentinel.md (failover-timeout)',
  example: { id: 'sessions', wait: 360, requirement: 'DUR02', target: 120 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, failover }) => {
      if (failover?.manager !== 'sentinel') return []
      const wait = 2 * knob(failover.failoverTimeout, '3m')
      const lost = claimsUnder(rtoClaims(context, id), (s) => losesInstance(s, id) || lostPlaces(s).length > 0)
      const claim = tightest(lost)
      if (!claim || wait <= claim.seconds) return []
      const params = { id, wait, requirement: claim.requirement, target: claim.seconds }
      return [report(context, entry, `${id}.failover.failoverTimeout`, params)]
    }),
}
