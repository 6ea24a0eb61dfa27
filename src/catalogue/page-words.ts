/** The words of the reference pages. */
import type { Said } from '../language/text.ts'
import type { FactType, Outcome, SplitBrain } from './behaviour.ts'
import type { KnobKind, KnobUnit } from './knob.ts'
import type { Timer } from './technology.ts'

const kinds: Record<KnobKind, Said> = {
  documented: { ru: 'документация', en: 'documented' },
  derived: { ru: 'выведено', en: 'derived' },
  practice: { ru: 'практика', en: 'practice' },
}

const types: Record<KnobUnit, Said> = {
  s: { ru: 'время', en: 'duration' },
  B: { ru: 'объём', en: 'size' },
  ratio: { ru: 'доля', en: 'share' },
  '/s': { ru: 'в секунду', en: 'per second' },
  'B/s': { ru: 'скорость', en: 'throughput' },
  '/year': { ru: 'в год', en: 'per year' },
  count: { ru: 'число', en: 'number' },
  money: { ru: 'деньги', en: 'money' },
  level: { ru: 'уровень', en: 'level' },
  flag: { ru: 'флаг', en: 'flag' },
  choice: { ru: 'выбор', en: 'choice' },
}

const outcomes: Record<Outcome, Said> = {
  served: { ru: 'обслуживает', en: 'served' },
  stale: { ru: 'устаревшее', en: 'stale' },
  refused: { ru: 'отказ', en: 'refused' },
  hangs: { ru: 'ждёт', en: 'hangs' },
  mixed: { ru: 'по-разному', en: 'mixed' },
}

const splits: Record<SplitBrain, Said> = {
  no: { ru: 'нет', en: 'no' },
  possible: { ru: 'возможно', en: 'possible' },
  yes: { ru: 'да', en: 'yes' },
}

const factTypes: Record<FactType, Said> = {
  quorum: { ru: 'кворум', en: 'quorum' },
  placement: { ru: 'размещение', en: 'placement' },
  limit: { ru: 'предел', en: 'limit' },
  figure: { ru: 'числа', en: 'figures' },
  formula: { ru: 'формула', en: 'formula' },
  definition: { ru: 'определение', en: 'definition' },
  behaviour: { ru: 'поведение', en: 'behaviour' },
}

const primitives: Record<Timer['primitive'] | 'D1spaced', Said> = {
  D1: { ru: 'D1, периодическая проверка', en: 'D1, periodic check' },
  D1spaced: { ru: 'D1, проверки с паузой', en: 'D1, checks with pauses' },
  D2: { ru: 'D2, аренда', en: 'D2, lease' },
  D3: { ru: 'D3, молчание', en: 'D3, silence' },
  D4: { ru: 'D4, счёт живых запросов', en: 'D4, counted live requests' },
  rise: { ru: 'включение по проверкам', en: 'taken in by checks' },
  wait: { ru: 'остаток периода', en: 'rest of a period' },
  time: { ru: 'время как есть', en: 'time as it is' },
}

const severities: Record<'error' | 'warning' | 'info', Said> = {
  error: { ru: 'ошибка', en: 'error' },
  warning: { ru: 'предупреждение', en: 'warning' },
  info: { ru: 'замечание', en: 'info' },
}

export const words = {
  kinds,
  types,
  outcomes,
  splits,
  factTypes,
  primitives,
  severities,
  title: { ru: 'Каталог технологий', en: 'Catalogue of technologies' },
  index: { ru: 'Каталог', en: 'Catalogue' },
  intro: {
    ru: 'Настройки, сроки и поведение технологий, из которых считаются восстановление, потеря данных и согласованность. Значение модели всегда главнее значения каталога. Страницы создаются командой `npm run catalogue-pages`.',
    en: 'Knobs, timers and behaviour of technologies, from which recovery, data loss and consistency are computed. A value of the model always goes before one of the catalogue. The pages are made by `npm run catalogue-pages`.',
  },
  other: { ru: 'In English', en: 'По-русски' },
  technology: { ru: 'Технология', en: 'Technology' },
  versions: { ru: 'Версии', en: 'Versions' },
  count: { ru: 'Настроек', en: 'Knobs' },
  knobs: { ru: 'Настройки', en: 'Knobs' },
  knobNote: {
    ru: 'Имя — как у самой технологии, а где такой настройки нет, как в каталоге. Пустые версии — те, что стоят вверху страницы; «не задано» значит, что технология оставляет это выключенным, неограниченным или оператору. Три значения — лучшее, обычное и худшее.',
    en: 'Names are those of the technology itself or, where it has no such setting, of the catalogue. Empty versions are those at the top of the page; “not set” means that the technology leaves it off, unlimited or to the operator. Three values are best, typical and worst.',
  },
  knob: { ru: 'Настройка', en: 'Knob' },
  default: { ru: 'По умолчанию', en: 'Default' },
  type: { ru: 'Тип', en: 'Type' },
  kind: { ru: 'Вид', en: 'Kind' },
  source: { ru: 'Источник', en: 'Source' },
  meaning: { ru: 'Что означает', en: 'Meaning' },
  unset: { ru: 'не задано', en: 'not set' },
  on: { ru: 'включено', en: 'on' },
  off: { ru: 'выключено', en: 'off' },
  timers: { ru: 'Сроки', en: 'Timers' },
  timerNote: {
    ru: 'Лучшее, обычное и худшее время при значениях по умолчанию. Первичные сроки объяснены на [своей странице](primitives.md).',
    en: 'Best, typical and worst time at the defaults. The primitives are explained on [their page](primitives.md).',
  },
  timer: { ru: 'Срок', en: 'Timer' },
  primitive: { ru: 'Первичный срок', en: 'Primitive' },
  best: { ru: 'Лучшее', en: 'Best' },
  typical: { ru: 'Обычное', en: 'Typical' },
  worst: { ru: 'Худшее', en: 'Worst' },
  mechanisms: { ru: 'Расчёты', en: 'Worked mechanisms' },
  mechanismNote: {
    ru: 'При значениях по умолчанию. Этапы складываются; идущие рядом начинаются вместе с первым, и считается самая долгая цепочка.',
    en: 'At the defaults. Phases add up; those beside begin with the first one, and the longest lane counts.',
  },
  mechanism: { ru: 'Что происходит', en: 'What happens' },
  phases: { ru: 'Этапы', en: 'Phases' },
  beside: { ru: 'рядом:', en: 'beside:' },
  partitions: { ru: 'При разрыве связи', en: 'In a partition' },
  mode: { ru: 'Режим', en: 'Mode' },
  side: { ru: 'Сторона', en: 'Side' },
  outcome: { ru: 'Клиенты', en: 'Clients' },
  split: { ru: 'Два ведущих', en: 'Split brain' },
  behaviour: { ru: 'Поведение', en: 'Behaviour' },
  classes: { ru: 'Классы CAP и PACELC', en: 'CAP and PACELC classes' },
  classNote: {
    ru: 'Класс принадлежит операции в режиме, а не продукту.',
    en: 'A class belongs to an operation in a mode, not to a product.',
  },
  operation: { ru: 'Операция', en: 'Operation' },
  reason: { ru: 'Почему', en: 'Why' },
  neither: { ru: 'ни CP, ни AP', en: 'neither' },
  facts: { ru: 'Кворумы, размещение, пределы', en: 'Quorums, placement, limits' },
  about: { ru: 'О чём', en: 'About' },
  fact: { ru: 'Факт', en: 'Fact' },
  statement: { ru: 'Что известно', en: 'Statement' },
  rules: { ru: 'Правила', en: 'Rules' },
  generalRules: { ru: 'Общие правила', en: 'General rules' },
  code: { ru: 'Код', en: 'Code' },
  what: { ru: 'О чём', en: 'What it is about' },
  severity: { ru: 'Важность', en: 'Severity' },
} as const
