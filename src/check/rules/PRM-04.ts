import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-04',
  severity: 'warning',
  title: { ru: 'Алерт срабатывает по одному измерению', en: 'The alert fires on a single sample' },
  message: {
    ru: (p) => `for = ${ru.time(p.pending)} меньше двух периодов опроса (${ru.time(p.scrape)}): алерт будет мигать.`,
    en: (p) => `for = ${en.time(p.pending)} is below two scrape intervals (${en.time(p.scrape)}): the alert will flap.`,
  },
  fix: {
    ru: (p) => `Задайте for не меньше ${ru.time(2 * Number(p.scrape))} или опрашивайте чаще (scrapeInterval).`,
    en: (p) => `Set for to at least ${en.time(2 * Number(p.scrape))}, or scrape more often (scrapeInterval).`,
  },
  why: {
    ru: 'Один потерянный опрос будит дежурного. После третьего такого раза он перестаёт верить алертам.',
    en: 'One lost scrape wakes the engineer on duty. After the third time he stops believing alerts.',
  },
  source: 'common practice',
  example: { pending: 60, scrape: 60 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) => {
      if (!alerting) return []
      const [pending, scrape] = [seconds(alerting.for), seconds(alerting.scrapeInterval)]
      return pending < 2 * scrape ? [report(context, entry, `${id}.alerting.for`, { pending, scrape })] : []
    }),
}
