import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import type { Id } from '../../language/vocabulary/index.ts'
import { type Context, report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'DNS-05',
  severity: 'warning',
  title: { ru: 'Пользователи вернутся раньше данных', en: 'Users return before the data do' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} сам возвращает пользователей в ожившему региону, а роль ведущего у ${ru.quote(p.store)} возвращает человек.`,
    en: (p) =>
      `${en.quote(p.id)} leads users back to a region as soon as it answers, but a person moves the primary of ${en.quote(p.store)} back.`,
  },
  fix: {
    ru: () => 'Задайте failback: manual и возвращайте трафик после данных.',
    en: () => 'Set failback: manual, and bring traffic back after the data.',
  },
  why: {
    ru: 'Ожившая база прежнего региона — отставшая реплика: записи не пройдут или лягут поверх новых.',
    en: 'The database of the region that came back is a stale replica: writes fail, or land on top of newer ones.',
  },
  source: 'common practice',
  example: { id: 'edge', store: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'globalBalancer').flatMap(({ id, failback, policy }) => {
      if (failback !== 'automatic' || policy === 'static') return []
      const needed = new Set(context.neededBy(id).flatMap((journey) => [...context.needs(journey.id)]))
      const store = context.stores.find((it) => needed.has(it.id) && it.manualPromotion && crosses(context, it.id))
      return store ? [report(context, entry, `${id}.failback`, { id, store: store.id })] : []
    }),
}

/** The primary may have moved to another region by hand: a copy there that nothing promotes by itself. */
function crosses(context: Context, store: Id): boolean {
  return context.groupsOf(store).some(({ primary, copies }) => {
    const home = primary && context.regionOf(primary.member.in)
    return copies.some(
      (copy) => !copy.automatic && copy.member.role !== 'replica' && context.regionOf(copy.member.in) !== home,
    )
  })
}
