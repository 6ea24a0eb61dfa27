import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'
import { endOfLife, releaseOf } from '../versions.ts'

const entry: CodeEntry = {
  code: 'PG-13',
  severity: 'warning',
  title: { ru: 'Версия PostgreSQL больше не поддерживается', en: 'PostgreSQL version past its end of life' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: PostgreSQL ${p.version} не получает исправлений с ${p.end}.`,
    en: (p) => `${en.quote(p.id)}: PostgreSQL ${p.version} has had no fixes since ${p.end}.`,
  },
  fix: {
    ru: () => 'Запланируйте переход на поддерживаемую версию (version).',
    en: () => 'Plan the upgrade to a supported version (version).',
  },
  why: {
    ru: 'Уязвимости и порча данных в снятой с поддержки версии уже не исправляются.',
    en: 'Vulnerabilities and data corruption in a version past its end are no longer fixed.',
  },
  source: 'postgresql.org/support/versioning',
  example: { id: 'profiles', version: '13', end: '2025-11-13' },
}

/** Silent when the day of the check is not known. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, technology, version }) => {
      const major = technology === 'postgresql' ? String(releaseOf(version)[0] ?? '') : ''
      const end = Object.hasOwn(endOfLife, major) ? endOfLife[major] : undefined
      if (end === undefined || context.today === undefined || context.today <= end) return []
      return [report(context, entry, `${id}.version`, { id, version: version ?? '', end })]
    }),
}
