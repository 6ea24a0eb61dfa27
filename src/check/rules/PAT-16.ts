import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-16',
  severity: 'warning',
  title: { ru: 'Один etcd на несколько баз', en: 'One etcd behind several databases' },
  message: {
    ru: (p) =>
      `Кластер etcd ${ru.quote(p.cluster)} общий для ${p.databases}: его отказ переведёт их все в режим чтения.`,
    en: (p) =>
      `The etcd cluster ${en.quote(p.cluster)} is shared by ${p.databases}: when it fails, all of them become read-only.`,
  },
  fix: {
    ru: () => 'Включите failsafeMode или дайте важным базам отдельный etcd.',
    en: () => 'Turn failsafeMode on, or give the important databases an etcd of their own.',
  },
  why: {
    ru: 'Без хранилища координации ведущий узел через ttl складывает с себя роль. Общая зависимость превращает один отказ во много.',
    en: 'Without its coordination store a primary steps down after ttl. A shared dependency turns one failure into many.',
  },
  source: 'Patroni 4.1.4, faq.rst, dcs_failsafe_mode.rst',
  example: { cluster: 'etcd-main', databases: 'profiles, orders' },
}

export const rule: Rule = {
  entry,
  check: (context) => {
    const sharing = new Map<string, { id: Id; safe: boolean }[]>()
    for (const { database, failover } of patroniDatabases(context)) {
      const cluster = failover.etcd?.cluster
      if (cluster === undefined) continue
      const known = sharing.get(cluster) ?? []
      sharing.set(cluster, [...known, { id: database.id, safe: failover.failsafeMode === true }])
    }
    return [...sharing].flatMap(([cluster, databases]) => {
      const exposed = databases.find(({ safe }) => !safe)
      if (databases.length < 2 || !exposed) return []
      const params = { cluster, databases: databases.map(({ id }) => id).join(', ') }
      return [report(context, entry, `${exposed.id}.failover.etcd.cluster`, params)]
    })
  },
}
