/** Pass `legend`: what occurs in the picture and nothing else, in a fixed order, flowing in rows under it. */
import type { Language, Said } from '../language/text.ts'
import type { View } from '../view/view.ts'
import type { LegendItem } from './placed-view.ts'
import { type ShapeName, shapeOf } from './shapes.ts'
import { type as fonts } from './style.ts'
import { CAP_HEIGHT, textWidth } from './text/measure.ts'

type Sign = LegendItem['sign']

const shapeNames: Record<ShapeName, Said> = {
  person: { ru: 'роль пользователя', en: 'person' },
  system: { ru: 'описываемая система', en: 'the system described' },
  service: { ru: 'сервис', en: 'service' },
  window: { ru: 'веб-приложение', en: 'web app' },
  phone: { ru: 'мобильное приложение', en: 'mobile app' },
  cylinder: { ru: 'база данных', en: 'database' },
  cutCorner: { ru: 'кэш, сессии', en: 'cache, sessions' },
  tube: { ru: 'очередь', en: 'queue' },
  chevron: { ru: 'балансировщик, шлюз', en: 'balancer, gateway' },
  bucket: { ru: 'объектное хранилище', en: 'object store' },
  external: { ru: 'внешняя система', en: 'external system' },
  watch: { ru: 'мониторинг', en: 'monitoring' },
}

const lineNames: Record<'sync' | 'async' | 'soft', Said> = {
  sync: { ru: 'синхронный вызов', en: 'synchronous call' },
  async: { ru: 'асинхронно', en: 'asynchronous' },
  soft: { ru: 'необязательная зависимость', en: 'soft dependency' },
}

const replicationNames: Record<'sync' | 'async' | 'quorum', Said> = {
  sync: { ru: 'синхронная репликация, круговая задержка', en: 'synchronous replication, round trip' },
  quorum: { ru: 'репликация с кворумом, круговая задержка', en: 'quorum replication, round trip' },
  async: { ru: 'асинхронная репликация, отставание', en: 'asynchronous replication, lag' },
}

const roleWords: Record<'primary' | 'sync' | 'async' | 'replica' | 'witness', Said> = {
  primary: { ru: 'ведущая копия', en: 'primary' },
  sync: { ru: 'синхронный резерв', en: 'synchronous standby' },
  async: { ru: 'асинхронный резерв', en: 'asynchronous standby' },
  replica: { ru: 'реплика чтения', en: 'read replica' },
  witness: { ru: 'свидетель', en: 'witness' },
}

const stateNames: Record<'lost' | 'degraded' | 'overloaded', Said> = {
  lost: { ru: 'потеряно', en: 'lost' },
  degraded: { ru: 'деградация', en: 'degraded' },
  overloaded: { ru: 'перегрузка', en: 'overloaded' },
}

function signs(view: View): { sign: Sign; name: Said }[] {
  const found: { sign: Sign; name: Said }[] = []
  const shapes = new Set(view.nodes.map(shapeOf))
  for (const shape of Object.keys(shapeNames) as ShapeName[])
    if (shapes.has(shape)) found.push({ sign: { kind: 'shape', shape }, name: shapeNames[shape] })
  if (view.nodes.some((n) => (n.replicas ?? 1) > 1))
    found.push({ sign: { kind: 'replicas' }, name: { ru: 'несколько экземпляров', en: 'several instances' } })
  for (const role of ['primary', 'sync', 'async', 'replica', 'witness'] as const)
    if (view.nodes.some((n) => n.role === role)) found.push({ sign: { kind: 'role', role }, name: roleWords[role] })
  if (view.nodes.some((n) => n.votes !== undefined))
    found.push({ sign: { kind: 'votes' }, name: { ru: 'голос в кворуме', en: 'vote' } })
  for (const style of ['sync', 'async', 'soft'] as const)
    if (view.edges.some((e) => e.style === style && e.relation !== 'backup'))
      found.push({ sign: { kind: 'line', style }, name: lineNames[style] })
  const backups = view.edges.filter((e) => e.relation === 'backup')
  if (backups.length > 0)
    found.push({
      sign: { kind: 'line', style: 'async' },
      name: backups.some((e) => e.label)
        ? {
            ru: 'резервное копирование: период полных + добавочных',
            en: 'backups: period of full + incremental copies',
          }
        : { ru: 'резервное копирование', en: 'backups' },
    })
  for (const mode of ['sync', 'quorum', 'async'] as const)
    if (view.edges.some((e) => e.replication === mode))
      found.push({ sign: { kind: 'line', style: 'replication', replication: mode }, name: replicationNames[mode] })
  for (const state of ['lost', 'degraded', 'overloaded'] as const)
    if ([...view.nodes, ...view.groups].some((n) => n.state === state))
      found.push({ sign: { kind: 'state', state }, name: stateNames[state] })
  return found
}

const SWATCH = { width: 28, height: 18 }
const ROW = 26

/** Items from x, y on, in rows no wider than `width`; with the height they take. */
export function placeLegend(
  view: View,
  language: Language,
  x: number,
  y: number,
  width: number,
): { items: LegendItem[]; height: number } {
  const { size, face } = fonts.quiet
  const items: LegendItem[] = []
  let left = x
  let top = y
  for (const { sign, name } of signs(view)) {
    const text = name[language]
    const needed = SWATCH.width + 8 + textWidth(text, size, face)
    if (left > x && left + needed > x + width) {
      left = x
      top += ROW
    }
    items.push({
      sign,
      box: { x: left, y: top, ...SWATCH },
      line: {
        text,
        x: left + SWATCH.width + 8,
        y: top + SWATCH.height / 2 + (CAP_HEIGHT * size) / 2,
        size,
        face,
        tone: 'quiet',
        anchor: 'start',
      },
    })
    left += Math.ceil(needed) + 20
  }
  return { items, height: items.length === 0 ? 0 : top - y + SWATCH.height }
}
