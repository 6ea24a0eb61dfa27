import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-02',
  severity: 'warning',
  title: { ru: 'Без списка отозванных токены пропускают', en: 'Without the list of revoked tokens all pass' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: когда список отозванных недоступен, принимается любой токен.`,
    en: (p) => `${en.quote(p.id)}: when the list of revoked tokens cannot be reached, any token is accepted.`,
  },
  fix: {
    ru: () =>
      'Отказывайте (denylist: fail-closed) и держите копию списка в памяти или сократите срок токенов (accessTtl).',
    en: () =>
      'Refuse (denylist: fail-closed) and keep a copy of the list in memory, or shorten the life of tokens (accessTtl).',
  },
  why: {
    ru: 'Достаточно остановить хранилище списка, чтобы украденный токен снова заработал.',
    en: 'It is enough to stop the store of the list, and a stolen token works again.',
  },
  source: 'common practice',
  example: { id: 'gateway' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) =>
      jwt?.denylist === 'fail-open' ? [report(context, entry, `${id}.jwt.denylist`, { id })] : [],
    ),
}
