/** Codes of the check stage: what is well written but cannot mean anything, of places, deployments and stores. */
import type { CodeEntry } from '../finding.ts'
import { en, ru } from '../phrases.ts'

export const meaningCodes: readonly CodeEntry[] = [
  {
    code: 'place-cycle',
    severity: 'error',
    title: { ru: 'Места вложены друг в друга по кругу', en: 'Places contain each other in a circle' },
    message: {
      ru: (p) => `Места вложены по кругу: ${p.path}.`,
      en: (p) => `Places contain each other in a circle: ${p.path}.`,
    },
    fix: {
      ru: () => 'Разорвите круг: уберите одно из полей in.',
      en: () => 'Break the circle: remove one of the in fields.',
    },
    why: {
      ru: 'Авария места уносит всё, что в нём. По кругу она унесла бы и то, что снаружи.',
      en: 'An outage of a place takes down what is in it. In a circle it would take down what is outside as well.',
    },
    example: { path: 'msk → msk-a → msk' },
  },
  {
    code: 'place-nesting',
    severity: 'error',
    title: { ru: 'Неверная вложенность мест', en: 'Wrong nesting of places' },
    message: {
      ru: (p) => `${ru.quote(p.id)} (${p.kind}) не может находиться в ${ru.quote(p.parent)} (${p.parentKind}).`,
      en: (p) => `${en.quote(p.id)} (${p.kind}) cannot be inside ${en.quote(p.parent)} (${p.parentKind}).`,
    },
    fix: {
      ru: () => 'Порядок от большего к меньшему: region, zone или dataCentre, cluster, nodePool.',
      en: () => 'The order from large to small is region, zone or dataCentre, cluster, nodePool.',
    },
    why: {
      ru: 'Вложенность мест — это вложенность областей отказа, по ней считается доступность.',
      en: 'Nesting of places is nesting of failure domains; availability is computed from it.',
    },
    example: { id: 'msk', kind: 'region', parent: 'msk-a', parentKind: 'zone' },
  },
  {
    code: 'place-alone',
    severity: 'warning',
    title: { ru: 'Место вне регионов', en: 'A place outside of the regions' },
    message: {
      ru: (p) => `${ru.quote(p.id)} (${p.kind}) не входит ни в один регион, хотя в модели есть ${ru.quote(p.region)}.`,
      en: (p) => `${en.quote(p.id)} (${p.kind}) is in no region, though the model has ${en.quote(p.region)}.`,
    },
    fix: {
      ru: (p) => `Добавьте in: ${p.region} (или другой регион), а отдельную площадку сделайте регионом (kind: region).`,
      en: (p) => `Add in: ${p.region} (or another region), or make a site of its own a region (kind: region).`,
    },
    why: {
      ru: 'Место без региона считается отдельным регионом: авария региона его не заденет, а время в пути до него неизвестно.',
      en: 'A place without a region counts as one of its own: no outage of a region takes it along, and how far it is nobody knows.',
    },
    example: { id: 'msk-a', kind: 'zone', region: 'msk' },
  },
  {
    code: 'part-cycle',
    severity: 'error',
    title: { ru: 'Компоненты входят друг в друга по кругу', en: 'Components are part of each other in a circle' },
    message: {
      ru: (p) => `Цепочка partOf замкнута: ${p.path}.`,
      en: (p) => `The partOf chain is closed: ${p.path}.`,
    },
    fix: { ru: () => 'Уберите одно из полей partOf.', en: () => 'Remove one of the partOf fields.' },
    why: {
      ru: 'Компонент C4 входит ровно в один контейнер; круг нельзя нарисовать.',
      en: 'A C4 component is part of one container; a circle cannot be drawn.',
    },
    example: { path: 'api → points → api' },
  },
  {
    code: 'deploy-kind',
    severity: 'error',
    title: { ru: 'Размещено то, что не размещается', en: 'Deployment of something that is not deployed' },
    message: {
      ru: (p) => `${ru.quote(p.id)} (${p.kind}) нельзя разместить: это не наш экземпляр.`,
      en: (p) => `${en.quote(p.id)} (${p.kind}) cannot be deployed: it has no instances of ours.`,
    },
    fix: {
      ru: () => 'Уберите размещение или поменяйте вид элемента.',
      en: () => 'Remove the deployment or change the kind of the element.',
    },
    why: {
      ru: 'Люди, клиентские приложения и внешние системы не занимают наших мест и не падают вместе с ними.',
      en: 'People, client applications and external systems do not sit in our places and do not fail with them.',
    },
    example: { id: 'fiscal', kind: 'externalSystem' },
  },
  {
    code: 'element-nowhere',
    severity: 'warning',
    title: { ru: 'Элемент нигде не размещён', en: 'Element is not placed anywhere' },
    message: {
      ru: (p) => `${ru.quote(p.id)} (${p.kind}) участвует в сценариях, но нигде не размещён.`,
      en: (p) => `${en.quote(p.id)} (${p.kind}) is used by journeys but not placed anywhere.`,
    },
    fix: {
      ru: () => 'Добавьте размещение, а для хранилища — список копий (members).',
      en: () => 'Add a deployment; for a store, its copies (members).',
    },
    why: {
      ru: 'Без места неизвестно, что его уносит: доступность и время восстановления останутся неизвестными.',
      en: 'Without a place nobody knows what takes it down: availability and recovery time stay unknown.',
    },
    example: { id: 'api', kind: 'service' },
  },
  {
    code: 'link-loop',
    severity: 'error',
    title: { ru: 'Канал связи места с самим собой', en: 'Link of a place to itself' },
    message: {
      ru: (p) => `Канал ${ru.quote(p.id)} соединяет ${ru.quote(p.place)} с ним же.`,
      en: (p) => `Link ${en.quote(p.id)} joins ${en.quote(p.place)} to itself.`,
    },
    fix: { ru: () => 'Укажите два разных места.', en: () => 'Name two different places.' },
    why: { ru: 'Такой канал не на что влияет.', en: 'Such a link has no effect.' },
    example: { id: 'msk--msk', place: 'msk' },
  },
  {
    code: 'members-empty',
    severity: 'error',
    title: { ru: 'У хранилища нет копии с данными', en: 'Store without a copy of the data' },
    message: {
      ru: (p) => `${ru.quote(p.group)}: ни одна копия не может быть ведущей.`,
      en: (p) => `${en.quote(p.group)}: no copy can be the primary.`,
    },
    fix: {
      ru: () => 'Добавьте копию с ролью data, которую разрешено повышать.',
      en: () => 'Add a copy with role data that may be promoted.',
    },
    why: { ru: 'Писать такому хранилищу некуда.', en: 'Such a store has nowhere to write to.' },
    example: { group: 'profiles' },
  },
  {
    code: 'sync-without-standby',
    severity: 'error',
    title: {
      ru: 'Синхронная репликация без синхронных копий',
      en: 'Synchronous replication without synchronous copies',
    },
    message: {
      ru: (p) =>
        `${ru.quote(p.group)}: режим ${p.mode} ждёт ${ru.count(p.needed, 'подтверждения', 'подтверждений', 'подтверждений')}, а синхронных копий ${p.standbys}.`,
      en: (p) =>
        `${en.quote(p.group)}: mode ${p.mode} waits for ${en.count(p.needed, 'confirmation', 'confirmations')}, but there are ${p.standbys} synchronous copies.`,
    },
    fix: {
      ru: () => 'Добавьте синхронную копию, уменьшите acknowledgements или честно укажите mode: async.',
      en: () => 'Add a synchronous copy, lower acknowledgements, or say mode: async honestly.',
    },
    why: {
      ru: 'PostgreSQL без нужного числа синхронных копий либо останавливает запись, либо (под Patroni) молча работает асинхронно.',
      en: 'Without enough synchronous copies PostgreSQL either stops writing or, under Patroni, silently runs asynchronously.',
    },
    example: { group: 'profiles', mode: 'quorum', needed: 2, standbys: 1 },
  },
  {
    code: 'shard-idle',
    severity: 'warning',
    title: { ru: 'Группа шардов без пользователей', en: 'Shard group without users' },
    message: {
      ru: (p) => `Группа ${ru.quote(p.group)} обслуживает регионы, откуда никто не приходит (${p.regions}).`,
      en: (p) => `Group ${en.quote(p.group)} serves regions that no users come from (${p.regions}).`,
    },
    fix: {
      ru: () => 'Исправьте serves или добавьте нагрузку из этого региона в rates.',
      en: () => 'Correct serves, or add the arrivals of that region to rates.',
    },
    why: {
      ru: 'Группа без нагрузки покажет полный запас, которого нет.',
      en: 'A group without load shows headroom that does not exist.',
    },
    example: { group: 'g-ekb', regions: 'ekb' },
  },
  {
    code: 'shard-unserved',
    severity: 'error',
    title: { ru: 'Данные региона негде хранить', en: 'A region has no shard' },
    message: {
      ru: (p) =>
        `Хранилище ${ru.quote(p.store)} разделено по регионам, но ни одна группа не обслуживает ${ru.quote(p.region)}.`,
      en: (p) => `Store ${en.quote(p.store)} is sharded by region, but no group serves ${en.quote(p.region)}.`,
    },
    fix: {
      ru: () => 'Добавьте регион в serves одной из групп.',
      en: () => 'Add the region to serves of one of the groups.',
    },
    why: {
      ru: 'Запросы пользователей этого региона не нашли бы своих данных.',
      en: 'Requests of the users of that region would not find their data.',
    },
    example: { store: 'profiles', region: 'ekb' },
  },
]
