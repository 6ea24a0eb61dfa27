import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { knob } from '../failover.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NGX-01',
  severity: 'warning',
  title: {
    ru: 'nginx ждёт мёртвый сервер дольше, чем клиент ждёт nginx',
    en: 'nginx waits for a dead server longer than the client waits for nginx',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: proxy_connect_timeout ${ru.time(p.connect)}, а ${ru.quote(p.client)} ждёт ответа ${ru.time(p.timeout)}.`,
    en: (p) =>
      `${en.quote(p.id)}: proxy_connect_timeout is ${en.time(p.connect)}, but ${en.quote(p.client)} waits for ${en.time(p.timeout)}.`,
  },
  fix: { ru: () => 'Задайте proxyConnectTimeout 1–3 с.', en: () => 'Set proxyConnectTimeout to 1-3 s.' },
  why: {
    ru: 'Пока nginx ждёт соединения с исчезнувшим сервером, клиент уходит, а следующий сервер так и не пробуют.',
    en: 'While nginx waits to connect to a server that is gone, the client leaves and the next server is never tried.',
  },
  source: 'nginx, ngx_http_proxy_module (proxy_connect_timeout, default 60s)',
  example: { id: 'balancer', connect: 60, client: 'edge', timeout: 2.5 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap((balancer) => {
      if (balancer.technology !== 'nginx') return []
      const connect = knob(balancer.nginx?.proxyConnectTimeout, '60s')
      const client = context
        .relationsTo(balancer.id)
        .find(({ timeout }) => timeout !== undefined && seconds(timeout) <= connect)
      if (!client?.timeout) return []
      const params = { id: balancer.id, connect, client: client.from, timeout: seconds(client.timeout) }
      return [report(context, entry, `${balancer.id}.nginx.proxyConnectTimeout`, params)]
    }),
}
