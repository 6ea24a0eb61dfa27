import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'JWT-01',
  severity: 'error',
  title: { ru: 'Отозванный токен действует слишком долго', en: 'A revoked token works for too long' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: токен живёт ${ru.time(p.life)}, а отзыв должен подействовать за ${ru.time(p.revocation)}.`,
    en: (p) =>
      `${en.quote(p.id)}: a token lives for ${en.time(p.life)}, but a revocation must take effect within ${en.time(p.revocation)}.`,
  },
  fix: {
    ru: () => 'Сократите срок токена или проверяйте список отозванных (denylist).',
    en: () => 'Shorten the life of the token, or look revoked tokens up (denylist).',
  },
  why: {
    ru: 'Подписанный токен действителен до конца срока, что бы ни произошло с учётной записью.',
    en: 'A signed token is valid until it ends, whatever happens to the account.',
  },
  source: 'OWASP, JSON Web Token cheat sheet',
  example: { id: 'gateway', life: 3600, revocation: 300 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, ...programs).flatMap(({ id, jwt }) => {
      if (jwt?.accessTtl === undefined || jwt.revocation === undefined || jwt.denylist) return []
      const [life, revocation] = [seconds(jwt.accessTtl), seconds(jwt.revocation)]
      return life > revocation ? [report(context, entry, `${id}.jwt.accessTtl`, { id, life, revocation })] : []
    }),
}
