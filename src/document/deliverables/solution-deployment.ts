/** Deployment in the solution document: pictures of regions, places with their outages, instances, copies of data. */
import type { RootContent } from 'mdast'
import type { Place } from '../../language/vocabulary/index.ts'
import { formatAuthored } from '../../text/authored.ts'
import type { Context } from '../context.ts'
import { groupName } from '../names.ts'
import { placeKinds } from '../words.ts'
import { anchor, heading, type Inline, table } from '../write.ts'

export function deploymentSection(c: Context): RootContent[] {
  const d = c.model.document
  const failing = d.places.filter((p) => p.outage || p.host)
  return [
    anchor('deployment'),
    heading(2, c.say('Развёртывание', 'Deployment')),
    ...c.figure(
      'deployment',
      c.say('Регионы, зоны, экземпляры и копии данных', 'Regions, zones, instances and copies of data'),
    ),
    ...c.topology.regions
      .filter((region) => instancesIn(c, region) > 1)
      .flatMap((region) =>
        c.figure(`deployment-${region}`, c.say(`Развёртывание: ${c.title(region)}`, `Deployment: ${c.title(region)}`)),
      ),
    ...table({
      id: 'places',
      caption: c.say('Площадки и их отказы', 'Places and their failures'),
      head: [
        c.say('Площадка', 'Place'),
        c.say('Вид', 'Kind'),
        c.say('Отказы площадки', 'Outages of the place'),
        c.say('Ремонт', 'Repair'),
        c.say('Источник', 'Source'),
      ],
      rows: placeRows(
        c,
        failing.filter((p) => p.outage),
      ),
      widths: [30, 15, 13, 10, 32],
    }),
    ...table({
      id: 'replicas',
      caption: c.say('Экземпляры', 'Instances'),
      head: [c.say('Элемент', 'Element'), ...c.topology.regions.map((r) => c.title(r))],
      rows: d.elements
        .filter((e) => c.topology.instancesOf(e.id).length > 0)
        .map((e) => [
          c.link(e.id),
          ...c.topology.regions.map((r) => countCell(c.topology.instancesIn(e.id, r).length)),
        ]),
      align: [null, ...c.topology.regions.map((): 'right' => 'right')],
    }),
    ...table({
      id: 'copies',
      caption: c.say('Копии данных', 'Copies of data'),
      head: [
        c.say('Данные', 'Data'),
        c.say('Площадка', 'Place'),
        c.say('Роль', 'Role'),
        c.say('Подтверждает запись', 'Acknowledges commits'),
        c.say('Становится ведущей', 'Becomes primary'),
      ],
      rows: c.topology.groups.flatMap((g) =>
        g.copies.map((copy) => [
          groupName(c, g.id),
          c.title(copy.place),
          role(c, copy.role),
          copy.role === 'primary' ? '—' : copy.sync ? c.say('да', 'yes') : c.say('нет', 'no'),
          g.copies.length === 1 ? '—' : promotion(c, copy.promotion),
        ]),
      ),
      widths: [30, 24, 16, 15, 15],
    }),
  ]
}

/** Places of one kind that fail alike are one row. */
function placeRows(c: Context, places: readonly Place[]): Inline[][][] {
  const rows = places.map((p) => ({
    name: c.title(p.id),
    cells: [
      placeKinds[p.kind][c.language],
      formatAuthored(p.outage?.rate, c.language),
      formatAuthored(p.outage?.repair, c.language),
      c.in(p.outage?.source) || c.say('допущение', 'assumption'),
    ],
  }))
  const groups = Map.groupBy(rows, (row) => row.cells.join('\n'))
  return [...groups.values()].map((group) => [
    [group.map((row) => row.name).join('; ')],
    ...(group[0]?.cells ?? []).map((cell): Inline[] => [cell]),
  ])
}

function countCell(count: number): string {
  return count === 0 ? '—' : String(count)
}

function instancesIn(c: Context, region: string): number {
  const all = c.model.document.elements.flatMap((e) => c.topology.instancesOf(e.id))
  return all.filter((i) => c.topology.regionOf(i.place) === region).length
}

function role(c: Context, value: 'primary' | 'standby' | 'replica' | 'witness'): string {
  return {
    primary: c.say('ведущая', 'primary'),
    standby: c.say('резервная', 'standby'),
    replica: c.say('реплика для чтения', 'read replica'),
    witness: c.say('голос', 'witness'),
  }[value]
}

function promotion(c: Context, value: 'automatic' | 'manual' | 'never'): string {
  return {
    automatic: c.say('сама', 'by itself'),
    manual: c.say('человеком', 'by a person'),
    never: c.say('никогда', 'never'),
  }[value]
}
