import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { losesPlace, rpoClaims } from '../claims.ts'
import { type Context, report } from '../context.ts'
import { type GroupAt, groupNames } from '../copies.ts'
import { remoteSync } from '../remote.ts'
import type { Rule } from '../rule.ts'
import { contradictions } from './CAP-05.ts'

const entry: CodeEntry = {
  code: 'PG-10',
  severity: 'info',
  title: { ru: 'Каждая запись ждёт другой регион', en: 'Every write waits for another region' },
  message: {
    ru: (p) =>
      `${ru.quote(p.group)}: COMMIT ждёт другой регион не меньше ${ru.time(p.roundTrip)}; одну строку можно менять до ${ru.number(p.rate)} раз в секунду.`,
    en: (p) =>
      `${en.quote(p.group)}: COMMIT waits for another region at least ${en.time(p.roundTrip)}; one row can change ${en.number(p.rate)} times per second at most.`,
  },
  fix: {
    ru: () =>
      'Если потеря региона допускает потерю последних секунд, сделайте удалённую копию асинхронной (sync: false).',
    en: () => 'If the loss of a region may cost the last seconds, make the remote copy asynchronous (sync: false).',
  },
  why: {
    ru: 'Блокировки строк держатся, пока копия не подтвердит запись. Это цена нулевой потери при аварии региона; она должна быть осознанной.',
    en: 'Row locks are held until the copy confirms. That is the price of losing nothing with a region; it should be paid knowingly.',
  },
  source: 'PostgreSQL 15 manual, warm-standby 27.2.8.3',
  example: { group: 'profiles', roundTrip: 0.028, rate: 35.7 },
}

/** Silent where CAP-05 tells that the price breaks a latency requirement, and where a requirement pays the price knowingly. */
export const rule: Rule = {
  entry,
  check: (context) => {
    const told = new Set(contradictions(context).map(({ group }) => group))
    const waiting = remoteSync(context).flatMap(({ group, waits, roundTrip }) =>
      waits && roundTrip !== undefined && !told.has(group) && !nothingMayBeLost(context, group)
        ? [{ group, roundTrip }]
        : [],
    )
    // The mode is that of the store: its groups are told together.
    return [...Map.groupBy(waiting, ({ group }) => group.store.id)].map(([store, groups]) => {
      const roundTrip = Math.min(...groups.map((one) => one.roundTrip))
      const names = groupNames(
        store,
        groups.map(({ group }) => group),
      )
      const params = { group: names, roundTrip, rate: 1 / roundTrip }
      return report(context, entry, `${store}.replication.mode`, params, store)
    })
  },
}

/** A requirement allows no loss of data with the place of the primary: only a copy that confirms elsewhere can give that. */
function nothingMayBeLost(context: Context, group: GroupAt): boolean {
  const home = group.primary?.member.in
  if (home === undefined) return false
  const region = context.regionOf(home)
  return rpoClaims(context, group.store.id).some(
    ({ seconds, scenarios }) => seconds === 0 && scenarios.some((scenario) => losesPlace(context, scenario, region)),
  )
}
