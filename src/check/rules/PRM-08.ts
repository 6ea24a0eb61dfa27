import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { lostPlaces } from '../claims.ts'
import { type Context, report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-08',
  severity: 'error',
  title: { ru: 'Мониторинг гибнет вместе с тем, за чем следит', en: 'Monitoring is lost with what it watches' },
  message: {
    ru: (p) =>
      `Весь ${ru.quote(p.id)} стоит в ${ru.quote(p.place)}; ${ru.quote(p.scenario)} отключит и систему, и алерты о ней.`,
    en: (p) =>
      `All of ${en.quote(p.id)} is in ${en.quote(p.place)}; ${en.quote(p.scenario)} takes down the system and its alerts together.`,
  },
  fix: {
    ru: () => 'Поставьте второй экземпляр в другом месте или внешнюю проверку (deadMansSwitch).',
    en: () => 'Put a second instance elsewhere, or add a check from outside (deadMansSwitch).',
  },
  why: {
    ru: 'Об аварии региона первыми не должны сообщать пользователи.',
    en: 'Users should not be the first to report the outage of a region.',
  },
  source: 'common practice',
  example: { id: 'prometheus', place: 'msk', scenario: 'region-loss' },
}

/** A scenario of the model that takes all of a monitoring system away, with the place. */
export function lostWhole(context: Context, id: Id): { place: Id; scenario: Id } | undefined {
  const homes = context.deploymentsOf(id)
  if (homes.length === 0) return undefined
  for (const scenario of context.document.scenarios) {
    const place = lostPlaces(scenario).find((lost) => homes.every((home) => context.isWithin(home.in, lost)))
    if (place) return { place, scenario: scenario.id }
  }
  return undefined
}

/** Only for losses that the model itself foresees; silent when somebody outside notices that the monitoring itself is gone. */
export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) => {
      const loss = alerting && lostWhole(context, id)
      if (!loss || alerting.deadMansSwitch) return []
      return [report(context, entry, context.deploymentsOf(id)[0]?.id ?? id, { id, ...loss }, id)]
    }),
}
