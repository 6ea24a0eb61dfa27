import type { CodeEntry } from '../../findings/finding.ts'
import { type Context, report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'
import { allowedSeconds } from '../target.ts'

const entry: CodeEntry = {
  code: 'PAT-09',
  severity: 'warning',
  title: { ru: 'Два ведущих не исключены', en: 'Two primaries are not ruled out' },
  message: {
    ru: (p) =>
      `${p.requirement} не допускает двух ведущих, но watchdog = ${p.watchdog}: зависший Patroni их не исключает.`,
    en: (p) =>
      `${p.requirement} allows no second primary, but watchdog = ${p.watchdog}: a hung Patroni does not rule it out.`,
  },
  fix: {
    ru: () => 'Задайте watchdog: required и обеспечьте устройство watchdog на каждом узле.',
    en: () => 'Set watchdog: required and provide a watchdog device on each node.',
  },
  why: {
    ru: 'Если Patroni завис, а PostgreSQL жив, прежний ведущий принимает записи и после истечения аренды. Остановить его может только сторожевой таймер.',
    en: 'When Patroni hangs while PostgreSQL lives, the old primary accepts writes after its lease has ended. Only a watchdog can stop it.',
  },
  source: 'Patroni 4.1.4, docs/watchdog.rst',
  example: { requirement: 'CON01', watchdog: 'automatic' },
}

const strong = new Set(['linearizable', 'strict-serializable'])

/** The requirement, or journey, that a second primary would break. */
function forbidding(context: Context, store: string): string | undefined {
  const measure = context.measuresOf(store).find(({ measure: m }) => {
    if (m.metric === 'consistency') return m.operation === 'write' && strong.has(m.target.slice(3))
    return m.metric === 'data-loss-on-partition' && allowedSeconds(m) === 0
  })
  if (measure) return measure.requirement.id
  return context.journeysThrough(store).find((journey) => strong.has(journey.consistency ?? ''))?.id
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, failover }) => {
      const watchdog = failover.watchdog ?? 'automatic'
      const requirement = watchdog === 'required' ? undefined : forbidding(context, database.id)
      return requirement ? [report(context, entry, `${database.id}.failover.watchdog`, { requirement, watchdog })] : []
    }),
}
