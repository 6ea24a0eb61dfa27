/** etcd in a partition, its class, its quorums and prices. */
import { classOf, fact, partition } from '../../behaviour.ts'
import type { Behaviour } from '../../technology.ts'

const site = 'etcd-io/website@82459793 v3.6'
const failures = [`${site}/op-guide/failures.md, performance.md`, 'documented'] as const
const guarantees = [`${site}/learning/api_guarantees.md`, 'documented'] as const
const raft = ['Raft', 'Raft'] as const

export const etcdBehaviour: Behaviour = {
  partitions: [
    partition(failures, raft, ['меньшинство', 'minority'], 'mixed', 'no', [
      'Запись и линеаризуемое чтение недоступны; чтение с пометкой serializable отвечает устаревшим.',
      'Writes and linearizable reads are unavailable; serializable reads answer with old data.',
    ]),
    partition(failures, raft, ['большинство', 'majority'], 'served', 'no', [
      'Выбирает лидера и продолжает; зафиксированное не теряется, незавершённое может.',
      'Elects a leader and goes on; committed entries are never lost, unfinished ones may be.',
    ]),
  ],
  classes: [
    classOf(guarantees, ['запись и обычное чтение', 'write and ordinary read'], raft, 'CP', 'PC/EC', [
      'Строго сериализуемое хранилище «ключ — значение».',
      'A strictly serializable key-value store.',
    ]),
    classOf(guarantees, ['чтение serializable', 'serializable read'], raft, 'neither', 'PC/EL', [
      'Отвечает любой участник своим, возможно старым, состоянием.',
      'Any member answers from its own, perhaps old, state.',
    ]),
  ],
  facts: [
    fact(
      [`${site}/faq.md`, 'documented'],
      'quorum',
      ['Сколько участников можно потерять', 'How many members may be lost'],
      [
        '3 — один, 5 — два, 7 — три; чётное число столько же, сколько на единицу меньшее.',
        '3: one, 5: two, 7: three; an even number no more than the odd one below it.',
      ],
      'floor((n-1)/2)',
    ),
    fact(
      [`${site}/op-guide/failures.md; Raft`, 'documented'],
      'formula',
      ['Смена лидера', 'Change of the leader'],
      [
        'Тайм-аут выборов случаен в пределах одного-двух; записи тем временем ждут.',
        'The election time-out is random between one and two of them; writes wait meanwhile.',
      ],
      {
        ru: 'election_timeout .. 2 × election_timeout + RTT голосования',
        en: 'election_timeout .. 2 × election_timeout + vote RTT',
      },
    ),
    fact(
      [`${site}/op-guide/performance.md`, 'documented'],
      'formula',
      ['Цена записи', 'Price of a write'],
      [
        'Не меньше одного обращения и сброса на диск большинства: около 10 мс на жёстких дисках, меньше 1 мс на SSD.',
        'At least one round trip and a flush of the majority: about 10 ms on hard disks, under 1 ms on SSD.',
      ],
      'RTT + fdatasync',
    ),
    fact(
      ['etcd-io/etcd@c34dc7ee server/lease/lessor.go', 'documented'],
      'behaviour',
      ['Аренды при смене лидера', 'Leases at a change of the leader'],
      [
        'Новый лидер даёт каждой аренде полный срок и ещё тайм-аут выборов: преждевременно ничто не истечёт, но Patroni заметит отказ позже.',
        'The new leader gives every lease its full term and an election time-out on top: nothing expires early, and Patroni notices a failure later.',
      ],
    ),
  ],
  rules: ['ETCD'],
}
