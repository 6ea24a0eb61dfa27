/** Codes of the check stage: journeys, requirements, failure scenarios and views that cannot be walked, judged, played or drawn. */
import type { CodeEntry } from '../finding.ts'
import { en, ru } from '../phrases.ts'

export const behaviourCodes: readonly CodeEntry[] = [
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
      ru: (p) =>
        `Сценарий ${ru.quote(p.journey)}${p.more === undefined ? '' : ` и ещё ${ru.number(p.more)}`}: шаг ${p.from} → ${p.to} есть, а связи между ними нет.`,
      en: (p) =>
        `Journey ${en.quote(p.journey)}${p.more === undefined ? ' steps' : ` and ${en.number(p.more)} more step`} ${p.from} → ${p.to}, but there is no relation between them.`,
    },
    fix: {
      ru: () =>
        'Добавьте связь (relations) с протоколом, тайм-аутом и видом зависимости (protocol, timeout, need) или исправьте шаг.',
      en: () => 'Add the relation (relations) with protocol, timeout and need, or correct the step.',
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
      ru: (p) =>
        p.suggestion
          ? `Запишите ${ru.quote(p.suggestion)}.`
          : `Ожидается знак сравнения, пробел и значение, например ${ru.quote(p.example)}.`,
      en: (p) =>
        p.suggestion
          ? `Write ${en.quote(p.suggestion)}.`
          : `A comparator, a space and a value are expected, such as ${en.quote(p.example)}.`,
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
