import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-01',
  severity: 'error',
  title: { ru: 'Таймеры Patroni не согласованы', en: 'Patroni timers do not fit each other' },
  message: {
    ru: (p) =>
      `loop_wait + 2·retry_timeout = ${ru.time(p.needed)} больше ttl = ${ru.time(p.ttl)}: лидер не успевает продлить аренду.`,
    en: (p) =>
      `loop_wait + 2·retry_timeout = ${en.time(p.needed)} exceeds ttl = ${en.time(p.ttl)}: the leader cannot renew its lease in time.`,
  },
  fix: {
    ru: (p) => `Увеличьте ttl до ${ru.time(p.needed)} или уменьшите loopWait и retryTimeout.`,
    en: (p) => `Raise ttl to ${en.time(p.needed)}, or lower loopWait and retryTimeout.`,
  },
  why: {
    ru: 'При обращении к хранилищу координации лидер ждёт до двух retry_timeout. Если аренда короче, он потеряет её при обычной заминке сети, и кластер переключится без причины.',
    en: 'The leader may wait two retry timeouts for the coordination store. With a shorter lease an ordinary network hiccup costs it the lease, and the cluster fails over for no reason.',
  },
  source: 'Patroni 4.1.4, docs/dynamic_configuration.rst',
  example: { needed: 30, ttl: 25 },
}

/** Silent when a knob is below its minimum: PAT-02 tells that first. */
export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database, knobs }) => {
      const { ttl, loopWait, retryTimeout } = knobs
      const needed = loopWait + 2 * retryTimeout
      if (ttl < 20 || loopWait < 1 || retryTimeout < 3 || needed <= ttl) return []
      return [report(context, entry, `${database.id}.failover.ttl`, { needed, ttl })]
    }),
}
