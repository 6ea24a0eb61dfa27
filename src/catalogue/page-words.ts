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
    ru: 'Настройки, сроки и поведение технологий, из которых считаются восстановление, потеря данных и согласованность. Значение модели всегда главнее значения каталога; где его задать, сказано на странице технологии. В скобках после источника — его вид: «документация» — цифра стоит в названном источнике, «выведено» — вычислена из документированного, «практика» — общепринята, первоисточник не прочитан. Страницы создаются командой `npm run catalogue-pages`.',
    en: 'Knobs, timers and behaviour of technologies, from which recovery, data loss and consistency are computed. A value of the model always goes before one of the catalogue; the page of a technology says where to give it. In brackets after a source stands its kind: “documented”, the figure stands in the named source; “derived”, it is computed from documented ones; “practice”, it is common and no primary source was read. The pages are made by `npm run catalogue-pages`.',
  },
  other: { ru: 'In English', en: 'По-русски' },
  technology: { ru: 'Технология', en: 'Technology' },
  versions: { ru: 'Версии', en: 'Versions' },
  count: { ru: 'Настроек', en: 'Knobs' },
  knobs: { ru: 'Настройки', en: 'Knobs' },
  knobNote: {
    ru: 'Имя — как у самой технологии, а где такой настройки нет, как в каталоге. «Не задано» значит, что технология оставляет это выключенным, неограниченным или оператору; три значения — лучшее, обычное и худшее. Столбец «В модели» называет поля, в которых модель задаёт своё значение: `database.failover.ttl` — поле `failover.ttl` элемента вида `database` (у других видов элементов с таким полем — так же), `[]` — любая запись списка. «Не меняется»: анализы считают с этим значением, и поля для него нет. Прочерк: значение приведено для справки, в расчёты оно не входит.',
    en: 'Names are those of the technology itself or, where it has no such setting, of the catalogue. “Not set” means that the technology leaves it off, unlimited or to the operator; three values are best, typical and worst. The column “In the model” names the fields in which a model gives a value of its own: `database.failover.ttl` is the field `failover.ttl` of an element of kind `database` (other kinds with that field alike), `[]` is any entry of a list. “Fixed”: the analyses compute with this value and no field replaces it. A dash: for reference, nothing computes with it.',
  },
  inModel: { ru: 'В модели', en: 'In the model' },
  fixed: { ru: 'не меняется', en: 'fixed' },
  or: { ru: 'или', en: 'or' },
  mebi: { ru: 'МиБ', en: 'MiB' },
  gibi: { ru: 'ГиБ', en: 'GiB' },
  perSecond: { ru: '/с', en: '/s' },
  knob: { ru: 'Настройка', en: 'Knob' },
  default: { ru: 'По умолчанию', en: 'Default' },
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
  facts: { ru: 'Формулы и факты', en: 'Formulas and facts' },
  about: { ru: 'О чём', en: 'About' },
  fact: { ru: 'Факт', en: 'Fact' },
  statement: { ru: 'Что известно', en: 'Statement' },
  rules: { ru: 'Правила', en: 'Rules' },
  generalRules: { ru: 'Общие правила', en: 'General rules' },
  code: { ru: 'Код', en: 'Code' },
  what: { ru: 'О чём', en: 'What it is about' },
  severity: { ru: 'Важность', en: 'Severity' },
} as const
