import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-03',
  severity: 'error',
  title: { ru: 'Токен сам выбирает, как его проверять', en: 'The token chooses how it is verified' },
  message: {
    ru: (p) => `${ru.quote(p.id)} берёт алгоритм подписи из заголовка токена.`,
    en: (p) => `${en.quote(p.id)} takes the signature algorithm from the header of the token.`,
  },
  fix: {
    ru: () => 'Задайте алгоритм в настройках проверяющего (algorithm: fixed).',
    en: () => 'Fix the algorithm at the verifier (algorithm: fixed).',
  },
  why: {
    ru: 'Подделка с alg: none или с открытым ключом вместо секрета пройдёт проверку.',
    en: 'A forgery with alg: none, or with the public key as a secret, passes.',
  },
  source: 'OWASP, JSON Web Token cheat sheet; RFC 8725, 3.1',
  example: { id: 'gateway' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) =>
      jwt?.algorithm === 'from-token' ? [report(context, entry, `${id}.jwt.algorithm`, { id })] : [],
    ),
}
