import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes, bytesPerSecond, ratio } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { claimsUnder, corrupts, rtoClaims, tightest } from '../claims.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-02',
  severity: 'warning',
  title: { ru: 'Восстановление в один поток', en: 'Restore by a single process' },
  message: {
    ru: (p) =>
      `Одним потоком копия разворачивается ${ru.time(p.copy)} из ${ru.time(p.target)}, которые даёт ${p.requirement}.`,
    en: (p) =>
      `One process takes ${en.time(p.copy)} of the ${en.time(p.target)} that ${p.requirement} allows just to copy the data.`,
  },
  fix: {
    ru: () => 'Задайте processes (process-max) по числу ядер и проверьте, что диск и сеть выдержат.',
    en: () => 'Set processes (process-max) to the number of cores and check that disk and network keep up.',
  },
  why: {
    ru: 'По умолчанию pgBackRest работает в один поток; документация называет это значение почти никогда не подходящим.',
    en: 'By default pgBackRest works with one process; its manual calls that value almost never appropriate.',
  },
  source: 'pgBackRest 2.59, user guide (process-max)',
  example: { copy: 1600, target: 1800, requirement: 'DUR04' },
}

/** Bytes of the largest group, if the size is known. */
function largest(store: Store): number | undefined {
  if (store.size === undefined) return undefined
  const groups = store.shards?.groups ?? []
  const shares = groups.map((group) => (group.share === undefined ? 1 / groups.length : ratio(group.share)))
  return bytes(store.size) * Math.max(...(shares.length > 0 ? shares : [1]))
}

/** Worth a word when the copy alone takes more than half of the promised time. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const { backup } = store
      if (backup?.tool !== 'pgbackrest' || (backup.processes ?? 1) > 1) return []
      const claim = tightest(claimsUnder(rtoClaims(context, store.id), (scenario) => corrupts(scenario, store.id)))
      const copy = (largest(store) ?? Number.NaN) / bytesPerSecond(backup.restoreRate)
      if (!claim || !(copy > claim.seconds / 2)) return []
      const params = { copy, target: claim.seconds, requirement: claim.requirement }
      return [report(context, entry, `${store.id}.backup.processes`, params)]
    }),
}
