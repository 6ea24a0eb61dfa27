import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytes, bytesPerSecond } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-11',
  severity: 'warning',
  title: {
    ru: 'Короткий разрыв заставит реплику копировать всё заново',
    en: 'A short break makes the replica copy everything',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: буфера репликации ${ru.bytes(p.backlog)} хватает на ${ru.time(p.covered)}, а разрыв замечают через ${ru.time(p.noticed)}.`,
    en: (p) =>
      `${en.quote(p.id)}: a replication backlog of ${en.bytes(p.backlog)} covers ${en.time(p.covered)}, but a break is noticed only after ${en.time(p.noticed)}.`,
  },
  fix: {
    ru: () => 'Увеличьте replBacklogSize: поток записи × самый долгий ожидаемый разрыв.',
    en: () => 'Enlarge replBacklogSize: write rate times the longest break to be expected.',
  },
  why: {
    ru: 'Полная синхронизация нагружает диск, сеть и память ведущей копии сразу после сбоя.',
    en: 'A full synchronisation loads the disk, network and memory of the master right after a failure.',
  },
  source: 'Redis documentation, replication.md; redis.conf (repl-backlog-size 1mb, repl-timeout 60)',
  example: { id: 'hot', backlog: 1048576, covered: 0.524, noticed: 60 },
}

/** Without a stated write rate nothing can be said. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, technology, walRate, redis }) => {
      if (technology !== 'redis' || walRate === undefined || context.groupsOf(id)[0]?.standbys.length === 0) return []
      const backlog = bytes(redis?.replBacklogSize ?? '1MiB')
      const covered = backlog / bytesPerSecond(walRate)
      if (!(covered < replTimeout)) return []
      return [report(context, entry, `${id}.redis.replBacklogSize`, { id, backlog, covered, noticed: replTimeout })]
    }),
}

/** repl-timeout of Redis: seconds after which a silent link counts as broken. */
const replTimeout = 60
