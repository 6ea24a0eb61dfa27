import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { knob, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ETCD-03',
  severity: 'warning',
  title: { ru: 'Диск etcd слишком медленный', en: 'The disk of etcd is too slow' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: fsync журнала etcd занимает ${ru.time(p.fsync)} (99-й перцентиль) при heartbeat ${ru.time(p.heartbeat)}.`,
    en: (p) =>
      `${en.quote(p.id)}: the fsync of etcd's log takes ${en.time(p.fsync)} (99th percentile) with a heartbeat of ${en.time(p.heartbeat)}.`,
  },
  fix: {
    ru: () => 'Дайте etcd отдельный быстрый диск: fsync (etcd.walFsync) должен быть в разы короче heartbeat.',
    en: () =>
      'Give etcd a fast disk of its own: the fsync (etcd.walFsync) should be many times shorter than the heartbeat.',
  },
  why: {
    ru: 'Ведущий, застрявший на записи, пропускает heartbeat, и etcd выбирает нового; Patroni тем временем не может продлить аренду.',
    en: 'A leader stuck in a write misses heartbeats and etcd elects another; meanwhile Patroni cannot renew its lease.',
  },
  source: 'etcd 3.6, tuning.md, hardware.md',
  example: { id: 'profiles', fsync: 0.08, heartbeat: 0.1 },
}

/** A tenth of the heartbeat is the documented 10 ms at the default of 100 ms. */
export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database: { id }, failover }) => {
      if (failover.etcd?.walFsync === undefined) return []
      const fsync = seconds(failover.etcd.walFsync)
      const heartbeat = knob(failover.etcd.heartbeatInterval, '100ms')
      if (fsync <= heartbeat / 10) return []
      return [report(context, entry, `${id}.failover.etcd.walFsync`, { id, fsync, heartbeat })]
    }),
}
