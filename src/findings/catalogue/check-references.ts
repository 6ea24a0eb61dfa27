/** Codes of the check stage: identity and references. */
import type { Said } from '../../language/text.ts'
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'

/** What a reference should lead to, in words. Key: param `expected`. */
const targets: Record<string, Said> = {
  element: { ru: 'элемент', en: 'an element' },
  place: { ru: 'место размещения', en: 'a place' },
  region: { ru: 'регион', en: 'a region' },
  'place-or-element': { ru: 'место размещения или элемент', en: 'a place or an element' },
  link: { ru: 'канал связи', en: 'a link' },
  journey: { ru: 'пользовательский сценарий', en: 'a journey' },
  scenario: { ru: 'сценарий отказа', en: 'a failure scenario' },
  requirement: { ru: 'требование', en: 'a requirement' },
  store: { ru: 'хранилище', en: 'a store' },
  variant: { ru: 'вариант', en: 'a variant' },
  stage: { ru: 'этап', en: 'a stage' },
  confirmation: { ru: 'сценарий отказа, метрика или требование', en: 'a scenario, metric or requirement' },
  thing: { ru: 'объект модели', en: 'a thing of the model' },
  group: { ru: 'группа шардов', en: 'a shard group' },
  actor: { ru: 'пользователь или внешняя система', en: 'a person or an external system' },
  'element-or-journey': { ru: 'элемент или пользовательский сценарий', en: 'an element or a journey' },
}

const expected = (p: Params): Said => targets[String(p.expected)] ?? targets.thing!

/** Params: `id` that does not resolve, `field` it stands in, `expected` kind, `suggestion`, `actual`, `list`, `others`. */
export const referenceCodes: readonly CodeEntry[] = [
  {
    code: 'ref-unknown',
    severity: 'error',
    title: { ru: 'Ссылка в никуда', en: 'Unknown reference' },
    message: {
      ru: (p) => `Поле ${p.field}: id ${ru.quote(p.id)} не найден, ожидается ${expected(p).ru}.`,
      en: (p) => `Field ${p.field}: id ${en.quote(p.id)} does not exist; ${expected(p).en} is expected.`,
    },
    fix: {
      ru: (p) =>
        p.suggestion
          ? `Возможно, имелось в виду ${ru.quote(p.suggestion)}.`
          : 'Проверьте id или добавьте недостающее описание в модель.',
      en: (p) =>
        p.suggestion
          ? `Perhaps ${en.quote(p.suggestion)} was meant.`
          : 'Check the id, or add what is missing to the model.',
    },
    why: {
      ru: 'Без того, на что указывает ссылка, нельзя ни посчитать показатели, ни нарисовать схему.',
      en: 'Without the thing that a reference names, neither figures nor pictures can be made.',
    },
    example: { id: 'profles', field: 'to', expected: 'element', suggestion: 'profiles' },
  },
  {
    code: 'ref-kind',
    severity: 'error',
    title: { ru: 'Ссылка на объект другого вида', en: 'Reference to a thing of another kind' },
    message: {
      ru: (p) => `Поле ${p.field}: ${ru.quote(p.id)} — это ${p.actual}, а ожидается ${expected(p).ru}.`,
      en: (p) => `Field ${p.field}: ${en.quote(p.id)} is of the kind ${p.actual}; ${expected(p).en} is expected.`,
    },
    fix: {
      ru: (p) =>
        p.suggestion ? `Возможно, имелось в виду ${ru.quote(p.suggestion)}.` : 'Укажите id объекта подходящего вида.',
      en: (p) => (p.suggestion ? `Perhaps ${en.quote(p.suggestion)} was meant.` : 'Name a thing of the right kind.'),
    },
    why: {
      ru: 'Вид объекта определяет, как он отказывает и что с ним считать.',
      en: 'The kind of a thing decides how it fails and what is computed for it.',
    },
    example: { id: 'api', field: 'in', expected: 'place', actual: 'service' },
  },
  {
    code: 'id-duplicate',
    severity: 'error',
    title: { ru: 'Повторяющийся id', en: 'Duplicate id' },
    message: {
      ru: (p) =>
        p.list === p.others
          ? `Id ${ru.quote(p.id)} занят дважды в списке ${p.list}.`
          : `Id ${ru.quote(p.id)} занят дважды: в списках ${p.list} и ${p.others}.`,
      en: (p) =>
        p.list === p.others
          ? `Id ${en.quote(p.id)} is used twice in ${p.list}.`
          : `Id ${en.quote(p.id)} is used twice: in ${p.list} and ${p.others}.`,
    },
    fix: {
      ru: () => 'Дайте одному из объектов другой id: id уникальны во всей модели.',
      en: () => 'Give one of the two another id: ids are unique over the whole model.',
    },
    why: {
      ru: 'По id связываются требования, решения, схемы и страницы сайта. Два объекта с одним id неразличимы.',
      en: 'Requirements, decisions, pictures and pages are linked by id. Two things with one id cannot be told apart.',
    },
    example: { id: 'api', list: 'elements', others: 'journeys' },
  },
  {
    code: 'id-invalid',
    severity: 'error',
    title: { ru: 'Недопустимый id', en: 'Invalid id' },
    message: {
      ru: (p) => `Id ${ru.quote(p.id)} в списке ${p.list} недопустим.`,
      en: (p) => `Id ${en.quote(p.id)} in ${p.list} is not allowed.`,
    },
    fix: {
      ru: () =>
        'Начните с латинской буквы; дальше — латинские буквы, цифры, дефис и подчёркивание. Русское имя пишите в title.',
      en: () =>
        'Start with a Latin letter, then letters, digits, hyphen and underscore. Put the name for people into title.',
    },
    why: {
      ru: 'Id становятся именами файлов, адресами страниц и идентификаторами в выгрузках.',
      en: 'Ids become file names, page addresses and identifiers in exports.',
    },
    example: { id: '2nd api', list: 'elements' },
  },
  {
    code: 'list-unknown',
    severity: 'error',
    title: { ru: 'Неизвестный список в варианте', en: 'Unknown list in a variant' },
    message: {
      ru: (p) => `Вариант ${ru.quote(p.variant)} добавляет в список ${ru.quote(p.list)}, такого списка в модели нет.`,
      en: (p) => `Variant ${en.quote(p.variant)} adds to list ${en.quote(p.list)}, which the model does not have.`,
    },
    fix: {
      ru: (p) => (p.suggestion ? `Возможно, имелось в виду ${ru.quote(p.suggestion)}.` : 'Проверьте имя списка.'),
      en: (p) => (p.suggestion ? `Perhaps ${en.quote(p.suggestion)} was meant.` : 'Check the name of the list.'),
    },
    why: {
      ru: 'Добавленное в несуществующий список молча пропало бы, и вариант сравнивался бы не с тем.',
      en: 'What is added to a list that does not exist would silently vanish, and the variant would compare something else.',
    },
    example: { variant: 'central', list: 'element', suggestion: 'elements' },
  },
  {
    code: 'variant-broken',
    severity: 'error',
    title: { ru: 'Вариант ломает модель', en: 'A variant breaks the model' },
    message: {
      ru: (p) => `С вариантом ${ru.quote(p.variant)}${p.thing ? `, ${ru.quote(p.thing)}` : ''}: ${p.ru}`,
      en: (p) => `With variant ${en.quote(p.variant)}${p.thing ? `, ${en.quote(p.thing)}` : ''}: ${p.en}`,
    },
    fix: {
      ru: (p) =>
        `${p.fixRu ? `${p.fixRu} ` : ''}Если вариант убирает объект, уберите или замените в нём и всё, что на него ссылается.`,
      en: (p) =>
        `${p.fixEn ? `${p.fixEn} ` : ''}If the variant removes a thing, let it also remove or replace what refers to it.`,
    },
    why: {
      ru: 'Вариант — такая же модель, как основная: по нему считаются те же показатели, иначе сравнение нечестное.',
      en: 'A variant is a model like the main one: the same figures are computed for it, or the comparison is not fair.',
    },
    example: {
      variant: 'central',
      thing: 'profiles',
      ru: 'Поле in: id «ekb» не найден, ожидается место размещения.',
      en: 'Field in: id “ekb” does not exist; a place is expected.',
      fixRu: 'Проверьте id или добавьте недостающее описание в модель.',
      fixEn: 'Check the id, or add what is missing to the model.',
    },
  },
  {
    code: 'variant-idle',
    severity: 'warning',
    title: { ru: 'Вариант ничего не меняет', en: 'A variant changes nothing' },
    message: {
      ru: (p) => `Вариант ${ru.quote(p.variant)} не отличается от основной модели.`,
      en: (p) => `Variant ${en.quote(p.variant)} is the same as the main model.`,
    },
    fix: {
      ru: () => 'Опишите отличия в set, add или remove либо свяжите вариант решения с base.',
      en: () => 'Describe the differences in set, add or remove, or link the option of the decision to base.',
    },
    why: {
      ru: 'Сравнение вариантов покажет два одинаковых столбца и создаст видимость выбора.',
      en: 'The comparison would show two equal columns and pretend that there was a choice.',
    },
    example: { variant: 'central' },
  },
  {
    code: 'assumption-field',
    severity: 'warning',
    title: { ru: 'Допущение о незаданном поле', en: 'Assumption about a field that is not set' },
    message: {
      ru: (p) => `Допущение ${ru.quote(p.id)} относится к ${ru.quote(p.field)}, но такое поле в модели не задано.`,
      en: (p) => `Assumption ${en.quote(p.id)} is about ${en.quote(p.field)}, which the model does not set.`,
    },
    fix: {
      ru: () => 'Исправьте путь в about или задайте поле.',
      en: () => 'Correct the path in about, or set the field.',
    },
    why: {
      ru: 'Цифры, на которых держится допущение, помечаются в документах. По неверному пути пометка не появится.',
      en: 'Figures that rest on an assumption are marked in the documents. With a wrong path the mark does not appear.',
    },
    example: { id: 'sizes', field: 'profiles.sise' },
  },
  {
    code: 'changeable-field',
    severity: 'error',
    title: { ru: 'Изменяемая настройка не найдена', en: 'A changeable knob does not exist' },
    message: {
      ru: (p) => `${ru.quote(p.field)} названо изменяемым, но числа по этому пути в модели нет.`,
      en: (p) => `${en.quote(p.field)} is called changeable, but the model has no number at that path.`,
    },
    fix: {
      ru: () => 'Исправьте путь (id и имена полей через точку, например profiles.backup.processes) или задайте поле.',
      en: () =>
        'Correct the path (an id and names of fields with dots, for example profiles.backup.processes), or set the field.',
    },
    why: {
      ru: 'Самое дешёвое изменение ищется только среди этих настроек: по неверному пути настройка выпадает из поиска молча.',
      en: 'The cheapest change is looked for among these knobs only: with a wrong path one drops out of the search silently.',
    },
    example: { field: 'profiles.backup.proceses' },
  },
]
