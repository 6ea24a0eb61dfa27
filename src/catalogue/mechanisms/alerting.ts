/** From a failure to a page on a person's phone: Prometheus scrapes, evaluates, waits; Alertmanager groups. */
import type { Alerting } from '../../language/vocabulary/index.ts'
import type { Derivation } from '../../quantity/quantity.ts'
import { byConvention, given, optionalSeconds, ranged } from '../derive.ts'
import { phase } from '../timers.ts'
import { automatic, type MechanismPhase } from './phase.ts'

/** Rounds `for` up to whole evaluations. */
function heldFor(hold: Derivation, evaluation: Derivation): Derivation {
  const step = evaluation.value.typical
  const value = step > 0 ? Math.ceil(hold.value.typical / step - 1e-9) * step : hold.value.typical
  return ranged(
    { ru: 'Тревога выдерживается', en: 'The alert is held' },
    's',
    'ceil(for / evaluation_interval) × evaluation_interval',
    { best: value, typical: value, worst: value },
    [hold, evaluation],
  )
}

/**
 * Time to notify about a silent target (first alert of its group): 0..scrape + scrape time-out + 0..evaluation + hold +
 * group wait. In a group that is already open the wait is up to group_interval instead.
 */
export function pageChain(alerting: Partial<Alerting> | undefined, path: string): MechanismPhase[] {
  const scrape = given(
    'prometheus',
    'scrape_interval',
    optionalSeconds(alerting?.scrapeInterval),
    `${path}.scrapeInterval`,
  )
  const timeout = given(
    'prometheus',
    'scrape_timeout',
    optionalSeconds(alerting?.scrapeTimeout),
    `${path}.scrapeTimeout`,
  )
  const evaluation = given(
    'prometheus',
    'evaluation_interval',
    optionalSeconds(alerting?.evaluationInterval),
    `${path}.evaluationInterval`,
  )
  const hold = given('prometheus', 'for', optionalSeconds(alerting?.for), `${path}.for`)
  const wait = given('prometheus', 'group_wait', optionalSeconds(alerting?.groupWait), `${path}.groupWait`)
  const beat = phase(scrape.value.typical)
  const silent = Math.min(timeout.value.typical, scrape.value.typical)
  const seen = ranged(
    { ru: 'Опрос замечает отказ', en: 'A scrape notices the failure' },
    's',
    '(0 .. scrape_interval) + min(scrape_timeout, scrape_interval)',
    { best: beat.best + silent, typical: beat.typical + silent, worst: beat.worst + silent },
    [scrape, timeout],
  )
  const judged = ranged(
    { ru: 'Правило вычисляется', en: 'The rule is evaluated' },
    's',
    '0 .. evaluation_interval',
    phase(evaluation.value.typical),
    [evaluation],
  )
  return [
    automatic('detect', seen),
    automatic('detect', judged),
    automatic('decide', heldFor(hold, evaluation)),
    automatic('act', wait),
  ]
}

/** The same alert in a group that is already open: it waits for the group's next interval instead of group_wait. */
export function pageInOpenGroup(alerting: Partial<Alerting> | undefined, path: string): MechanismPhase[] {
  const interval = given(
    'prometheus',
    'group_interval',
    optionalSeconds(alerting?.groupInterval),
    `${path}.groupInterval`,
  )
  const label = { ru: 'Ближайший срок группы', en: 'The group’s next interval' }
  const wait = ranged(label, 's', '0 .. group_interval', phase(interval.value.typical), [interval])
  return [...pageChain(alerting, path).slice(0, -1), automatic('act', wait)]
}

/**
 * Alertmanagers of one cluster are dead: the one at place p in the line waits p peer time-outs. With d of n dead in random
 * order the first that lives has d / (n - d + 1) of them before it on average, at worst all d.
 */
export function deadPeers(dead: number, all: number): MechanismPhase[] {
  const timeout = given('prometheus', 'peer_timeout', undefined, '')
  const each = timeout.value.typical
  const count = byConvention({ ru: 'Недоступных соседей', en: 'Dead peers' }, 'count', dead, {
    ru: `из ${all} экземпляров Alertmanager`,
    en: `of ${all} instances of Alertmanager`,
  })
  const label = { ru: 'Alertmanager ждёт недоступных соседей', en: 'Alertmanager waits for its dead peers' }
  const value = { best: 0, typical: (dead / (all - dead + 1)) * each, worst: dead * each }
  return [automatic('act', ranged(label, 's', '0 .. d × peer_timeout', value, [count, timeout]))]
}
