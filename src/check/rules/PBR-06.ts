import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { repositoriesOf } from '../repositories.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-06',
  severity: 'warning',
  title: { ru: 'Незашифрованные копии вне площадки', en: 'Unencrypted backups off site' },
  message: {
    ru: (p) => `Копии ${ru.quote(p.store)} уходят в ${ru.quote(p.repository)} незашифрованными.`,
    en: (p) => `Backups of ${en.quote(p.store)} leave for ${en.quote(p.repository)} unencrypted.`,
  },
  fix: {
    ru: () => 'Включите шифрование (repo-cipher-type; encrypted: true) и храните ключ отдельно от копий.',
    en: () => 'Turn encryption on (repo-cipher-type; encrypted: true) and keep the key apart from the copies.',
  },
  why: {
    ru: 'Копия базы — это вся база. Вне площадки её защищают только ключи и права хранилища.',
    en: 'A copy of the database is the database. Off site nothing but keys and permissions protect it.',
  },
  source: 'pgBackRest 2.59, configuration (repo-cipher-type); common practice',
  example: { store: 'profiles', repository: 'archive' },
}

/** A repository beside the primary is protected like the primary itself: silent. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.backup?.encrypted !== false) return []
      const sites = new Set(
        context.groupsOf(store.id).flatMap((g) => (g.primary ? [context.siteOf(g.primary.member.in)] : [])),
      )
      const away = repositoriesOf(context, store).find(
        ({ places }) => places.length === 0 || places.some((place) => !sites.has(context.siteOf(place))),
      )
      if (!away) return []
      return [report(context, entry, `${store.id}.backup.encrypted`, { store: store.id, repository: away.id })]
    }),
}
