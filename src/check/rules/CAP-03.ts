import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Journey } from '../../language/vocabulary/index.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'CAP-03',
  severity: 'error',
  title: {
    ru: 'Линеаризуемость при чтении с реплики или из кэша',
    en: 'Linearizability with reads at a replica or cache',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.who)} требует ${p.consistency}, а чтение из ${ru.quote(p.store)} (${p.path}) может вернуть старое значение.`,
    en: (p) =>
      `${en.quote(p.who)} asks for ${p.consistency}, but reading ${en.quote(p.store)} (${p.path}) may return an old value.`,
  },
  fix: {
    ru: () =>
      'Читайте с ведущего (шаг с operation: read) или ослабьте consistency до того, что реплика действительно даёт.',
    en: () =>
      'Read at the primary (a step with operation: read), or weaken consistency to what a replica really gives.',
  },
  why: {
    ru: 'Линеаризуемое чтение обязано видеть последнюю завершённую запись. Реплика и кэш этого не обещают.',
    en: 'A linearizable read must see the last finished write. Neither a replica nor a cache promises that.',
  },
  source: 'Kleppmann, 2015; jepsen.io/consistency',
  example: { who: 'accrue', consistency: 'linearizable', store: 'profiles', path: 'read-replica' },
}

const strong = new Set(['linearizable', 'strict-serializable'])

export const rule: Rule = {
  entry,
  check: (context) => [
    ...[...context.journeys.values()].flatMap((journey) => staleReads(context, journey)),
    ...context.measures.flatMap(({ requirement, measure, path }) => {
      if (measure.metric !== 'consistency' || measure.operation !== 'read-replica') return []
      const consistency = measure.target.slice(3)
      if (!strong.has(consistency)) return []
      const params = { who: requirement.id, consistency, store: measure.of, path: 'read-replica' }
      return [report(context, entry, path, params)]
    }),
  ],
}

/** Reads of a journey that may be stale. A cache read is one when the journey also reads or writes a database. */
function staleReads(context: Context, journey: Journey) {
  const consistency = journey.consistency ?? ''
  if (!strong.has(consistency)) return []
  return context.hopsOf(journey.id).flatMap(({ step, to, path }) => {
    const kind = context.elements.get(to)?.kind
    const stale = step.operation === 'read-replica' || (kind === 'cache' && step.operation === 'read')
    const params = { who: journey.id, consistency, store: to, path: step.operation ?? '' }
    return stale ? [report(context, entry, path, params)] : []
  })
}
