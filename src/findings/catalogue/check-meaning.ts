/** Codes of the check stage: what is well written but cannot mean anything (nesting, journeys, requirements, stores, views). */
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
    code: 'journey-empty',
    severity: 'error',
    title: { ru: 'Пользовательский сценарий без шагов', en: 'Journey without steps' },
    message: {
      ru: (p) => `В сценарии ${ru.quote(p.id)} нет ни одного шага.`,
      en: (p) => `Journey ${en.quote(p.id)} has no steps.`,
    },
    fix: { ru: () => 'Опишите путь запроса в steps.', en: () => 'Describe the way of the request in steps.' },
    why: {
      ru: 'Доступность, время отклика и нагрузка считаются по шагам.',
      en: 'Availability, response time and load are computed from the steps.',
    },
    example: { id: 'accrue' },
  },
  {
    code: 'journey-no-rates',
    severity: 'warning',
    title: { ru: 'Пользовательский сценарий без нагрузки', en: 'Journey without arrivals' },
    message: {
      ru: (p) => `Для сценария ${ru.quote(p.id)} не задано, сколько запросов приходит.`,
      en: (p) => `Journey ${en.quote(p.id)} does not say how many requests arrive.`,
    },
    fix: {
      ru: () => 'Задайте rates: обычную и пиковую частоту по регионам. Неизвестное запишите допущением.',
      en: () => 'Give rates: normal and peak arrivals per region. Write what is unknown as an assumption.',
    },
    why: {
      ru: 'Без нагрузки производительность и запас неизвестны, а доступность не учитывает нехватку мощности.',
      en: 'Without load, performance and headroom are unknown, and availability ignores lack of capacity.',
    },
    example: { id: 'accrue' },
  },
  {
    code: 'journey-no-relation',
    severity: 'warning',
    title: { ru: 'Шаг без связи', en: 'Step without a relation' },
    message: {
      ru: (p) => `Сценарий ${ru.quote(p.journey)}: шаг ${p.from} → ${p.to} есть, а связи между ними нет.`,
      en: (p) => `Journey ${en.quote(p.journey)} steps ${p.from} → ${p.to}, but there is no relation between them.`,
    },
    fix: {
      ru: () => 'Добавьте связь с протоколом, тайм-аутом и видом зависимости или исправьте шаг.',
      en: () => 'Add the relation with protocol, timeout and need, or correct the step.',
    },
    why: {
      ru: 'Связь несёт тайм-аут, повторы и вид зависимости; без неё шаг считается жёстким и без тайм-аута.',
      en: 'A relation carries timeout, retries and need; without it a step counts as hard and without a timeout.',
    },
    example: { journey: 'accrue', from: 'api', to: 'profiles' },
  },
  {
    code: 'journey-unreached',
    severity: 'warning',
    title: { ru: 'Шаг начинается там, куда запрос не пришёл', en: 'Step starts where the request has not been' },
    message: {
      ru: (p) => `Сценарий ${ru.quote(p.journey)}: шаг начинается в ${ru.quote(p.from)}, но запрос туда ещё не дошёл.`,
      en: (p) =>
        `Journey ${en.quote(p.journey)}: a step starts at ${en.quote(p.from)}, which the request has not reached.`,
    },
    fix: {
      ru: () => 'Исправьте from или добавьте пропущенный шаг перед ним.',
      en: () => 'Correct from, or add the missing step before it.',
    },
    why: {
      ru: 'Число обращений считается по цепочке вызовов; разрыв цепочки обнуляет нагрузку после него.',
      en: 'Visits are counted along the chain of calls; a gap would lose the load behind it.',
    },
    example: { journey: 'accrue', from: 'worker' },
  },
  {
    code: 'journey-to-person',
    severity: 'error',
    title: { ru: 'Шаг к человеку', en: 'Step to a person' },
    message: {
      ru: (p) => `Сценарий ${ru.quote(p.journey)}: шаг ведёт к ${ru.quote(p.to)}, а это человек.`,
      en: (p) => `Journey ${en.quote(p.journey)}: a step goes to ${en.quote(p.to)}, who is a person.`,
    },
    fix: {
      ru: () => 'Шаги ведут к контейнерам и внешним системам; человек — это actor.',
      en: () => 'Steps go to containers and external systems; a person is the actor.',
    },
    why: {
      ru: 'У человека нет ни мощности, ни доступности, которые можно посчитать.',
      en: 'A person has neither capacity nor availability to compute.',
    },
    example: { journey: 'accrue', to: 'shopper' },
  },
  {
    code: 'rate-peak',
    severity: 'warning',
    title: { ru: 'Пик ниже обычной нагрузки', en: 'Peak below the normal load' },
    message: {
      ru: (p) =>
        `Сценарий ${ru.quote(p.journey)}, ${ru.quote(p.region)}: пик ${p.peak} меньше обычной нагрузки ${p.normal}.`,
      en: (p) => `Journey ${en.quote(p.journey)}, ${en.quote(p.region)}: peak ${p.peak} is below normal ${p.normal}.`,
    },
    fix: { ru: () => 'Скорее всего, значения перепутаны.', en: () => 'Most likely the two are swapped.' },
    why: {
      ru: 'Запас и число реплик считаются по пику.',
      en: 'Headroom and the number of replicas are computed at the peak.',
    },
    example: { journey: 'accrue', region: 'msk', peak: '300/s', normal: '900/s' },
  },
  {
    code: 'requirement-no-measure',
    severity: 'warning',
    title: { ru: 'Требование без меры', en: 'Requirement without a measure' },
    message: {
      ru: (p) => `Требование ${ru.quote(p.id)} нечем проверить: в нём нет ни одной меры.`,
      en: (p) => `Requirement ${en.quote(p.id)} cannot be judged: it has no measure.`,
    },
    fix: {
      ru: () => 'Добавьте measures: показатель, область и целевое значение.',
      en: () => 'Add measures: metric, scope and target.',
    },
    why: {
      ru: 'Сценарий качества без меры реакции — пожелание: его нельзя ни выполнить, ни нарушить.',
      en: 'A quality scenario without a response measure is a wish: it can be neither met nor broken.',
    },
    example: { id: 'AVA01' },
  },
  {
    code: 'scenario-no-measure',
    severity: 'warning',
    title: { ru: 'В сценарии качества пустая мера', en: 'Quality scenario with an empty measure' },
    message: {
      ru: (p) => `В сценарии качества требования ${ru.quote(p.id)} не заполнено: ${p.parts}.`,
      en: (p) => `The quality scenario of ${en.quote(p.id)} leaves empty: ${p.parts}.`,
    },
    fix: {
      ru: () => 'Заполните все шесть частей: источник, стимул, артефакт, окружение, реакция, мера.',
      en: () => 'Fill in all six parts: source, stimulus, artifact, environment, response, measure.',
    },
    why: {
      ru: 'Из шести частей складывается проверяемое требование; без одной его понимают по-разному.',
      en: 'The six parts make a requirement testable; with one missing, readers differ.',
    },
    example: { id: 'AVA01', parts: 'measure' },
  },
  {
    code: 'measure-target',
    severity: 'error',
    title: { ru: 'Целевое значение не подходит к показателю', en: 'Target does not fit the metric' },
    message: {
      ru: (p) =>
        `Требование ${ru.quote(p.requirement)}: цель ${ru.quote(p.target)} не подходит к показателю ${p.metric}.`,
      en: (p) =>
        `Requirement ${en.quote(p.requirement)}: target ${en.quote(p.target)} does not fit metric ${p.metric}.`,
    },
    fix: {
      ru: (p) => `Ожидается знак сравнения, пробел и значение, например ${ru.quote(p.example)}.`,
      en: (p) => `A comparator, a space and a value are expected, such as ${en.quote(p.example)}.`,
    },
    why: {
      ru: 'Требование судится по числу; чужая единица сделала бы вердикт случайным.',
      en: 'A requirement is judged by a number; a foreign unit would make the verdict a matter of chance.',
    },
    example: { requirement: 'AVA01', metric: 'availability', target: '>= 4h', example: '>= 99.95%' },
  },
  {
    code: 'measure-direction',
    severity: 'warning',
    title: { ru: 'Сравнение направлено не в ту сторону', en: 'Comparison points the wrong way' },
    message: {
      ru: (p) =>
        `Требование ${ru.quote(p.requirement)}: для ${p.metric} цель ${ru.quote(p.target)} требует худшего значения.`,
      en: (p) =>
        `Requirement ${en.quote(p.requirement)}: for ${p.metric}, ${en.quote(p.target)} asks for the worse value.`,
    },
    fix: {
      ru: (p) => `Вероятно, нужен знак ${p.comparator}.`,
      en: (p) => `Probably the comparator should be ${p.comparator}.`,
    },
    why: {
      ru: 'С обратным знаком требование выполняется тем легче, чем хуже система.',
      en: 'With the comparator reversed, the worse the system the easier it passes.',
    },
    example: { requirement: 'LAT01', metric: 'latency', target: '>= 300ms', comparator: '<=' },
  },
  {
    code: 'measure-scope',
    severity: 'error',
    title: { ru: 'Показатель не применим к этому объекту', en: 'Metric does not apply to this thing' },
    message: {
      ru: (p) =>
        `Требование ${ru.quote(p.requirement)}: ${p.metric} для ${ru.quote(p.of)} (${p.kind}) не имеет смысла.`,
      en: (p) => `Requirement ${en.quote(p.requirement)}: ${p.metric} of ${en.quote(p.of)} (${p.kind}) has no meaning.`,
    },
    fix: {
      ru: () => 'Укажите в of то, у чего этот показатель есть: сценарий, хранилище или контейнер.',
      en: () => 'Let of name something that has this metric: a journey, a store or a container.',
    },
    why: {
      ru: 'Для такого объекта показатель не вычисляется, вердикт навсегда остался бы неизвестным.',
      en: 'The metric is not computed for such a thing, and the verdict would stay unknown forever.',
    },
    example: { requirement: 'DUR04', metric: 'rto', of: 'shopper', kind: 'person' },
  },
  {
    code: 'scenario-empty',
    severity: 'error',
    title: { ru: 'Сценарий отказа без отказов', en: 'Failure scenario without faults' },
    message: {
      ru: (p) => `В сценарии ${ru.quote(p.id)} ничего не ломается.`,
      en: (p) => `Nothing fails in scenario ${en.quote(p.id)}.`,
    },
    fix: { ru: () => 'Опишите faults.', en: () => 'Describe faults.' },
    why: {
      ru: 'Требования к такому сценарию выполняются всегда и ничего не значат.',
      en: 'Requirements under such a scenario always hold and mean nothing.',
    },
    example: { id: 'zone-loss' },
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
  {
    code: 'view-empty',
    severity: 'error',
    title: { ru: 'В представлении ничего не осталось', en: 'Nothing is left in a view' },
    message: {
      ru: (p) => `Представление ${ru.quote(p.id)} исключает всё, что включает.`,
      en: (p) => `View ${en.quote(p.id)} excludes everything it includes.`,
    },
    fix: { ru: () => 'Исправьте include и exclude.', en: () => 'Correct include and exclude.' },
    why: { ru: 'Рисовать было бы нечего.', en: 'There would be nothing to draw.' },
    example: { id: 'core' },
  },
]
