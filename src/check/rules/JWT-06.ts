import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-06',
  severity: 'info',
  title: { ru: 'Липкие сессии при токенах не нужны', en: 'Sticky sessions are not needed with tokens' },
  message: {
    ru: (p) =>
      `${ru.quote(p.balancer)} привязывает клиентов к экземплярам ${ru.quote(p.id)}, хотя сессия целиком в токене.`,
    en: (p) =>
      `${en.quote(p.balancer)} binds clients to instances of ${en.quote(p.id)}, although the session is all in the token.`,
  },
  fix: { ru: () => 'Отключите stickySessions.', en: () => 'Switch stickySessions off.' },
  why: {
    ru: 'Привязка мешает ровной нагрузке и замедляет вывод экземпляра, ничего не давая взамен.',
    en: 'The binding prevents an even load and slows draining, and gives nothing for it.',
  },
  source: 'common practice',
  example: { balancer: 'balancer', id: 'api' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id: balancer, stickySessions }) => {
      if (stickySessions !== true) return []
      const target = context.relationsFrom(balancer).find(({ to }) => {
        const element = context.elements.get(to)
        return element && 'jwt' in element && element.jwt !== undefined && element.stateful !== true
      })
      return target ? [report(context, entry, `${balancer}.stickySessions`, { balancer, id: target.to })] : []
    }),
}
