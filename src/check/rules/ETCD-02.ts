import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ETCD-02',
  severity: 'warning',
  title: { ru: 'История etcd не уплотняется', en: 'etcd keeps its history for ever' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: автоматическое уплотнение etcd выключено.`,
    en: (p) => `${en.quote(p.id)}: automatic compaction of etcd is off.`,
  },
  fix: {
    ru: () => 'Задайте auto-compaction-retention (autoCompaction: true) и тревогу по размеру базы.',
    en: () => 'Set auto-compaction-retention (autoCompaction: true) and an alert on the size of its database.',
  },
  why: {
    ru: 'Дойдя до квоты в 2 ГБ, etcd перестаёт принимать запись, и переключения базы больше не будет.',
    en: 'At its quota of 2 GB etcd refuses writes, and from then on the database cannot fail over.',
  },
  source: 'etcd 3.6, faq.md, op-guide/maintenance',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database: { id }, failover }) =>
      failover.etcd?.autoCompaction === false
        ? [report(context, entry, `${id}.failover.etcd.autoCompaction`, { id })]
        : [],
    ),
}
