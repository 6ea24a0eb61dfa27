import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-05',
  severity: 'error',
  title: { ru: 'Каждый запрос ходит за ключами издателя', en: "Every request fetches the issuer's keys" },
  message: {
    ru: (p) => `${ru.quote(p.id)} запрашивает ключи подписи (JWKS) на каждый запрос.`,
    en: (p) => `${en.quote(p.id)} fetches the signing keys (JWKS) on every request.`,
  },
  fix: {
    ru: () => 'Кэшируйте ключи и обновляйте при незнакомом kid (jwks: cached).',
    en: () => 'Cache the keys and refresh them on an unknown kid (jwks: cached).',
  },
  why: {
    ru: 'Проверка без сети превращается в вызов издателя: его отказ и задержка становятся общими.',
    en: "A check that needs no network becomes a call of the issuer: its failures and latency are everybody's.",
  },
  source: 'common practice',
  example: { id: 'gateway' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) =>
      jwt?.jwks === 'per-request' ? [report(context, entry, `${id}.jwt.jwks`, { id })] : [],
    ),
}
