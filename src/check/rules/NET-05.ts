import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { bytesPerSecond } from '../../language/units.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NET-05',
  severity: 'error',
  title: {
    ru: 'Канал между регионами уже потока репликации',
    en: 'The link is narrower than the stream of replication',
  },
  message: {
    ru: (p) =>
      `${ru.quote(p.link)}: ${ru.bytes(p.bandwidth)} в секунду, а репликация ${ru.quote(p.store)} на пике требует ${ru.bytes(p.needed)}.`,
    en: (p) =>
      `${en.quote(p.link)} carries ${en.bytes(p.bandwidth)} a second, but the replication of ${en.quote(p.store)} needs ${en.bytes(p.needed)} at peak.`,
  },
  fix: {
    ru: () =>
      'Расширьте канал (bandwidth), включите сжатие (walRate станет меньше) или сократите число удалённых копий (members).',
    en: () => 'Widen the link (bandwidth), compress (which lowers walRate), or keep fewer remote copies (members).',
  },
  why: {
    ru: 'Копия в другом регионе отстаёт всё сильнее, пока длится пик: обещанная потеря данных не выдерживается.',
    en: 'The copy in the other region falls behind for as long as the peak lasts: the promised loss of data is not kept.',
  },
  source: 'arithmetic of throughput',
  example: { link: 'msk--ekb', bandwidth: 1000000, store: 'profiles', needed: 3000000 },
}

/** One stream per copy in the other region, each with the share of its group. */
export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.links.flatMap(({ id, between, bandwidth }) => {
      const [a = '', b = ''] = between
      const limit = bandwidth === undefined ? Number.POSITIVE_INFINITY : bytesPerSecond(bandwidth)
      return context.stores.flatMap((store) => {
        if (store.walRate === undefined || !Number.isFinite(limit)) return []
        const rate = bytesPerSecond(store.walRate)
        const joins = (x: Id, y: Id) => context.isWithin(x, a) && context.isWithin(y, b)
        let needed = 0
        for (const { primary, standbys, share } of context.groupsOf(store.id)) {
          const home = primary?.member.in
          if (home === undefined) continue
          const far = standbys.filter(({ member }) => joins(home, member.in) || joins(member.in, home))
          needed += far.length * rate * share
        }
        if (needed <= limit) return []
        return [report(context, entry, `${id}.bandwidth`, { link: id, bandwidth: limit, store: store.id, needed })]
      })
    }),
}
