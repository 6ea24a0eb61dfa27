import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PBR-04',
  severity: 'warning',
  title: { ru: 'Архив журнала может прерваться незаметно', en: 'The archive of the log may break unnoticed' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: при очереди больше ${ru.bytes(p.limit)} сегменты журнала отбрасываются, и ни одна метрика за архивом не следит.`,
    en: (p) =>
      `${en.quote(p.id)}: beyond a queue of ${en.bytes(p.limit)} WAL segments are dropped, and no metric watches the archive.`,
  },
  fix: {
    ru: () =>
      'Добавьте метрику (metrics) с тревогой на отставание или разрыв архива (pg_stat_archiver, pgbackrest check).',
    en: () =>
      'Add a metric (metrics) with an alert on the lag or a gap of the archive (pg_stat_archiver, pgbackrest check).',
  },
  why: {
    ru: 'archive-push-queue-max спасает диск ценой восстановления на момент времени: дальше разрыва не продвинуться до следующей полной копии.',
    en: 'archive-push-queue-max saves the disk at the price of point-in-time recovery: nothing past the gap can be restored until the next full copy.',
  },
  source: 'pgBackRest 2.59, reference.xml (archive-push-queue-max)',
  example: { id: 'profiles', limit: 10000000000 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap(({ id, backup }) => {
      if (backup?.walArchive?.queueMax === undefined) return []
      const watched = context.document.metrics.some(
        (metric) => metric.watches.includes(id) && /archiv|pgbackrest/i.test(metric.query),
      )
      const params = { id, limit: bytes(backup.walArchive.queueMax) }
      return watched ? [] : [report(context, entry, `${id}.backup.walArchive.queueMax`, params)]
    }),
}
