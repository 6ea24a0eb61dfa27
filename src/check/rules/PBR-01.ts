import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { Store } from '../../language/vocabulary/index.ts'
import { type Claim, claimsUnder, corrupts, rpoClaims, tightest } from '../claims.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-01',
  severity: 'error',
  title: { ru: 'Архив WAL без archive_timeout', en: 'WAL archive without archive_timeout' },
  message: {
    ru: (p) =>
      `${p.requirement} допускает потерю ${ru.time(p.target)}, но без archive_timeout сегмент WAL уходит в архив, лишь когда заполнится${p.fill === undefined ? '' : ` (до ${ru.time(p.fill)})`}.`,
    en: (p) =>
      `${p.requirement} allows a loss of ${en.time(p.target)}, but without archive_timeout a WAL segment is archived only when it is full${p.fill === undefined ? '' : ` (up to ${en.time(p.fill)})`}.`,
  },
  fix: {
    ru: () => 'Задайте walArchive.timeout; обычно достаточно 1m.',
    en: () => 'Set walArchive.timeout; 1m is usually enough.',
  },
  why: {
    ru: 'При слабой нагрузке 16 МБ WAL копятся часами. Подтверждённые записи всё это время лежат только на ведущем.',
    en: 'Under light load 16 MB of WAL take hours to fill. All that time confirmed writes are on the primary only.',
  },
  source: 'PostgreSQL 15 manual, continuous-archiving (archive_timeout)',
  example: { requirement: 'DUR05', target: 900, fill: 1677.7216 },
}

const SEGMENT = 16 * 1024 * 1024

/** The time to fill one segment of the least written group; undefined when the WAL rate is not known. */
function slowestFill(context: Context, store: Store): number | undefined {
  const share = Math.min(...context.groupsOf(store.id).map((group) => group.share))
  const rate = store.walRate === undefined ? Number.NaN : bytesPerSecond(store.walRate) * share
  return Number.isFinite(rate) && rate > 0 ? SEGMENT / rate : undefined
}

function promise(context: Context, store: Store): Claim | undefined {
  return tightest(claimsUnder(rpoClaims(context, store.id), (scenario) => corrupts(scenario, store.id)))
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      const archive = store.backup?.walArchive
      const claim = archive && archive.timeout === undefined ? promise(context, store) : undefined
      if (!claim) return []
      const fill = slowestFill(context, store)
      if (fill !== undefined && fill <= claim.seconds) return []
      const params = { requirement: claim.requirement, target: claim.seconds, ...(fill !== undefined && { fill }) }
      return [report(context, entry, `${store.id}.backup.walArchive`, params)]
    }),
}
