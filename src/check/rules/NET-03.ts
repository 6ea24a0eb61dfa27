import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NET-03',
  severity: 'error',
  title: { ru: 'Виртуальный адрес выбирает ведущего', en: 'A virtual address chooses the primary' },
  message: {
    ru: (p) =>
      `К ведущему ${ru.quote(p.id)} ведёт виртуальный адрес, но нет менеджера отказов: при разделении сети адрес окажется на обеих сторонах.`,
    en: (p) =>
      `A virtual address leads to the primary of ${en.quote(p.id)}, but there is no failover manager: in a partition both sides hold the address.`,
  },
  fix: {
    ru: () =>
      'Доверьте выбор ведущего Patroni (failover.manager: patroni), а адрес переносите вслед за ним (vip-manager).',
    en: () =>
      'Let Patroni choose the primary (failover.manager: patroni), and let the address follow it (vip-manager).',
  },
  why: {
    ru: 'VRRP решает без кворума. Для веб-сервера это не страшно, для базы данных — два ведущих.',
    en: 'VRRP decides without a quorum. For a web server that is harmless; for a database it means two primaries.',
  },
  source: 'keepalived.conf(5), VRRP semantics',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'database' || store.proxy?.technology !== 'vip') return []
      const several = context.groupsOf(store.id).some((group) => group.standbys.length > 0)
      if (!several || store.failover?.manager === 'patroni' || store.failover?.manager === 'managed') return []
      return [report(context, entry, `${store.id}.proxy.technology`, { id: store.id })]
    }),
}
