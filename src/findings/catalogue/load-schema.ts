/** Codes of the load stage: what an author wrote against the schema of the language. */
import type { Said } from '../../language/text.ts'
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'

/** The form of each unit. Key: its name in the vocabulary. */
const forms: Record<string, Said> = {
  Duration: {
    ru: 'длительность: число и us, ms, s, m, h, d, w или y, например 30s',
    en: 'a duration: a number and us, ms, s, m, h, d, w or y, such as 30s',
  },
  TimeEstimate: {
    ru: 'длительность (30s) или три: best, typical, worst',
    en: 'a duration (30s) or three of them: best, typical, worst',
  },
  Size: { ru: 'объём, например 400GB или 16MiB', en: 'a size such as 400GB or 16MiB' },
  Rate: {
    ru: 'частота: число и /s, /min, /h, /day, /week, /month или /year, например 900/s',
    en: 'a rate: a number and /s, /min, /h, /day, /week, /month or /year, such as 900/s',
  },
  Throughput: { ru: 'скорость, например 250MB/s', en: 'a throughput such as 250MB/s' },
  Ratio: { ru: 'доля со знаком процента, например 99.95%', en: 'a share with a percent sign such as 99.95%' },
  Money: { ru: 'сумма в месяц, например 1200 USD/month', en: 'a monthly price such as 1200 USD/month' },
}
/** Types of JSON in words. */
const types: Record<string, Said> = {
  string: { ru: 'строка', en: 'a string' },
  number: { ru: 'число', en: 'a number' },
  integer: { ru: 'целое число', en: 'a whole number' },
  boolean: { ru: 'логическое значение (true, false)', en: 'a boolean (true, false)' },
  array: { ru: 'список', en: 'a list' },
  object: { ru: 'запись с полями', en: 'a record with fields' },
  null: { ru: 'пустое значение', en: 'nothing' },
  text: { ru: 'строка или { ru, en }', en: 'a string or { ru, en }' },
  target: {
    ru: 'знак сравнения, пробел и значение, например ">= 99.95%"',
    en: 'a comparator, a space and a value, such as ">= 99.95%"',
  },
}
/** Each missing field with what it takes. `forms`: `field=form` or `field=value|value`, separated by `; `. */
function needed(p: Params, language: 'ru' | 'en'): string {
  if (!p.forms) return String(p.field)
  const parts = String(p.forms)
    .split('; ')
    .map((part) => {
      const at = part.indexOf('=')
      const [field, form] = [part.slice(0, at), part.slice(at + 1)]
      const values = form.split('|')
      const or = values.length > 4 ? ', ' : language === 'ru' ? ' или ' : ' or '
      const said = values.length > 1 ? values.join(or) : named(form)[language]
      return said === '' ? field : `${field} (${said})`
    })
  return parts.join('; ')
}
const several = (p: Params): boolean => String(p.field).includes(',')
/** How to write a list or a record: who writes the one for the other does not know. */
const written: Record<string, Said> = {
  array: {
    ru: 'список: [a, b] или по одному значению в строке после дефиса',
    en: 'a list: [a, b], or one item a line after a hyphen',
  },
  object: {
    ru: 'запись с полями, без дефиса и квадратных скобок',
    en: 'a record with fields, without hyphen or square brackets',
  },
}
const writtenAs = (p: Params): Said => written[String(p.expected)] ?? named(p.expected)

const named = (name: Params[string] | undefined): Said =>
  forms[String(name)] ?? types[String(name)] ?? { ru: String(name), en: String(name) }

/** `Did you mean`, when there is a near word. */
const meant = {
  ru: (p: Params): string => (p.suggestion ? ` Возможно, имелось в виду ${ru.quote(p.suggestion)}.` : ''),
  en: (p: Params): string => (p.suggestion ? ` Did you mean ${en.quote(p.suggestion)}?` : ''),
}
const exact: Said = {
  ru: 'Поле с ошибкой было бы молча пропущено, и расчёт взял бы значение по умолчанию.',
  en: 'A field with a mistake would be left out in silence, and the analysis would take a default.',
}

export const schemaCodes: readonly CodeEntry[] = [
  {
    code: 'unknown-field',
    severity: 'error',
    title: { ru: 'Неизвестное поле', en: 'Unknown field' },
    message: {
      ru: (p) => `Поля ${ru.quote(p.field)} здесь нет (${p.where}).${meant.ru(p)}`,
      en: (p) => `There is no field ${en.quote(p.field)} here (${p.where}).${meant.en(p)}`,
    },
    fix: {
      ru: (p) =>
        p.suggestion
          ? `Замените на ${p.suggestion}.`
          : `Исправьте имя поля или уберите его.${p.known ? ` Здесь есть поля: ${p.known}.` : ''}`,
      en: (p) =>
        p.suggestion
          ? `Write ${p.suggestion}.`
          : `Correct the name of the field or take it away.${p.known ? ` Fields here: ${p.known}.` : ''}`,
    },
    why: exact,
  },
  {
    code: 'missing-field',
    severity: 'error',
    title: { ru: 'Не хватает поля', en: 'Missing field' },
    message: {
      ru: (p) =>
        several(p)
          ? `Не хватает полей: ${p.field}${p.where ? ` (${p.where})` : ''}.`
          : `Не хватает поля ${ru.quote(p.field)}${p.where ? ` (${p.where})` : ''}.`,
      en: (p) =>
        several(p)
          ? `Fields are missing: ${p.field}${p.where ? ` (${p.where})` : ''}.`
          : `Field ${en.quote(p.field)} is missing${p.where ? ` (${p.where})` : ''}.`,
    },
    fix: { ru: (p) => `Добавьте ${needed(p, 'ru')}.`, en: (p) => `Add ${needed(p, 'en')}.` },
    why: {
      ru: 'У этого поля нет значения по умолчанию, которое было бы честным.',
      en: 'No default of this field would be honest.',
    },
  },
  {
    code: 'missing-one-of',
    severity: 'error',
    title: { ru: 'Не сказано, что это', en: 'It is not said what this is' },
    message: {
      ru: (p) => `Нужно одно из полей: ${p.fields} (${p.where}).${meant.ru(p)}`,
      en: (p) => `One of these fields is needed: ${p.fields} (${p.where}).${meant.en(p)}`,
    },
    fix: { ru: () => 'Добавьте одно из них.', en: () => 'Add one of them.' },
    why: exact,
  },
  {
    code: 'wrong-type',
    severity: 'error',
    title: { ru: 'Значение другого вида', en: 'Value of another type' },
    message: {
      ru: (p) =>
        `Поле ${ru.quote(p.field)}: здесь ${named(p.found).ru}, а ожидается ${named(p.expected).ru} (${p.where}).`,
      en: (p) =>
        `Field ${en.quote(p.field)} holds ${named(p.found).en}; ${named(p.expected).en} is needed (${p.where}).`,
    },
    fix: {
      ru: (p) => `Запишите так: ${p.suggestion || writtenAs(p).ru}.`,
      en: (p) => `Write ${p.suggestion || writtenAs(p).en}.`,
    },
    why: exact,
  },
  {
    code: 'wrong-value',
    severity: 'error',
    title: { ru: 'Недопустимое значение', en: 'Value not allowed' },
    message: {
      ru: (p) => `Поле ${ru.quote(p.field)}: значения ${ru.quote(p.value)} нет (${p.where}).${meant.ru(p)}`,
      en: (p) => `Field ${en.quote(p.field)}: there is no value ${en.quote(p.value)} (${p.where}).${meant.en(p)}`,
    },
    fix: { ru: (p) => `Допустимы: ${p.allowed}.`, en: (p) => `Allowed: ${p.allowed}.` },
    why: exact,
  },
  {
    code: 'wrong-unit',
    severity: 'error',
    title: { ru: 'Неверная единица', en: 'Wrong unit' },
    message: {
      ru: (p) =>
        `Поле ${ru.quote(p.field)}: ${ru.quote(p.value)} не подходит (${p.where}). Ожидается ${named(p.expected).ru}.${meant.ru(p)}`,
      en: (p) =>
        `Field ${en.quote(p.field)}: ${en.quote(p.value)} does not fit (${p.where}). It takes ${named(p.expected).en}.${meant.en(p)}`,
    },
    fix: {
      ru: (p) =>
        p.suggestion ? `Запишите ${p.suggestion}.` : 'Запишите число и единицу слитно (у сумм — через пробел).',
      en: (p) =>
        p.suggestion ? `Write ${p.suggestion}.` : 'Write the number and its unit without a space (prices take one).',
    },
    why: {
      ru: 'Единица — часть типа: миллисекунды, принятые за минуты, не должны дойти до расчёта.',
      en: 'The unit is part of the type: milliseconds taken for minutes must not reach an analysis.',
    },
  },
  {
    code: 'too-small',
    severity: 'error',
    title: { ru: 'Число слишком мало', en: 'Number too small' },
    message: {
      ru: (p) => `Поле ${ru.quote(p.field)}: ${p.value}, а нужно не меньше ${p.minimum} (${p.where}).`,
      en: (p) => `Field ${en.quote(p.field)}: ${p.value}, but at least ${p.minimum} is needed (${p.where}).`,
    },
    fix: { ru: () => 'Исправьте число.', en: () => 'Correct the number.' },
    why: {
      ru: 'При таком значении формулы не имеют смысла.',
      en: 'With such a value the formulas have no meaning.',
    },
  },
  {
    code: 'wrong-count',
    severity: 'error',
    title: { ru: 'Не столько значений', en: 'Wrong number of values' },
    message: {
      ru: (p) =>
        `Поле ${ru.quote(p.field)}: нужно ровно ${ru.count(p.count, 'значение', 'значения', 'значений')} (${p.where}).`,
      en: (p) => `Field ${en.quote(p.field)} takes exactly ${en.count(p.count, 'value')} (${p.where}).`,
    },
    fix: { ru: () => 'Исправьте список.', en: () => 'Correct the list.' },
    why: exact,
  },
]
