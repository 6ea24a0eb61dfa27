import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NET-01',
  severity: 'error',
  title: { ru: 'Вызов без тайм-аута на пути переключения', en: 'Call without a time-out on a failover path' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} ждёт ${ru.quote(p.to)} без тайм-аута: после отказа соединение может висеть до ${ru.time(p.hang)}, а ${p.requirement} даёт ${ru.time(p.target)}.`,
    en: (p) =>
      `${en.quote(p.from)} waits for ${en.quote(p.to)} without a time-out: after a failure the connection may hang for ${en.time(p.hang)}, but ${p.requirement} allows ${en.time(p.target)}.`,
  },
  fix: {
    ru: () => 'Задайте timeout запроса или keepalive (TCP_USER_TIMEOUT) меньше RTO.',
    en: () => 'Set a request timeout, or a keepalive (TCP_USER_TIMEOUT) below the RTO.',
  },
  why: {
    ru: 'Linux повторяет неподтверждённые данные 13–30 минут. Как бы быстро ни переключились серверы, клиент этого не заметит.',
    en: 'Linux retransmits unacknowledged data for 13 to 30 minutes. However fast the servers fail over, the client does not notice.',
  },
  source: 'man 7 tcp (tcp_retries2)',
  example: { from: 'api', to: 'profiles', hang: 1800, requirement: 'DUR02', target: 120 },
}

/**
 * Only calls that some recovery time depends on. Retries without a time-out are told by GEN-03. A balancer that answers DNS
 * queries waits for nobody: its clients call the address themselves.
 */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      if ((relation.mode ?? 'sync') !== 'sync' || relation.timeout || relation.retries) return []
      const from = context.elements.get(relation.from)
      if (!from || from.kind === 'person' || ('timeout' in from && from.timeout)) return []
      if (from.kind === 'globalBalancer' && from.mechanism !== 'anycast') return []
      const used = context.hopsTo(relation.to).some((hop) => hop.relation === relation)
      const claim = used ? tightest(rtoClaims(context, relation.to)) : undefined
      const hang = knob(relation.keepalive, '30m')
      if (!claim || hang <= claim.seconds) return []
      const { requirement, seconds: target } = claim
      const params = { from: relation.from, to: relation.to, hang, requirement, target }
      return [report(context, entry, `${relation.id}.timeout`, params, relation.id)]
    }),
}
