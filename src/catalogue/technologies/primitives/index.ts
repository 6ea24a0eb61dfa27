import { fact } from '../../behaviour.ts'
import { knobs } from '../../knob.ts'
import { arithmetic, composition } from '../../sources.ts'
import { technology } from '../../technology.ts'

const derived = [arithmetic, 'derived'] as const
const composed = [composition, 'derived'] as const

/** The rules by which the timers of every other technology are put together. No knobs of its own. */
export const primitives = technology('primitives', { ru: 'Первичные сроки', en: 'Timer primitives' }, '-', knobs({}), {
  facts: [
    fact(
      derived,
      'formula',
      ['D1: периодическая проверка', 'D1: periodic check'],
      [
        'Период i, порог n, длительность неудачной проверки c: около нуля, если порт отказывает, и тайм-аут, если молчит. Проверка длиннее периода задерживает следующую.',
        'Period i, threshold n, length of a failing check c: about zero when the port refuses, the time-out when it is silent. A check longer than the period holds the next one back.',
      ],
      '(n - 1) i + c / (n - 0.5) i + c / n i + c; i -> ceil(c / i) i',
    ),
    fact(
      ['etcd-io/etcd@c34dc7ee server/lease/lessor.go', 'derived'],
      'formula',
      ['D2: аренда', 'D2: lease'],
      ['Срок T, продление каждые h, просмотр истёкших каждые s.', 'Life T, renewed every h, expiry scanned every s.'],
      'T - h / T - h/2 + s/2 / T + s',
    ),
    fact(
      derived,
      'formula',
      ['D3: молчание', 'D3: silence'],
      ['Предел S, пульс каждые h, цикл наблюдателя каждые m.', 'Limit S, heartbeat every h, monitor loop every m.'],
      'S - h / S - h/2 + m/2 / S + m',
    ),
    fact(
      derived,
      'formula',
      ['D4: счёт живых запросов', 'D4: counted live requests'],
      [
        'Обнаружение — это приход n неудачных запросов, каждый ценой c: ошибки видит пользователь.',
        'Detection is the arrival of n failing requests, each at the price c: users see the errors.',
      ],
      '(n - 1) / rate + c / (n - 0.5) / rate + c / n / rate + c',
    ),
    fact(
      composed,
      'formula',
      ['Автоматическое восстановление', 'Automatic recovery'],
      [
        'Последовательное складывается, из параллельного берётся самое долгое.',
        'Serial terms add, of parallel ones the longest counts.',
      ],
      {
        ru: 'RTO = обнаружение + решение + действие + перенаправление + клиент + прогрев',
        en: 'RTO = detect + decide + act + reroute + client + warm',
      },
    ),
    fact(
      composed,
      'formula',
      ['Восстановление с участием человека', 'Recovery with a person'],
      [
        'Время человека — данное модели и никогда не ноль.',
        'The person’s time is an input of the model and never zero.',
      ],
      { ru: 'RTO = цепочка тревоги + человек + процедура', en: 'RTO = alert chain + human + procedure' },
    ),
    fact(
      composed,
      'formula',
      ['Потеря данных', 'Data loss'],
      [
        'Синхронная копия внутри отказавшего места не считается; логическая порча доходит до всех реплик, и считаются только отложенная реплика и резервные копии.',
        'A synchronous copy inside the failed place does not count; logical corruption reaches every replica, so only a delayed one and backups count.',
      ],
      { ru: 'RPO = наименьшее отставание уцелевших копий', en: 'RPO = min over surviving copies of their staleness' },
    ),
    fact(
      derived,
      'formula',
      ['Доступность с переключением', 'Availability with failover'],
      [
        'Нельзя брать 1 − (1 − a)ⁿ и забыть про время переключения.',
        'Do not take 1 - (1 - a)^n and forget the time of the failover.',
      ],
      'U = sum(rate × RTO) + planned',
    ),
    fact(
      derived,
      'formula',
      ['Закон Литтла', 'Little’s law'],
      [
        'Сколько соединений занято; загрузку держат ниже 0,7–0,8.',
        'How many connections are busy; keep utilisation below 0.7-0.8.',
      ],
      { ru: 'нужно = поток × время занятости', en: 'needed = arrival rate × holding time' },
    ),
  ],
})
