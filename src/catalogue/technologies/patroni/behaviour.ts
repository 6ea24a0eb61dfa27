/** Patroni in a partition, its quorums and placements. */

import { classOf, fact, partition } from '../../behaviour.ts'
import { arithmetic, definitions } from '../../sources.ts'
import type { Behaviour } from '../../technology.ts'

const docs = 'patroni/patroni@de6b22c8 (4.1.4) docs'
const watchdog = [`${docs}/watchdog.rst, dcs_failsafe_mode.rst`, 'documented'] as const
const faq = [`${docs}/faq.rst`, 'documented'] as const
const failsafe = [`${docs}/dcs_failsafe_mode.rst`, 'documented'] as const
const modes = [`${docs}/replication_modes.rst`, 'documented'] as const
const centres = [`${docs}/ha_multi_dc.rst`, 'documented'] as const
const semantics = [definitions, 'derived'] as const
const timing = [`${docs}/dynamic_configuration.rst`, 'documented'] as const

const any = ['любой', 'any'] as const
const asynchronous = ['асинхронный', 'asynchronous'] as const
const strict = ['синхронный строгий', 'synchronous strict'] as const
const loose = ['синхронный нестрогий', 'synchronous, not strict'] as const

export const patroniBehaviour: Behaviour = {
  partitions: [
    partition(
      watchdog,
      any,
      ['лидер без большинства голосов', 'primary without the majority of votes'],
      'stale',
      'possible',
      [
        'Снимает с себя роль до конца аренды и перезапускается только для чтения; читается устаревшее. Зависший Patroni может этого не сделать: нужен watchdog в режиме required.',
        'Demotes itself before the lease ends and restarts read-only; reads are stale. A hung Patroni may fail to: watchdog mode required is needed.',
      ],
    ),
    partition(watchdog, any, ['сторона большинства', 'majority side'], 'served', 'possible', [
      'После конца аренды выбирает нового лидера и продолжает запись.',
      'Elects a new leader after the lease has ended and goes on writing.',
    ]),
    partition(faq, ['хранилище координации потеряно', 'coordination store lost'], ['все', 'all'], 'refused', 'no', [
      'Все кластеры на этом хранилище переходят в режим только для чтения примерно через retry_timeout и возвращаются вместе с ним.',
      'Every cluster on that store turns read-only after about retry_timeout and comes back with it.',
    ]),
    partition(
      failsafe,
      ['failsafe_mode', 'failsafe_mode'],
      ['лидер без хранилища', 'primary without the store'],
      'mixed',
      'no',
      [
        'Остаётся лидером, только пока на его запрос отвечают все известные участники: молчание любого из них разжалует его.',
        'Stays leader only while every known member answers its call: silence of any one demotes it.',
      ],
    ),
  ],
  classes: [
    classOf(semantics, ['запись', 'write'], asynchronous, 'neither', 'PA/EC', [
      'Меньшинство отказывает, но подтверждённые записи при переключении могут пропасть.',
      'The minority refuses, yet acknowledged writes may go in a failover.',
    ]),
    classOf(semantics, ['запись', 'write'], strict, 'CP', 'PC/EC', [
      'Лидером становится только реплика, у которой есть всё подтверждённое.',
      'Only a standby that holds everything acknowledged becomes leader.',
    ]),
    classOf(semantics, ['запись', 'write'], loose, 'neither', 'PA/EC', [
      'Пока есть синхронная реплика, теряться нечему; без неё лидер продолжает один, и подтверждённое тогда держится на одном диске.',
      'While there is a synchronous standby nothing can go; without one the primary goes on alone, and what it acknowledges then rests on one disk.',
    ]),
    classOf(semantics, ['чтение с реплики', 'read at a replica'], any, 'neither', 'PA/EL', [
      'В конечном счёте согласовано.',
      'Eventually consistent.',
    ]),
  ],
  facts: [
    fact(
      timing,
      'formula',
      ['Правило сроков', 'Timing rule'],
      [
        'Patroni сам исправляет настройки, которые его нарушают: иначе лидер мог бы потерять аренду раньше, чем сдастся.',
        'Patroni enforces it: otherwise a leader could lose its lease before it gives up.',
      ],
      'loop_wait + 2 × retry_timeout <= ttl',
    ),
    fact(
      [`${docs}/dynamic_configuration.rst`, 'derived'],
      'limit',
      ['Быстрее нельзя', 'No faster than this'],
      [
        'Наименьший ttl 20 с не даёт худшему случаю при гибели узла быть короче 22–26 с; больший loop_wait лишь увеличивает разброс.',
        'The least ttl of 20 s keeps the worst case of a dead host at 22-26 s or more; a larger loop_wait only widens the spread.',
      ],
    ),
    fact(
      modes,
      'formula',
      ['Потеря при асинхронном режиме', 'Loss in asynchronous mode'],
      [
        'Кандидат может отставать на maximum_lag_on_failover и ещё на журнал, записанный после последнего отсчёта положения лидера.',
        'A candidate may be behind by maximum_lag_on_failover and by the WAL written since the leader’s position was last sampled.',
      ],
      {
        ru: 'RPO <= maximum_lag_on_failover + журнал за последний ttl',
        en: 'RPO <= maximum_lag_on_failover + WAL of the last ttl',
      },
    ),
    fact(
      [`${docs}/dynamic_configuration.rst, dcs_failsafe_mode.rst`, 'derived'],
      'formula',
      ['Потеря изолированного лидера', 'Loss of an isolated primary'],
      [
        'Теряется подтверждённое на отрезанной стороне от разрыва до снятия роли.',
        'What the cut-off side acknowledged from the cut until the demotion is lost.',
      ],
      'RPO <= loop_wait + 2 × retry_timeout <= ttl',
    ),
    fact(
      modes,
      'formula',
      ['Потеря в синхронном режиме', 'Loss in synchronous mode'],
      [
        'Ноль при отказе узла или зоны, если синхронная реплика в другом домене отказа. Не ноль, если нестрогий лидер остался один и затем потерял диск.',
        'Zero for the loss of a host or zone when the synchronous standby is in another failure domain. Not zero when a non-strict primary went on alone and then lost its disk.',
      ],
      'RPO = 0',
    ),
    fact(
      modes,
      'behaviour',
      ['Потеря синхронной реплики', 'Loss of the synchronous standby'],
      [
        'Фиксации ждут ближайшего цикла (в худшем случае ttl), затем нестрогий лидер работает один: без гарантии второй копии и без автоматического переключения.',
        'Commits wait for the next loop (ttl at worst), then a non-strict primary goes on alone: no second copy is guaranteed and no automatic failover is possible.',
      ],
    ),
    fact(
      [`${docs}/replication_modes.rst`, 'derived'],
      'formula',
      ['Доступность записи в строгом режиме', 'Write availability in strict mode'],
      ['Нужен лидер и хотя бы одна из n реплик.', 'The primary and at least one of the n standbys are needed.'],
      'A = P(primary) × P(>= 1 of n standbys)',
    ),
    fact(
      modes,
      'quorum',
      ['Кворумный режим', 'Quorum mode'],
      [
        'Кандидат сверяется со столькими другими голосующими: при трёх репликах и двух синхронных — с одной.',
        'A candidate compares itself with this many other voters: with three standbys and two synchronous ones, one.',
      ],
      'n_voting - synchronous_node_count',
    ),
    fact(
      ['etcd-io/website@82459793 v3.6 faq.md', 'documented'],
      'quorum',
      ['Голоса хранилища координации', 'Votes of the coordination store'],
      ['Три или пять; чётное число ничего не добавляет.', 'Three or five; an even number adds nothing.'],
      'majority = floor(n/2) + 1; tolerated = floor((n-1)/2)',
    ),
    fact(
      [arithmetic, 'derived'],
      'quorum',
      ['Два ЦОД и свидетель', 'Two data centres and a witness'],
      [
        'Потеря x переживается, только если вне x остаётся большинство. Для двух ЦОД такого распределения голосов нет: нужен третий домен отказа.',
        'The loss of x is survived only if a majority is outside x. For two data centres no split of votes does it: a third failure domain is needed.',
      ],
      { ru: 'голосов вне x >= большинство', en: 'votes outside x >= majority' },
    ),
    fact(
      centres,
      'placement',
      ['Два ЦОД', 'Two data centres'],
      [
        'Растянутый etcd делает ЦОД с большинством единой точкой отказа. Правильно: свой etcd в каждом и резервный кластер во втором, повышение вручную; в RTO входят время человека и ограждение первого.',
        'A stretched etcd makes the majority’s data centre a single point of failure. Better: an etcd in each and a standby cluster in the second, promoted by hand; the RTO holds the person’s time and the fencing of the first.',
      ],
    ),
    fact(
      centres,
      'placement',
      ['Три ЦОД', 'Three data centres'],
      [
        'etcd 1+1+1 или 2+2+1, PostgreSQL не меньше чем в двух, синхронный режим: любой один теряется автоматически и без потери данных. Третий может держать только голос.',
        'etcd 1+1+1 or 2+2+1, PostgreSQL in two or more, synchronous mode: any one is lost automatically and without data loss. The third may hold a vote only.',
      ],
    ),
    fact(
      [`${docs}/faq.rst`, 'documented'],
      'placement',
      ['Общее хранилище координации', 'A shared coordination store'],
      [
        'Все кластеры на одном etcd падают вместе: это жёсткая зависимость, если нет failsafe_mode.',
        'All clusters on one etcd fail together: a hard dependency unless failsafe_mode is on.',
      ],
    ),
  ],
  rules: ['PAT'],
}
