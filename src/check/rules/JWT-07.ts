import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-07',
  severity: 'warning',
  title: { ru: 'Украденный refresh-токен работает бесконечно', en: 'A stolen refresh token works for ever' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: refresh-токен не сменяется при использовании и не привязан к клиенту.`,
    en: (p) => `${en.quote(p.id)}: the refresh token is neither rotated nor bound to its client.`,
  },
  fix: {
    ru: () => 'Включите смену при каждом использовании (rotation) или привязку к клиенту (senderConstrained).',
    en: () => 'Rotate it on every use (rotation), or bind it to its client (senderConstrained).',
  },
  why: {
    ru: 'Кражу нечем ни заметить, ни остановить: вор обновляет доступ наравне с владельцем.',
    en: 'The theft can be neither noticed nor stopped: the thief renews access as the owner does.',
  },
  source: 'RFC 9700, 4.14; OWASP, OAuth2 cheat sheet',
  example: { id: 'identity' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) => {
      const token = jwt?.refreshToken
      if (!token || token.rotation === true || token.senderConstrained === true) return []
      return [report(context, entry, `${id}.jwt.refreshToken`, { id })]
    }),
}
