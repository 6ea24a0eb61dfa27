/** What users whom a dead instance served feel beside errors: sessions in its memory are gone, sticky balancers hold on to it. */
import type { Said } from '../../../language/text.ts'
import type { Element } from '../../../language/vocabulary/index.ts'
import type { Wired } from '../wiring.ts'
import { consumedBy } from './consumers.ts'
import { balancerBefore } from './removal.ts'

/** An addition to the sentence of a hit that says what becomes of sessions; empty when nothing does. */
export function sessionsLost(topology: Wired, element: Element, dead: number, all: number): Said {
  if (!('stateful' in element) || element.stateful !== true) return { ru: '', en: '' }
  const kept = topology.callsOf(element.id).some(({ to }) => topology.elements.get(to)?.kind === 'sessionStore')
  if (kept) return { ru: '', en: '' }
  const [ru, en] =
    dead < all
      ? [
          `сеансы из памяти потерянных (${dead} из ${all})`,
          `sessions in the memory of the lost ones (${dead} of ${all})`,
        ]
      : ['сеансы из памяти', 'sessions in memory']
  return {
    ru: `; ${ru} пропали, этим пользователям надо войти заново`,
    en: `; ${en} are gone, those users have to sign in again`,
  }
}

/** Who meets the dead instances until they are taken out. */
export function whoFails(topology: Wired, element: Element): Said {
  if (consumedBy(topology, element)) {
    return {
      ru: 'сообщения, взятые потерянными, ждут, пока их не получат другие',
      en: 'messages that the dead ones had taken wait until others get them',
    }
  }
  const balancer = balancerBefore(topology, element)
  if (balancer?.stickySessions && balancer.redispatch !== true) {
    return {
      ru: 'закреплённые за потерянными пользователи получают ошибки, пока потерянные не исключены',
      en: 'users bound to the dead ones get errors until those are out',
    }
  }
  if (balancer?.redispatch || (balancer?.technology === 'nginx' && !balancer.healthCheck)) {
    return {
      ru: 'запрос, попавший на потерянный, ждёт тайм-аута подключения и уходит к другому, пока потерянные не исключены',
      en: 'a request that meets a dead one waits for the connect time-out and goes to another until the dead ones are out',
    }
  }
  return {
    ru: 'часть запросов завершается ошибкой, пока потерянные не исключены',
    en: 'some requests fail until the dead ones are out',
  }
}
