/** Results of analyses typed by hand, for the charts: a failover with a human step, and a downtime budget. */
import type { JourneyAvailability, Phase, ScenarioOutcome } from '../../src/analyse/analysis.ts'
import type { Quantity, Unit } from '../../src/quantity/quantity.ts'

export function quantityOf(best: number, typical: number, worst: number, unit: Unit = 's'): Quantity {
  const value = { best, typical, worst }
  return {
    ...value,
    unit,
    derivation: { label: { ru: 'проба', en: 'sample' }, value, unit, origin: { kind: 'computed' } },
  }
}

function phase(kind: Phase['kind'], ru: string, en: string, range: [number, number, number], human = false): Phase {
  return { kind, label: { ru, en }, lane: 0, quantity: quantityOf(...range), human }
}

export const zoneLoss: ScenarioOutcome = {
  scenario: 'zone-loss',
  title: { ru: 'Потеряна зона a', en: 'Zone a lost' },
  generated: false,
  rate: 0.3,
  recoveries: [
    {
      element: 'profiles',
      id: 'profiles/msk',
      effect: 'failover',
      what: {
        ru: 'потеряна основная копия, её место занимает синхронный резерв',
        en: 'the primary is lost, the synchronous standby takes over',
      },
      phases: [
        phase('detect', 'истекает срок лидерства в etcd (ttl)', 'the leader lease in etcd expires (ttl)', [20, 25, 30]),
        phase('decide', 'выборы нового лидера', 'election of a new leader', [1, 2, 10]),
        phase('act', 'повышение резерва', 'promotion of the standby', [2, 4, 8]),
        phase('reroute', 'HAProxy видит новую основную копию', 'HAProxy sees the new primary', [3, 6, 9]),
        phase('client', 'переподключение пулов', 'pools reconnect', [0.5, 1, 15]),
      ],
      rto: quantityOf(26.5, 38, 72),
    },
    {
      element: 'reports',
      id: 'reports',
      effect: 'restore',
      what: { ru: 'единственный экземпляр потерян', en: 'the only instance is lost' },
      phases: [
        phase('detect', 'тревога доходит до дежурного', 'the alert reaches the engineer on call', [60, 90, 150]),
        phase(
          'human',
          'дежурный решает переносить сервис',
          'the engineer decides to move the service',
          [60, 120, 300],
          true,
        ),
        phase('act', 'запуск в другой зоне', 'start in another zone', [20, 30, 60]),
      ],
      rto: quantityOf(140, 240, 510),
    },
    {
      element: 'api',
      id: 'api',
      effect: 'none',
      what: { ru: 'работает', en: 'serves' },
      phases: [],
      rto: quantityOf(0, 0, 0),
    },
  ],
  journeys: [
    {
      journey: 'accrue',
      region: 'msk',
      outcome: 'interrupted',
      rto: quantityOf(26.5, 38, 72),
      binding: 'profiles/msk',
      intervals: [
        { from: 0, to: 38, state: 'down' },
        { from: 38, to: Number.POSITIVE_INFINITY, state: 'served' },
      ],
      lost: [],
    },
    {
      journey: 'accrue',
      region: 'ekb',
      outcome: 'served',
      rto: quantityOf(0, 0, 0),
      binding: undefined,
      intervals: [],
      lost: [],
    },
  ],
  load: [{ station: 'api@msk', before: 0.5, after: 0.75 }],
  overloaded: [],
  humanSteps: [],
  budget: quantityOf(10, 12, 20),
}

const names: Record<string, { ru: string; en: string }> = {
  profiles: { ru: 'База профилей', en: 'Profiles database' },
  reports: { ru: 'Отчёты', en: 'Reports' },
  accrue: { ru: 'Начисление баллов', en: 'Accrual' },
  history: { ru: 'История покупок', en: 'Purchase history' },
  msk: { ru: 'Москва', en: 'Moscow' },
  ekb: { ru: 'Екатеринбург', en: 'Yekaterinburg' },
}

export function titleOf(id: string): { ru: string; en: string } {
  return names[id] ?? { ru: id, en: id }
}

export function availabilityOf(
  journey: string,
  region: string,
  shares: [number, number, number, number],
): JourneyAvailability {
  const [structural, failover, changes, planned] = shares.map((s) => quantityOf(s, s, s, 'ratio')) as [
    Quantity,
    Quantity,
    Quantity,
    Quantity,
  ]
  const sum = shares.reduce((a, b) => a + b, 0)
  return {
    journey,
    region,
    structural,
    failover,
    changes,
    planned,
    availability: quantityOf(1 - sum, 1 - sum, 1 - sum, 'ratio'),
    upperBound: false,
    downtimePerYear: sum * 31_536_000,
    cutSets: [],
    cutSetCount: '0',
    importance: [],
  }
}

export const budgets: JourneyAvailability[] = [
  availabilityOf('accrue', 'msk', [2e-5, 5e-6, 1.9e-4, 0]),
  availabilityOf('accrue', 'ekb', [3e-5, 8e-6, 1.9e-4, 0]),
  availabilityOf('history', 'msk', [1e-4, 2e-5, 5.9e-4, 1e-5]),
]
