import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { demandOn, isProgram, slotsOf } from '../load.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-03',
  severity: 'error',
  title: {
    ru: 'Оставшиеся регионы не вынесут чужой нагрузки',
    en: 'The other regions cannot carry the load of a lost one',
  },
  message: {
    ru: (p) =>
      `Без ${ru.quote(p.lost)} пик требует ${ru.number(p.needed)} одновременно работающих ${ru.quote(p.id)}, а в остальных регионах — ${ru.number(p.slots)}.`,
    en: (p) =>
      `Without ${en.quote(p.lost)} the peak keeps ${en.number(p.needed)} of ${en.quote(p.id)} busy at once; the other regions have ${en.number(p.slots)}.`,
  },
  fix: {
    ru: () => 'Добавьте replicas или поднимите autoscaling.max: каждый регион рассчитывают на свою долю и долю соседа.',
    en: () =>
      'Add replicas or raise autoscaling.max: each region is sized for its own share and that of its neighbour.',
  },
  why: {
    ru: 'Переведённая нагрузка перегружает второй регион, и отказ одного становится отказом всех.',
    en: 'The load that was moved overloads the second region, and the failure of one becomes the failure of all.',
  },
  source: 'arithmetic: with N regions, utilisation of at most (N-1)/N',
  example: { id: 'api', lost: 'msk', needed: 24, slots: 16 },
}

/** The worst region to lose, and a lower bound of the load: what is told here is certain. */
export const rule: Rule = {
  entry,
  check: (context) =>
    [...context.elements.values()].filter(isProgram).flatMap(({ id }) => {
      const slots = slotsOf(context, id)
      const regions = [...new Set(slots.map(({ place }) => context.regionOf(place)))]
      const demand = regions.length > 1 && movesUsers(context, id) ? demandOn(context, id) : undefined
      if (!demand) return []
      const whole = slots.reduce((sum, at) => sum + at.slots, 0)
      if (demand.total > whole) return []
      const left = (region: Id) =>
        slots.reduce((sum, at) => (context.regionOf(at.place) === region ? sum : sum + at.slots), 0)
      const lost = regions.reduce((worst, region) => (left(region) < left(worst) ? region : worst))
      if (demand.total <= left(lost)) return []
      const path = slots.find((at) => context.regionOf(at.place) !== lost)?.id ?? id
      return [report(context, entry, `${path}.replicas`, { id, lost, needed: demand.total, slots: left(lost) }, id)]
    }),
}

/** A balancer before the element leads the users of a lost region to another one. */
function movesUsers(context: Context, element: Id): boolean {
  return context.journeysThrough(element).some((journey) =>
    context.hopsOf(journey.id).some(({ to }) => {
      const balancer = context.elements.get(to)
      return balancer?.kind === 'globalBalancer' && balancer.policy !== 'static'
    }),
  )
}
