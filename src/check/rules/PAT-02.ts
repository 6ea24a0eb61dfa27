import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-02',
  severity: 'error',
  title: { ru: 'Параметр Patroni ниже допустимого', en: 'Patroni knob below its minimum' },
  message: {
    ru: (p) => `${p.knob} = ${ru.time(p.value)}, а Patroni не принимает меньше ${ru.time(p.minimum)}.`,
    en: (p) => `${p.knob} = ${en.time(p.value)}, but Patroni accepts no less than ${en.time(p.minimum)}.`,
  },
  fix: {
    ru: (p) =>
      `Задайте ttl не меньше ${ru.time(p.minimum)}. Быстрее переключиться помогут прокси и клиент, а не эта аренда.`,
    en: (p) => `Set ttl to at least ${en.time(p.minimum)}. Proxy and client make failover faster, not this lease.`,
  },
  why: {
    ru: 'Patroni молча поднимает значение до минимума, и расчётное время переключения оказывается лучше настоящего.',
    en: 'Patroni silently raises the value to its minimum, so the computed failover time would be better than the real one.',
  },
  source: 'Patroni 4.1.4, docs/dynamic_configuration.rst',
  example: { knob: 'ttl', value: 15, minimum: 20 },
}

const minimum = { ttl: 20, loopWait: 1, retryTimeout: 3 } as const

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, knobs }) =>
      (['ttl', 'loopWait', 'retryTimeout'] as const)
        .filter((name) => knobs[name] < minimum[name])
        .map((knob) => {
          const params = { knob, value: knobs[knob], minimum: minimum[knob] }
          return report(context, entry, `${database.id}.failover.${knob}`, params)
        }),
    ),
}
