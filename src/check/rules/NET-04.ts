import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { directRoundTrip } from '../distance.ts'
import { isHardRelation } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NET-04',
  severity: 'error',
  title: { ru: 'Тайм-аут короче пути между регионами', en: 'A time-out below the round trip between regions' },
  message: {
    ru: (p) =>
      `${ru.quote(p.from)} ждёт ${ru.quote(p.to)} ${ru.time(p.timeout)}, а путь между их регионами занимает ${ru.time(p.trip)}.`,
    en: (p) =>
      `${en.quote(p.from)} waits for ${en.quote(p.to)} ${en.time(p.timeout)}, but the way between their regions takes ${en.time(p.trip)}.`,
  },
  fix: {
    ru: () => 'Увеличьте timeout или разместите вызываемое рядом (deployments).',
    en: () => 'Lengthen timeout, or put the callee near (deployments).',
  },
  why: {
    ru: 'Такой вызов не завершится никогда, даже без нагрузки.',
    en: 'Such a call never ends, not even without load.',
  },
  source: 'physics',
  example: { from: 'api', to: 'rules', timeout: 0.02, trip: 0.028 },
}

/** Only where no instance of the callee is in a region of the caller. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.relations.flatMap((relation) => {
      if (!isHardRelation(relation) || relation.timeout === undefined) return []
      const [here, there] = [relation.from, relation.to].map((id) => context.deploymentsOf(id).map((d) => d.in))
      if (!here || !there || here.length === 0 || there.length === 0) return []
      const regions = new Set(here.map(context.regionOf))
      if (there.some((place) => regions.has(context.regionOf(place)))) return []
      const trips = here.flatMap((a) => there.flatMap((b) => directRoundTrip(context, a, b) ?? []))
      const [timeout, trip] = [seconds(relation.timeout), Math.min(...trips)]
      if (trips.length === 0 || timeout > trip) return []
      return [
        report(
          context,
          entry,
          `${relation.id}.timeout`,
          { from: relation.from, to: relation.to, timeout, trip },
          relation.id,
        ),
      ]
    }),
}
