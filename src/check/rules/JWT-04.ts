import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-04',
  severity: 'error',
  title: { ru: 'Проверяются не все обязательные поля токена', en: 'Not all needed claims are verified' },
  message: {
    ru: (p) => `${ru.quote(p.id)} не проверяет ${p.missing}.`,
    en: (p) => `${en.quote(p.id)} does not verify ${p.missing}.`,
  },
  fix: {
    ru: () => 'Проверяйте издателя (iss), получателя (aud) и срок (exp) и перечислите их в jwt.verifies.',
    en: () => 'Verify the issuer (iss), the audience (aud) and the end (exp), and list them in jwt.verifies.',
  },
  why: {
    ru: 'Без aud годится токен, выданный для другой системы, без exp — давно истёкший.',
    en: 'Without aud a token made for another system will do, without exp one that ended long ago.',
  },
  source: 'RFC 8725, 3.8-3.9; OWASP, REST Security cheat sheet',
  example: { id: 'gateway', missing: 'aud, exp' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) => {
      if (!jwt?.verifies) return []
      const verified = jwt.verifies
      const missing = (['iss', 'aud', 'exp'] as const).filter((claim) => !verified.includes(claim))
      if (missing.length === 0) return []
      return [report(context, entry, `${id}.jwt.verifies`, { id, missing: missing.join(', ') })]
    }),
}
