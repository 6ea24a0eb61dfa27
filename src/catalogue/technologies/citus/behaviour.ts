/** Citus: what a lost worker costs, what holds across shards, which tables it refuses. */

import { classOf, fact, partition } from '../../behaviour.ts'
import { definitions } from '../../sources.ts'
import type { Behaviour } from '../../technology.ts'

const docs = 'citusdata/citus_docs@74f978b (13.0)'
const errors = [`${docs} reference/common_errors.rst`, 'derived'] as const
const readme = ['citusdata/citus@a3d5708a (14.0) src/backend/distributed/README.md', 'documented'] as const
const management = [`${docs} admin_guide/cluster_management.rst`, 'documented'] as const
const ddl = [`${docs} develop/reference_ddl.rst`, 'documented'] as const
const derived = [`${docs} sharding/data_modeling.rst`, 'derived'] as const

export const citusBehaviour: Behaviour = {
  partitions: [
    partition(
      errors,
      ['рабочий узел недостижим', 'worker unreachable'],
      ['координатор', 'coordinator'],
      'mixed',
      'no',
      [
        'Запросы к шардам этого узла завершаются ошибкой, запросы к одному из остальных шардов идут. Двух ведущих между шардами не бывает: внутри группы решает Patroni.',
        'Queries to that worker’s shards fail, single-shard queries to the others go on. There is no split brain across shards: inside a group Patroni decides.',
      ],
    ),
    partition(
      errors,
      ['координатор недостижим', 'coordinator unreachable'],
      ['рабочие узлы', 'workers'],
      'refused',
      'no',
      [
        'Клиенты координатора не обслуживаются; данные на рабочих узлах целы.',
        'Clients of the coordinator are not served; the data on the workers are safe.',
      ],
    ),
  ],
  classes: [
    classOf(
      readme,
      ['запрос в один шард', 'single-shard query'],
      ['режим группы', 'mode of the group'],
      'neither',
      'PA/EC',
      [
        'Как у PostgreSQL с тем же режимом репликации: асинхронная группа теряет подтверждённое.',
        'As PostgreSQL in the same replication mode: an asynchronous group loses acknowledged writes.',
      ],
    ),
    classOf(
      [definitions, 'derived'],
      ['запись в несколько шардов', 'multi-shard write'],
      ['все группы синхронны', 'all groups synchronous'],
      'CP',
      'PC/EC',
      [
        'Атомарно и надёжно (двухфазная фиксация), пока синхронны все группы.',
        'Atomic and durable (two-phase commit) while every group is synchronous.',
      ],
    ),
    classOf(readme, ['чтение нескольких шардов', 'multi-shard read'], ['любой', 'any'], 'neither', 'PC/EL', [
      'Общего снимка нет: чужая фиксация может быть видна на одном узле и не видна на другом. Свои записи видны.',
      'No common snapshot: another’s commit may show on one node and not on the other. Your own writes show.',
    ]),
  ],
  facts: [
    fact(
      derived,
      'formula',
      ['Доступность', 'Availability'],
      [
        'Запрос ко всем шардам и запись в справочник нуждаются во всех узлах, запрос арендатора — в одном. Потеря группы касается 1/W арендаторов.',
        'A query to all shards and a write to a reference table need every node, a tenant’s query needs one. A lost group touches 1/W of the tenants.',
      ],
      'A_all = A_coordinator × prod(A_worker); A_tenant = A_coordinator × A_worker',
    ),
    fact(
      management,
      'limit',
      ['Потолок соединений', 'Connection ceiling'],
      [
        'Запросы по всем шардам упираются в соединения рабочих узлов.',
        'Queries over all shards run into the workers’ connections.',
      ],
      'multi_shard_queries × shard_count <= workers × max_connections',
    ),
    fact(
      [`${docs} reference/common_errors.rst`, 'documented'],
      'limit',
      ['Соединения COPY', 'Connections of COPY'],
      ['Каждая загрузка открывает соединение на каждый шард.', 'Each load opens a connection per shard.'],
      { ru: 'загрузки × шарды', en: 'copies × shards' },
    ),
    fact(
      ['PostgreSQL 15.20 manual, warm-standby', 'derived'],
      'formula',
      ['Запись в несколько шардов', 'Multi-shard write'],
      ['Подготовка и фиксация ждут подтверждения каждая.', 'Prepare and commit each wait for their confirmation.'],
      { ru: '2 × T_commit + запись фиксации координатора', en: '2 × T_commit + commit record of the coordinator' },
    ),
    fact(
      ['citusdata/citus@a3d5708a (14.0) README.md', 'derived'],
      'behaviour',
      ['Потеря хвоста одной группы', 'Loss of one group’s tail'],
      [
        'Асинхронное переключение одной группы нарушает атомарность уже зафиксированных транзакций: остальные узлы свою часть сохранили.',
        'An asynchronous failover of one group breaks the atomicity of committed transactions: the other nodes kept their part.',
      ],
    ),
    fact(
      [`${docs} develop/api_udf.rst`, 'documented'],
      'formula',
      ['Согласованное восстановление', 'Consistent point-in-time recovery'],
      [
        'Восстановление узлов по отдельности не даёт согласованного среза; он есть только в точках citus_create_restore_point, которые ненадолго останавливают запись.',
        'Restoring nodes on their own gives no consistent cut; there is one only at citus_create_restore_point, which stops writes for a moment.',
      ],
      {
        ru: 'RPO согласованный = промежуток между точками восстановления',
        en: 'RPO_consistent = interval between restore points',
      },
    ),
    fact(
      ddl,
      'limit',
      ['Уникальность и первичный ключ', 'Unique and primary keys'],
      ['Обязаны включать столбец распределения.', 'Must hold the distribution column.'],
    ),
    fact(
      ddl,
      'limit',
      ['Внешние ключи', 'Foreign keys'],
      [
        'Между распределёнными таблицами — только при совместном размещении и с ключом распределения; на справочник — можно; со справочника на распределённую — нельзя.',
        'Between distributed tables only when co-located and with the distribution key; to a reference table yes; from one to a distributed table no.',
      ],
    ),
    fact(
      [`${docs} develop/reference_workarounds.rst`, 'documented'],
      'limit',
      ['Соединения и запросы', 'Joins and queries'],
      [
        'Внешние соединения распределённых таблиц и связанные подзапросы — только по столбцу распределения; SELECT FOR UPDATE, TABLESAMPLE, рекурсивные выражения и наборы группировки — только в одном шарде.',
        'Outer joins of distributed tables and correlated subqueries only on the distribution column; SELECT FOR UPDATE, TABLESAMPLE, recursive expressions and grouping sets in one shard only.',
      ],
    ),
    fact(
      management,
      'placement',
      ['Отказоустойчивость координатора', 'High availability of the coordinator'],
      [
        'Несколько мегабайт метаданных, но единственная точка изменений схемы: нужна реплика и Patroni (группа 0).',
        'A few megabytes of metadata, but the only place for schema changes: it needs a standby and Patroni (group 0).',
      ],
    ),
    fact(
      ['patroni/patroni@de6b22c8 (4.1.4) docs/citus.rst', 'documented'],
      'behaviour',
      ['Плановое переключение рабочей группы', 'Planned switchover of a worker group'],
      [
        'Координатор на время citus_update_node придерживает запросы к группе, а не отвечает ошибкой: в журнале документации пауза 2,8 с.',
        'For the time of citus_update_node the coordinator holds queries to the group back instead of failing them: 2.8 s in the log of the documentation.',
      ],
    ),
    fact(
      ['citusdata/citus@a3d5708a (14.0) CHANGELOG.md, README.md', 'documented'],
      'behaviour',
      ['Всегда двухфазная фиксация', 'Always two-phase commit'],
      [
        'Настройка протокола убрана в 11.0, хотя документация ещё называет однофазный по умолчанию: верить исходному коду.',
        'The setting of the protocol was dropped in 11.0 although the documentation still calls one-phase the default: trust the source.',
      ],
    ),
  ],
  rules: ['CIT'],
}
