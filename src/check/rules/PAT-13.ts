import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { knob, patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-13',
  severity: 'warning',
  title: { ru: 'Лидер etcd рядом с ведущим PostgreSQL', en: 'Leader of etcd beside the PostgreSQL primary' },
  message: {
    ru: (p) =>
      `Лидер хранилища координации гибнет вместе с ведущим: аренда продлевается заново, и обнаружение занимает до ${ru.time(p.worst)} вместо ${ru.time(p.ttl)}.`,
    en: (p) =>
      `The leader of the coordination store is lost with the primary: the lease starts anew, and detection takes up to ${en.time(p.worst)} instead of ${en.time(p.ttl)}.`,
  },
  fix: {
    ru: () =>
      'Разнесите etcd и PostgreSQL по разным хостам и держите лидера etcd не в зоне ведущего (votesLeaderWithPrimary: false).',
    en: () =>
      'Put etcd and PostgreSQL on different hosts and keep the leader of etcd out of the zone of the primary (votesLeaderWithPrimary: false).',
  },
  why: {
    ru: 'Новый лидер etcd продлевает все аренды на полный срок: отсчёт ttl начинается после его избрания.',
    en: 'A new leader of etcd extends every lease to its full length: the ttl is counted from its election.',
  },
  source: 'etcd v3.6, server/lease/lessor.go; op-guide/failures.md',
  example: { worst: 33.5, ttl: 30.5 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, failover, knobs }) => {
      if (failover.votesLeaderWithPrimary !== true || (failover.coordination ?? 'etcd') !== 'etcd') return []
      // Election of the new leader takes up to two time-outs; the lease is then extended by ttl plus one.
      const worst = knobs.ttl + 3 * knob(failover.electionTimeout, '1s') + 0.5
      const path = `${database.id}.failover.votesLeaderWithPrimary`
      return [report(context, entry, path, { worst, ttl: knobs.ttl + 0.5 })]
    }),
}
