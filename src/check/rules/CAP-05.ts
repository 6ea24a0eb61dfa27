import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Context } from '../context.ts'
import { report } from '../context.ts'
import { type RemoteSync, remoteSync } from '../remote.ts'
import type { Rule } from '../rule.ts'
import { allowedSeconds } from '../target.ts'

const entry: CodeEntry = {
  code: 'CAP-05',
  severity: 'error',
  title: { ru: 'Задержка меньше пути до другого региона', en: 'Latency below the way to another region' },
  message: {
    ru: (p) =>
      `${p.requirement} требует ответа за ${ru.time(p.target)}, но запись ждёт подтверждения из другого региона не меньше ${ru.time(p.roundTrip)}.`,
    en: (p) =>
      `${p.requirement} asks for an answer in ${en.time(p.target)}, but the write waits for another region at least ${en.time(p.roundTrip)}.`,
  },
  fix: {
    ru: () =>
      'Выберите: потеря последних записей вместе с регионом (mode: async или sync: false у дальних копий) или более долгий ответ (target).',
    en: () =>
      'Choose: lose the last writes together with the region (mode: async, or sync: false for the far copies), or answer more slowly (target).',
  },
  why: {
    ru: 'Это цена ветви E в PACELC: согласованность между регионами стоит не меньше одного обмена между ними.',
    en: 'This is the E branch of PACELC: consistency across regions costs at least one round trip between them.',
  },
  source: 'Abadi, PACELC, IEEE Computer 45(2), 2012',
  example: { requirement: 'LAT01', target: 0.02, roundTrip: 0.028 },
}

/** A latency target that synchronous replication to another region cannot meet. */
interface Contradiction {
  group: RemoteSync['group']
  requirement: string
  path: string
  target: number
  roundTrip: number
}

export function contradictions(context: Context): Contradiction[] {
  return remoteSync(context).flatMap(({ group, waits, roundTrip }) => {
    if (!waits || roundTrip === undefined) return []
    const writers = context.hopsTo(group.store.id).filter((hop) => hop.step.operation === 'write')
    const journeys = [...new Set(writers.map((hop) => hop.journey.id))]
    return journeys
      .flatMap((journey) => context.measuresOf(journey))
      .flatMap(({ requirement, measure, path }) => {
        const target = measure.metric === 'latency' ? allowedSeconds(measure) : undefined
        if (target === undefined || target >= roundTrip) return []
        return [{ group, requirement: requirement.id, path, target, roundTrip }]
      })
  })
}

export const rule: Rule = {
  entry,
  check: (context) =>
    contradictions(context).map(({ path, requirement, target, roundTrip }) =>
      report(context, entry, path, { requirement, target, roundTrip }),
    ),
}
