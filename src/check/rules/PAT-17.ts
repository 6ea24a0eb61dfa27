import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-17',
  severity: 'error',
  title: { ru: 'Два кластера Patroni под одним именем', en: 'Two Patroni clusters under one name' },
  message: {
    ru: (p) =>
      `${ru.quote(p.first)} и ${ru.quote(p.second)} записаны в одном etcd под одним именем ${ru.quote(p.name)}.`,
    en: (p) =>
      `${en.quote(p.first)} and ${en.quote(p.second)} stand in one etcd under the same name ${en.quote(p.name)}.`,
  },
  fix: {
    ru: () => 'Дайте каждому кластеру свой scope (или namespace).',
    en: () => 'Give each cluster a scope (or namespace) of its own.',
  },
  why: {
    ru: 'Узлы двух баз будут бороться за один ключ ведущего; проигравшие попытаются стать репликами чужой базы.',
    en: 'The nodes of two databases fight for one leader key; the losers try to become replicas of the other database.',
  },
  source: 'Patroni 4.1.4, yaml_configuration.rst (scope, namespace)',
  example: { first: 'profiles', second: 'orders', name: '/service/main' },
}

/** Databases of other etcd clusters, or of places without a common vote, do not meet. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const names = new Map<string, Id>()
    return patroniDatabases(context).flatMap(({ database: { id }, failover }) => {
      if (failover.scope === undefined) return []
      const name = `${failover.namespace ?? '/service'}/${failover.scope}`
      const key = JSON.stringify([failover.etcd?.cluster ?? [...failover.votes].sort(), name])
      const first = names.get(key)
      if (first === undefined) names.set(key, id)
      return first === undefined ? [] : [report(context, entry, `${id}.failover.scope`, { first, second: id, name })]
    })
  },
}
