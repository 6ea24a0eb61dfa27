import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'
import { statefulServices } from '../sessions.ts'

const entry: CodeEntry = {
  code: 'GEN-05',
  severity: 'warning',
  title: { ru: 'Сессии не переживут смены региона', en: 'Sessions do not survive a change of region' },
  message: {
    ru: (p) =>
      `${ru.quote(p.balancer)} переводит пользователей между регионами, а ${ru.quote(p.service)} держит их сессии в памяти: при переключении все выйдут из системы.`,
    en: (p) =>
      `${en.quote(p.balancer)} moves users between regions, but ${en.quote(p.service)} keeps their sessions in memory: a failover logs everybody out.`,
  },
  fix: {
    ru: () =>
      'Храните сессии в подписанном токене (снимите stateful) или в хранилище сессий (kind: sessionStore) с копией в каждом регионе.',
    en: () =>
      'Keep sessions in a signed token (take stateful off), or in a session store (kind: sessionStore) with a copy in each region.',
  },
  why: {
    ru: 'Массовый повторный вход сразу после аварии — всплеск нагрузки на выживший регион.',
    en: 'Everybody logging in right after an outage is a burst of load on the region that survived.',
  },
  source: 'common practice',
  example: { service: 'api', balancer: 'edge' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    statefulServices(context).flatMap(({ service, moves }) =>
      moves ? [report(context, entry, `${service.id}.stateful`, { service: service.id, balancer: moves })] : [],
    ),
}
