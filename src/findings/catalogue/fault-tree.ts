/** Codes of fault trees read from files of the field's exchange format, Open-PSA MEF. */
import type { Said } from '../../language/text.ts'
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'

type Sentence = { ru: (p: Params) => string; en: (p: Params) => string }

const plain = (said: Said): Sentence => ({ ru: () => said.ru, en: () => said.en })

/** What is wrong with the XML. Key: the reason. */
const xml: Record<string, Sentence> = {
  text: plain({ ru: 'текст стоит вне элемента label', en: 'there is text outside of a label' }),
  comment: plain({ ru: 'комментарий не закрыт', en: 'a comment has no end' }),
  refused: plain({
    ru: 'DTD, CDATA и инструкции обработки не принимаются',
    en: 'DTDs, CDATA and processing instructions are refused',
  }),
  'element-name': plain({ ru: 'после < нет имени элемента', en: 'no element name follows <' }),
  closing: {
    ru: (p) => `</${p.name}> не закрывает открытый элемент`,
    en: (p) => `</${p.name}> does not close the open element`,
  },
  roots: plain({ ru: 'корневой элемент не один', en: 'there is more than one root element' }),
  'attribute-space': plain({ ru: 'ожидался пробел, > или />', en: 'a space, > or /> was expected' }),
  attribute: plain({ ru: 'ожидался атрибут вида имя="значение"', en: 'an attribute like name="value" was expected' }),
  quote: { ru: (p) => `значение атрибута ${p.name} не в кавычках`, en: (p) => `the value of ${p.name} is not quoted` },
  value: {
    ru: (p) => `в значении атрибута ${p.name} недопустимый знак или неизвестная ссылка`,
    en: (p) => `the value of ${p.name} has a character or a reference that XML does not allow`,
  },
  twice: { ru: (p) => `атрибут ${p.name} задан дважды`, en: (p) => `attribute ${p.name} is given twice` },
  depth: plain({ ru: 'слишком глубокая вложенность', en: 'it is nested too deeply' }),
  character: plain({ ru: 'управляющий знак в тексте', en: 'there is a control character in the text' }),
  declaration: plain({
    ru: 'объявление не вида <?xml version="1.0"?>',
    en: 'the declaration is not like <?xml version="1.0"?>',
  }),
  end: plain({ ru: 'документ кончился раньше времени', en: 'the document ends too early' }),
}

/** What is not as the format wants it. Key: the reason. */
const format: Record<string, Sentence> = {
  root: {
    ru: (p) => `корневой элемент — <${p.name}>, а нужен <opsa-mef>`,
    en: (p) => `the root element is <${p.name}> and not <opsa-mef>`,
  },
  'common-cause': {
    ru: (p) =>
      `группа отказов по общей причине «${p.name}»: нужны модель (beta-factor, MGL, alpha-factor, phi-factor), от 2 до 10 событий, одно распределение и множители этой модели`,
    en: (p) =>
      `common-cause group "${p.name}": it needs a model (beta-factor, MGL, alpha-factor, phi-factor), 2 to 10 events, one distribution and the factors of that model`,
  },
  unsupported: {
    ru: (p) => `<${p.name}> не относится к статическому дереву отказов`,
    en: (p) => `<${p.name}> is no part of a static fault tree`,
  },
  formula: {
    ru: (p) => `<${p.name}> — не логическая формула дерева отказов`,
    en: (p) => `<${p.name}> is no formula of a fault tree`,
  },
  'no-name': { ru: (p) => `у <${p.name}> нет имени`, en: (p) => `<${p.name}> has no name` },
  'one-child': {
    ru: (p) => `<${p.name}> содержит ровно одну формулу`,
    en: (p) => `<${p.name}> takes exactly one formula`,
  },
  'two-inputs': { ru: (p) => `у <${p.name}> ровно два входа`, en: (p) => `<${p.name}> takes exactly two inputs` },
  'no-inputs': { ru: (p) => `у <${p.name}> нет ни одного входа`, en: (p) => `<${p.name}> has no input` },
  'nothing-inside': { ru: (p) => `внутри <${p.name}> ничего не бывает`, en: (p) => `<${p.name}> takes nothing inside` },
  role: {
    ru: (p) => `role у <${p.name}> — это public или private`,
    en: (p) => `the role of <${p.name}> is public or private`,
  },
  'whole-min': {
    ru: (p) => `границы у <${p.name}> должны быть целыми числами и не больше числа входов`,
    en: (p) => `<${p.name}> needs whole numbers as bounds, not more than it has inputs`,
  },
  expression: {
    ru: (p) => `<${p.name}> не даёт числа: нет значения, неизвестен параметр или функция, либо аргумент вне её области`,
    en: (p) =>
      `<${p.name}> gives no number: a value is missing, a parameter or function is unknown, or an argument is outside its domain`,
  },
  probability: {
    ru: (p) => `<${p.name}> даёт вероятность вне отрезка 0..1`,
    en: (p) => `<${p.name}> gives a probability outside 0..1`,
  },
}

const reference: Record<string, Sentence> = {
  unknown: { ru: (p) => `${ru.quote(p.name)} не определено`, en: (p) => `${en.quote(p.name)} is not defined` },
  kind: {
    ru: (p) => `${ru.quote(p.name)} определено, но это не <${p.wanted}>`,
    en: (p) => `${en.quote(p.name)} is defined, but it is no <${p.wanted}>`,
  },
  twice: { ru: (p) => `${ru.quote(p.name)} определено дважды`, en: (p) => `${en.quote(p.name)} is defined twice` },
}

function reason(table: Record<string, Sentence>, language: 'ru' | 'en', p: Params): string {
  return table[String(p.reason)]?.[language](p) ?? String(p.reason)
}

export const faultTreeCodes: readonly CodeEntry[] = [
  {
    code: 'fault-tree-xml',
    severity: 'error',
    title: { ru: 'Файл дерева отказов — не правильный XML', en: 'The file of a fault tree is not well-formed XML' },
    message: {
      ru: (p) => `Файл не читается как XML: ${reason(xml, 'ru', p)}.`,
      en: (p) => `The file cannot be read as XML: ${reason(xml, 'en', p)}.`,
    },
    fix: {
      ru: () => 'Исправьте разметку в указанном месте.',
      en: () => 'Correct the markup at that place.',
    },
    why: {
      ru: 'Читаются только элементы, атрибуты и комментарии: внешние сущности и DTD могли бы прочитать чужой файл или съесть память.',
      en: 'Only elements, attributes and comments are read: external entities and DTDs could read a foreign file or eat the memory.',
    },
    source: 'XML 1.0, W3C',
    example: { reason: 'closing', name: 'define-gate' },
  },
  {
    code: 'fault-tree-format',
    severity: 'error',
    title: { ru: 'Не статическое дерево отказов Open-PSA', en: 'Not a static fault tree of Open-PSA' },
    message: {
      ru: (p) => `Формат дерева отказов: ${reason(format, 'ru', p)}.`,
      en: (p) => `Format of the fault tree: ${reason(format, 'en', p)}.`,
    },
    fix: {
      ru: () =>
        'Оставьте в файле вентили, базисные события, постоянные события, параметры и группы общих причин; деревья событий не решаются.',
      en: () =>
        'Keep gates, basic events, house events, parameters and common-cause groups in the file; event trees are not solved.',
    },
    why: {
      ru: 'Пропущенная часть изменила бы вероятность, и никто бы этого не заметил. Поэтому неизвестное — ошибка.',
      en: 'A part that is skipped would change the probability and nobody would notice. That is why the unknown is an error.',
    },
    source: 'Open-PSA Model Exchange Format 2.0d',
    example: { reason: 'unsupported', name: 'define-event-tree' },
  },
  {
    code: 'fault-tree-reference',
    severity: 'error',
    title: { ru: 'Имя в дереве отказов не определено', en: 'A name in a fault tree is not defined' },
    message: {
      ru: (p) => `Имя в дереве отказов: ${reason(reference, 'ru', p)}.`,
      en: (p) => `Name in the fault tree: ${reason(reference, 'en', p)}.`,
    },
    fix: {
      ru: () => 'Определите вентиль или событие с этим именем ровно один раз или исправьте ссылку.',
      en: () => 'Define a gate or event of that name exactly once, or correct the reference.',
    },
    why: {
      ru: 'Вход, которого нет, нельзя считать ни исправным, ни отказавшим.',
      en: 'An input that does not exist can be taken neither as good nor as failed.',
    },
    example: { reason: 'unknown', name: 'PumpTwo' },
  },
  {
    code: 'fault-tree-cycle',
    severity: 'error',
    title: { ru: 'Вентили дерева отказов замкнуты в кольцо', en: 'Gates of a fault tree form a circle' },
    message: {
      ru: (p) => `Вентиль ${ru.quote(p.name)} зависит сам от себя.`,
      en: (p) => `Gate ${en.quote(p.name)} depends on itself.`,
    },
    fix: {
      ru: () => 'Разорвите кольцо: уберите из вентиля вход, который ведёт обратно к нему.',
      en: () => 'Break the circle: take the input that leads back out of the gate.',
    },
    why: {
      ru: 'У кольца вентилей нет одного определённого значения.',
      en: 'A circle of gates has no one value.',
    },
    example: { name: 'LossOfPower' },
  },
  {
    code: 'fault-tree-top',
    severity: 'error',
    title: { ru: 'Вершина дерева отказов не одна', en: 'A fault tree without one top event' },
    message: {
      ru: (p) =>
        Number(p.count) === 0
          ? 'Вершинного события нет: каждый вентиль — вход другого, или вентилей нет.'
          : `Вершинным событием могут быть несколько вентилей (всего ${p.count}): ${p.names}.`,
      en: (p) =>
        Number(p.count) === 0
          ? 'There is no top event: every gate is an input of another one, or there are no gates.'
          : `${p.count} gates could be the top event: ${p.names}.`,
    },
    fix: {
      ru: () => 'Назовите вершину параметром --top-event или уберите лишние вентили.',
      en: () => 'Name the top event with --top-event, or take the other gates out.',
    },
    why: {
      ru: 'Вероятность считается для одного события: какого, должно быть ясно.',
      en: 'The probability is that of one event: it has to be clear which one.',
    },
    example: { count: 2, names: 'LossOfPower, LossOfCooling' },
  },
  {
    code: 'fault-tree-bounded',
    severity: 'warning',
    title: { ru: 'Даны границы, а не точная вероятность', en: 'Bounds instead of the exact probability' },
    message: {
      ru: (p) => `Диаграмма не поместилась в ${p.limit} узлов: вероятность от ${p.lower} до ${p.upper}.`,
      en: (p) => `The diagram did not fit into ${p.limit} nodes: the probability is between ${p.lower} and ${p.upper}.`,
    },
    fix: {
      ru: () => 'Поднимите предел параметром --limit-nodes (на миллион узлов нужно около 35 МБ памяти).',
      en: () => 'Raise the limit with --limit-nodes (a million nodes take about 35 MB of memory).',
    },
    why: {
      ru: 'Границы верны всегда, но широки; выдать одну из них за точное число было бы неправдой.',
      en: 'The bounds always hold but are wide; to pass one of them off as the exact number would be untrue.',
    },
    example: { limit: 1000, lower: 0.0012, upper: 0.0019 },
  },
]
