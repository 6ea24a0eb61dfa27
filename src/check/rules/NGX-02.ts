import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Element } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NGX-02',
  severity: 'error',
  title: { ru: 'nginx помнит старый адрес', en: 'nginx keeps the old address' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} узнаёт адрес ${ru.quote(p.target)} один раз при запуске, а переключение там меняет DNS.`,
    en: (p) =>
      `${en.quote(p.id)} looks the address of ${en.quote(p.target)} up once, at its start, but a failover there changes DNS.`,
  },
  fix: {
    ru: () => 'Добавьте resolve в upstream (resolve: true) или переменную в proxy_pass с resolver.',
    en: () => 'Add resolve to the upstream (resolve: true), or a variable in proxy_pass with a resolver.',
  },
  why: {
    ru: 'До перезагрузки настроек nginx шлёт запросы по прежнему адресу, каким бы коротким ни был TTL.',
    en: 'Until it is reloaded nginx sends requests to the old address, however short the TTL.',
  },
  source: 'nginx, ngx_http_upstream_module (resolve)',
  example: { id: 'balancer', target: 'edge' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id, nginx }) => {
      if (nginx?.resolve !== false) return []
      const target = context.relationsFrom(id).find(({ to }) => movesByDns(context.elements.get(to)))?.to
      return target === undefined ? [] : [report(context, entry, `${id}.nginx.resolve`, { id, target })]
    }),
}

/** What changes its DNS record when it fails over, or belongs to others and may do so. */
function movesByDns(element: Element | undefined): boolean {
  if (element?.kind === 'globalBalancer') return element.mechanism !== 'anycast'
  if (element?.kind === 'database') return element.proxy?.technology === 'dns'
  return element?.kind === 'externalSystem'
}
