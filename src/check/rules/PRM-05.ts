import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { monitoringOf } from '../monitoring.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PRM-05',
  severity: 'warning',
  title: { ru: 'Окно rate() короче четырёх опросов', en: 'The window of rate() is shorter than four scrapes' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: окно ${ru.time(p.window)} при опросе раз в ${ru.time(p.scrape)}.`,
    en: (p) => `${en.quote(p.id)}: a window of ${en.time(p.window)} with a scrape every ${en.time(p.scrape)}.`,
  },
  fix: {
    ru: () => 'Возьмите окно (rateWindow) не короче четырёх периодов опроса (scrapeInterval).',
    en: () => 'Use a window (rateWindow) of at least four scrape intervals (scrapeInterval).',
  },
  why: {
    ru: 'Один пропущенный опрос оставляет в окне меньше двух точек: график рвётся, тревога молчит.',
    en: 'One missed scrape leaves fewer than two points in the window: the graph breaks and the alert is silent.',
  },
  source: 'common practice (Prometheus, rate())',
  example: { id: 'prometheus', window: 30, scrape: 15 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    monitoringOf(context).flatMap(({ id, alerting }) => {
      if (alerting?.rateWindow === undefined) return []
      const [window, scrape] = [seconds(alerting.rateWindow), seconds(alerting.scrapeInterval)]
      return window < 4 * scrape ? [report(context, entry, `${id}.alerting.rateWindow`, { id, window, scrape })] : []
    }),
}
