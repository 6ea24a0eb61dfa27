/** What a commit costs over a local one: the round trip to the acknowledging copy that is waited for (PostgreSQL 27.2.8). */
import { byConvention, computed, fromModel } from '../../catalogue/derive.ts'
import { type Derivation, type Quantity, quantity } from '../../quantity/quantity.ts'
import { acknowledgement } from '../data/quorum.ts'
import type { Subject } from './behaviour.ts'

/** Round trip to the k-th copy: FIRST k the slowest of the first k, ANY k the k-th fastest. Undefined with a single copy. */
export function commitPrice({ topology, store, group }: Subject): Quantity | undefined {
  const primary = group.copies.find((copy) => copy.role === 'primary')
  if (!primary || group.copies.length < 2) return undefined
  const acks = acknowledgement(store, group)
  const label = { ru: 'цена согласованной фиксации', en: 'price of a consistent commit' }
  if (acks.rule === 'none') {
    const note = { ru: 'фиксация не ждёт копий', en: 'a commit waits for no copy' }
    return quantity(byConvention(label, 's', 0, { ru: 'асинхронная репликация', en: 'asynchronous replication' }, note))
  }
  const standbys = acks.rule === 'first' ? acks.standbys.slice(0, acks.count) : acks.standbys
  const trips = standbys.map((copy): Derivation => {
    const trip = topology.roundTrip(primary.place, copy.place)
    const to = { ru: `обращение ${primary.place} — ${copy.place}`, en: `round trip ${primary.place} - ${copy.place}` }
    if (trip.path !== '') return fromModel(to, 's', trip.seconds, trip.path)
    return byConvention(to, 's', trip.seconds, {
      ru: 'связи в модели нет: 0,2 мс внутри площадки, 1 мс внутри региона',
      en: 'no link in the model: 0.2 ms inside a place, 1 ms inside a region',
    })
  })
  const kth = (...values: number[]): number => values.sort((a, b) => a - b)[acks.count - 1] ?? 0
  const formula =
    acks.rule === 'first'
      ? { ru: 'наибольшая круговая задержка до первых k копий', en: 'the greatest round trip to the first k copies' }
      : { ru: 'k-я по величине круговая задержка', en: 'k-th smallest round trip' }
  const price = computed(label, 's', formula, kth, trips)
  const note = {
    ru: 'плюс сброс журнала на копии (SSD — меньше 1 мс); при remote_apply — ещё и применение',
    en: "plus the copy's flush (SSD: below 1 ms); with remote_apply also the replay",
  }
  return quantity({ ...price, note })
}
