import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-12',
  severity: 'error',
  title: {
    ru: 'Sentinel раздаёт адреса, недоступные снаружи',
    en: 'Sentinel hands out addresses that nobody can reach',
  },
  message: {
    ru: (p) => `${ru.quote(p.id)} работает за преобразованием адресов, но внешний адрес не объявлен.`,
    en: (p) => `${en.quote(p.id)} runs behind address translation, but its outer address is not announced.`,
  },
  fix: {
    ru: () => 'Задайте replica-announce-ip, sentinel announce-ip (announceIp: true) или сеть хоста.',
    en: () => "Set replica-announce-ip and sentinel announce-ip (announceIp: true), or use the host's network.",
  },
  why: {
    ru: 'Узлы сообщают друг другу внутренние адреса контейнеров: реплики не находят ведущую копию, переключение не удаётся.',
    en: 'The nodes tell each other the inner addresses of their containers: replicas do not find the master, a failover fails.',
  },
  source: 'Redis documentation, sentinel.md (Sentinel, Docker, NAT)',
  example: { id: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, redis, failover }) =>
      redis?.behindNat === true && redis.announceIp !== true && failover
        ? [report(context, entry, `${id}.redis.behindNat`, { id })]
        : [],
    ),
}
