/** Codes of the check stage: units, numbers, texts. */
import type { Said } from '../../language/text.ts'
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'

/** Units by name, with an example. Key: param `unit`. */
const units: Record<string, Said> = {
  duration: { ru: 'длительность, например 30s, 5m, 4h', en: 'a duration such as 30s, 5m, 4h' },
  estimate: {
    ru: 'длительность (30s) или три: best, typical, worst',
    en: 'a duration (30s) or three of them: best, typical, worst',
  },
  size: { ru: 'объём, например 400GB', en: 'a size such as 400GB' },
  rate: { ru: 'частота, например 900/s, 3/week', en: 'a rate such as 900/s, 3/week' },
  throughput: { ru: 'скорость, например 250MB/s', en: 'a throughput such as 250MB/s' },
  share: { ru: 'доля от 0% до 100%', en: 'a share from 0% to 100%' },
  ratio: { ru: 'доля в процентах, например 20%', en: 'a share in percent such as 20%' },
  money: { ru: 'сумма в месяц, например 1200 USD/month', en: 'a monthly price such as 1200 USD/month' },
  consistency: {
    ru: 'модель согласованности, например >= linearizable',
    en: 'a consistency model such as >= linearizable',
  },
  number: { ru: 'число', en: 'a number' },
}
/** A share of the right form can only be out of range. */
const share = /^\d+(\.\d+)?%$/
const unit = (p: Params): Said => units[String(p.unit)] ?? units.number!

export const valueCodes: readonly CodeEntry[] = [
  {
    code: 'unit-wrong',
    severity: 'error',
    title: { ru: 'Неверная единица измерения', en: 'Wrong unit' },
    message: {
      ru: (p) => `Поле ${p.field}: ${ru.quote(p.value)} не подходит, нужна ${unit(p).ru}.`,
      en: (p) => `Field ${p.field}: ${en.quote(p.value)} does not fit; ${unit(p).en} is needed.`,
    },
    fix: {
      ru: (p) =>
        share.test(String(p.value))
          ? 'Исправьте число.'
          : 'Запишите значение с единицей, без пробела между числом и единицей (кроме цен).',
      en: (p) =>
        share.test(String(p.value))
          ? 'Correct the number.'
          : 'Write the value with its unit, without a space between them (prices excepted).',
    },
    why: {
      ru: 'Единица — часть типа: перепутанные миллисекунды и минуты не должны доходить до расчёта.',
      en: 'The unit is part of the type: minutes taken for milliseconds must not reach an analysis.',
    },
    example: { field: 'timeout', value: '30sec', unit: 'duration' },
  },
  {
    code: 'number-range',
    severity: 'error',
    title: { ru: 'Число вне допустимых границ', en: 'Number out of range' },
    message: {
      ru: (p) => `Поле ${p.field}: ${p.value} — недопустимо, нужно ${rangeRu(p)}.`,
      en: (p) => `Field ${p.field}: ${p.value} is not allowed; ${rangeEn(p)} is needed.`,
    },
    fix: { ru: () => 'Исправьте число.', en: () => 'Correct the number.' },
    why: {
      ru: 'При таком значении формулы не имеют смысла: результат был бы числом, но не ответом.',
      en: 'With such a value the formulas have no meaning: the result would be a number, not an answer.',
    },
    example: { field: 'replicas', value: '0', min: 1, whole: 1 },
  },
  {
    code: 'value-zero',
    severity: 'error',
    title: { ru: 'Ноль там, где его не бывает', en: 'Zero where there is none' },
    message: {
      ru: (p) => `Поле ${p.field}: ${p.value} — недопустимо, нужно значение больше нуля.`,
      en: (p) => `Field ${p.field}: ${p.value} is not allowed; a value above zero is needed.`,
    },
    fix: {
      ru: () => 'Поставьте измеренное значение; если такого в системе нет, уберите поле.',
      en: () => 'Put the measured value; leave the field out when the system has no such thing.',
    },
    why: {
      ru: 'На скорость делят, а период в 0 с означает непрерывную работу: из такого значения получится бесконечность или ноль, а не ответ.',
      en: 'Rates are divided by, and a period of 0 s would mean work without a pause: the result would be infinity or zero, not an answer.',
    },
    example: { field: 'backup.restoreRate', value: '0MB/s' },
  },
  {
    code: 'estimate-order',
    severity: 'error',
    title: { ru: 'Оценка времени не по порядку', en: 'Time estimate out of order' },
    message: {
      ru: (p) => `Поле ${p.field}: лучшее ${p.best}, обычное ${p.typical}, худшее ${p.worst} — порядок нарушен.`,
      en: (p) => `Field ${p.field}: best ${p.best}, typical ${p.typical}, worst ${p.worst} are out of order.`,
    },
    fix: { ru: () => 'Нужно best ≤ typical ≤ worst.', en: () => 'It must hold that best ≤ typical ≤ worst.' },
    why: {
      ru: 'Таймеры — распределения; вердикт «на грани» строится на разнице обычного и худшего случая.',
      en: 'Timers are distributions; the verdict "at risk" rests on the difference of the typical and the worst case.',
    },
    example: { field: 'startup', best: '30s', typical: '10s', worst: '60s' },
  },
  {
    code: 'shares-sum',
    severity: 'error',
    title: { ru: 'Доли шардов не дают 100%', en: 'Shares of the shards do not make 100%' },
    message: {
      ru: (p) => `Доли групп хранилища ${ru.quote(p.store)} в сумме дают ${ru.share(p.sum)}.`,
      en: (p) => `The shares of the groups of ${en.quote(p.store)} add up to ${en.share(p.sum)}.`,
    },
    fix: {
      ru: () => 'Задайте доли всех групп так, чтобы сумма была 100%, или не задавайте ни одной.',
      en: () => 'Set the shares of all groups so that they add up to 100%, or set none.',
    },
    why: {
      ru: 'По долям распределяются данные и нагрузка; потерянный процент — потерянная нагрузка.',
      en: 'Data and load are spread by the shares; a lost percent is lost load.',
    },
    example: { store: 'profiles', sum: 0.8 },
  },
  {
    code: 'title-empty',
    severity: 'warning',
    title: { ru: 'Пустое название', en: 'Empty title' },
    message: {
      ru: (p) => `У ${ru.quote(p.id)} пустое название.`,
      en: (p) => `${en.quote(p.id)} has an empty title.`,
    },
    fix: { ru: () => 'Заполните title.', en: () => 'Fill in title.' },
    why: {
      ru: 'На схемах и в таблицах вместо названия окажется пустое место.',
      en: 'Pictures and tables would show a gap in its place.',
    },
    example: { id: 'api' },
  },
  {
    code: 'text-untranslated',
    severity: 'info',
    title: { ru: 'Нет перевода', en: 'Missing translation' },
    message: {
      ru: (p) => `${ru.quote(p.id)}: нет текста на языке ${p.language} (${p.fields}).`,
      en: (p) => `${en.quote(p.id)} has no text in ${p.language} (${p.fields}).`,
    },
    fix: {
      ru: () => 'Добавьте перевод; пока его нет, показывается текст на другом языке.',
      en: () => 'Add the translation; until then the text of the other language is shown.',
    },
    why: {
      ru: 'Документы собираются на всех языках системы. Непереведённое не пропускается, но и не скрывается.',
      en: 'Documents are made in all languages of the system. What is not translated is neither dropped nor hidden.',
    },
    example: { id: 'api', language: 'en', fields: 'title, description', count: 2 },
  },
]

function rangeRu(p: Params): string {
  const whole = p.whole ? 'целое число' : 'число'
  const low = p.min === undefined ? '' : p.above ? ` больше ${p.min}` : ` не меньше ${p.min}`
  const high = p.max === undefined ? '' : ` не больше ${p.max}`
  return `${whole}${low}${low && high ? ' и' : ''}${high}`
}

function rangeEn(p: Params): string {
  const whole = p.whole ? 'a whole number' : 'a number'
  const low = p.min === undefined ? '' : p.above ? ` above ${p.min}` : ` of at least ${p.min}`
  const high = p.max === undefined ? '' : ` of at most ${p.max}`
  return `${whole}${low}${low && high ? ' and' : ''}${high}`
}
