import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { singleReplica } from '../deployed.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'HAP-05',
  severity: 'warning',
  title: { ru: 'Единственный балансировщик', en: 'A single balancer' },
  message: {
    ru: (p) =>
      p.role === 'proxy'
        ? `Перед ${ru.quote(p.id)} стоит один экземпляр балансировщика: его отказ отрезает всё, что за ним.`
        : `Балансировщик ${ru.quote(p.id)} существует в одном экземпляре: его отказ отрезает всё, что за ним.`,
    en: (p) =>
      p.role === 'proxy'
        ? `A single balancer instance stands before ${en.quote(p.id)}: its failure cuts off all that is behind it.`
        : `There is one instance of the balancer ${en.quote(p.id)}: its failure cuts off all that is behind it.`,
  },
  fix: {
    ru: () =>
      'Поставьте второй экземпляр (replicas: 2) в другой зоне и виртуальный адрес (keepalived) либо балансировку у клиента.',
    en: () =>
      'Add a second instance (replicas: 2) in another zone with a virtual address (keepalived), or balance at the client.',
  },
  why: {
    ru: 'Отказоустойчивость серверов за балансировщиком не помогает, если сам он один.',
    en: 'Redundant servers do not help when the balancer before them is alone.',
  },
  source: 'common practice',
  example: { id: 'balancer', role: 'balancer' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].flatMap((element) => {
      if (element.kind === 'loadBalancer') {
        const owned = ['haproxy', 'nginx', 'envoy', 'other'].includes(element.technology ?? 'other')
        const only = owned && context.neededBy(element.id).length > 0 && singleReplica(context, element.id)
        return only
          ? [report(context, entry, `${only.id}.replicas`, { id: element.id, role: 'balancer' }, element.id)]
          : []
      }
      const proxy = element.kind === 'database' ? element.proxy : undefined
      const alone = proxy && ['haproxy', 'pgbouncer'].includes(proxy.technology) && proxy.in?.length === 1
      return alone ? [report(context, entry, `${element.id}.proxy.in`, { id: element.id, role: 'proxy' })] : []
    }),
}
