/** Monitoring systems of a model and the time from a failure to a page. */
import { seconds } from '../language/units.ts'
import type { Alerting, Service } from '../language/vocabulary/index.ts'
import type { Context } from './context.ts'

export function monitoringOf(context: Context): Service[] {
  return [...context.elements.values()].flatMap((element) => (element.kind === 'monitoring' ? [element] : []))
}

/** Worst time to notify: scrape + evaluation + `for` in whole evaluations + group wait (Prometheus and Alertmanager). */
export function worstAlertTime(alerting: Alerting): number {
  const evaluation = seconds(alerting.evaluationInterval)
  const pending = evaluation > 0 ? Math.ceil(seconds(alerting.for) / evaluation) * evaluation : seconds(alerting.for)
  return seconds(alerting.scrapeInterval) + evaluation + pending + seconds(alerting.groupWait)
}
