/** The options of the decisions and honest what-ifs: each is an overlay that all analyses run on. */
import type { VariantBuilding } from 'loadpath'
import { db } from './data.ts'
import { hostLoss, standbyLoss } from './failures.ts'
import { edge } from './people-and-edge.ts'
import { ekb, loyalty, msk, spb } from './places.ts'
import { shards, wanLag } from './shards.ts'

/** One primary for the whole country with the standby of the other region: `reads` are further copies for reading. */
const nationwide = (...reads: { in: (typeof msk.zones)[number]; role: 'replica' }[]) =>
  ({
    shards: null,
    replication: {
      members: [
        { in: msk.zone('a') },
        { in: msk.zone('b'), sync: true },
        { in: msk.zone('c'), role: 'replica' as const },
        { in: ekb.zone('a'), sync: false, promotion: 'manual' as const, lag: wanLag },
        ...reads,
      ],
    },
  }) as const

/** One database in place of the shards: what is lost of it in the scenarios has no shard to name. */
function unsharded(v: VariantBuilding, ...reads: Parameters<typeof nationwide>) {
  v.set(db, nationwide(...reads))
  v.set(hostLoss, { faults: [{ losePrimary: db }] })
  v.set(standbyLoss, { faults: [{ loseStandby: db }] })
}

// ---- decision 1: scaling ---------------------------------------------------------------------------------------------

loyalty.variant(
  'one-cluster',
  {
    title: { ru: 'Один кластер базы, растущий вширь', en: 'One database cluster, grown horizontally' },
    description: {
      ru: 'Одна ведущая база в Москве на всю страну, реплики чтения в обоих регионах. Пишут все в один узел, читают рядом.',
      en: 'One primary in Moscow for the whole country, read replicas in both regions. Everybody writes to one node and reads nearby.',
    },
  },
  (v) => unsharded(v, { in: ekb.zone('b'), role: 'replica' }, { in: ekb.zone('c'), role: 'replica' }),
)
loyalty.variant(
  'central-store',
  {
    title: { ru: 'Центральное хранилище без деления по регионам', en: 'A central store without regional division' },
    description: {
      ru: 'Вся база в Москве, сервисы в обоих регионах; екатеринбургские сервисы ходят в неё через магистраль. В Екатеринбурге только резерв.',
      en: 'The whole database in Moscow, services in both regions; those of Yekaterinburg reach it over the backbone. Yekaterinburg holds a standby only.',
    },
  },
  (v) => unsharded(v),
)
loyalty.variant(
  'central-region',
  {
    title: {
      ru: 'Что если: и хранилище, и обслуживание в Москве',
      en: 'What if: both the store and the service in Moscow',
    },
    description: {
      ru: 'Лучший вид центрального хранилища: запросы всей страны обслуживает Москва, через магистраль идёт один запрос покупателя, а не каждый запрос к базе. Екатеринбург ждёт в резерве.',
      en: 'The best form of a central store: Moscow serves the whole country, so that one request of the shopper crosses the backbone and not every query. Yekaterinburg waits in reserve.',
    },
  },
  (v) => {
    unsharded(v)
    v.set(edge, { policy: 'failover' })
  },
)

// ---- decision 2: backup and recovery ---------------------------------------------------------------------------------

loyalty.variant(
  'local-backups',
  {
    title: { ru: 'Только местные копии, без георепликации', en: 'Local backups only, no geo-replication' },
    description: {
      ru: 'Копии лежат в Москве, рядом с главным шардом и под той же учётной записью; резерва в другом регионе нет.',
      en: 'Backups lie in Moscow beside the main shard and under the same account; there is no standby in the other region.',
    },
  },
  (v) =>
    v.set(db, {
      shards: { groups: shards({ geo: false }) },
      backup: { in: msk.zone('c'), alsoIn: null, immutable: false, separateAccount: false },
    }),
)
loyalty.variant(
  'manual-restore',
  {
    title: { ru: 'Восстановление вручную', en: 'Restore by hand' },
    description: {
      ru: 'Копии те же, но восстанавливает человек по инструкции: готовит серверы, набирает команды, сверяет остатки.',
      en: 'The same backups, but a person restores by the book: prepares servers, types commands, compares balances.',
    },
  },
  (v) =>
    v.set(db, {
      backup: {
        procedure: 'manual',
        human: { best: '20m', typical: '40m', worst: '90m' },
        provisioning: { best: '5m', typical: '15m', worst: '30m' },
        checks: { best: '5m', typical: '15m', worst: '30m' },
      },
    }),
)

// ---- decision 3: archive of the log ----------------------------------------------------------------------------------

loyalty.variant(
  'increments-only',
  {
    title: {
      ru: 'Инкременты раз в 4 часа без архива журнала',
      en: 'Increments every 4 hours without the archived log',
    },
    description: {
      ru: 'Буквальное прочтение исходного плана: между копиями ничего не сохраняется.',
      en: 'The source plan taken literally: nothing is kept between the copies.',
    },
  },
  (v) => v.set(db, { backup: { walArchive: null } }),
)
loyalty.variant(
  'hourly-increments',
  {
    title: { ru: 'Инкременты каждый час без архива журнала', en: 'Increments every hour without the archived log' },
    description: {
      ru: 'Тот же приём, но вчетверо чаще.',
      en: 'The same approach four times as often.',
    },
  },
  (v) => v.set(db, { backup: { walArchive: null, incremental: '1h', incrementalShare: '2%' } }),
)

// ---- decision 4: standby in the other region -------------------------------------------------------------------------

const threeRegionVotes = [msk.zone('a'), ekb.zone('a'), spb.zone('a')]
loyalty.variant(
  'third-vote',
  {
    title: { ru: 'Голоса в трёх регионах, переключение само', en: 'Votes in three regions, automatic failover' },
    description: {
      ru: 'Третий голос — в Санкт-Петербурге; копия в другом регионе повышается без людей. Patroni повысит только синхронную копию, поэтому фиксация ждёт и магистраль.',
      en: 'The third vote is in Saint Petersburg; the copy in the other region is promoted without people. Patroni promotes a synchronous copy only, so a commit waits for the backbone too.',
    },
  },
  (v) =>
    v.set(db, {
      replication: { acknowledgements: 2 },
      shards: { groups: shards({ geo: { sync: true, promotion: 'automatic' }, votes: () => threeRegionVotes }) },
      failover: { votes: threeRegionVotes },
    }),
)
loyalty.variant(
  'geo-sync',
  {
    title: { ru: 'Синхронная копия в другом регионе', en: 'A synchronous copy in the other region' },
    description: {
      ru: 'Фиксация ждёт и соседнюю зону, и другой регион: потерь нет даже при гибели региона.',
      en: 'A commit waits for the next zone and for the other region: nothing is lost even when a region is.',
    },
  },
  (v) =>
    v.set(db, {
      replication: { acknowledgements: 2 },
      shards: { groups: shards({ geo: { sync: true } }) },
    }),
)

// ---- what-ifs --------------------------------------------------------------------------------------------------------

loyalty.variant(
  'standby-same-zone',
  {
    title: {
      ru: 'Что если: синхронная копия в зоне ведущего',
      en: "What if: the synchronous copy in the primary's zone",
    },
    description: {
      ru: 'Копия есть, но гибнет вместе с ведущим.',
      en: 'There is a copy, but it dies with the primary.',
    },
  },
  (v) =>
    v.set(db, {
      shards: { groups: shards({ syncIn: (home) => home.zone('a') }) },
    }),
)
loyalty.variant(
  'double-size',
  {
    title: { ru: 'Что если: база вдвое больше', en: 'What if: the database is twice the size' },
    description: {
      ru: 'Столько накопится примерно за четыре года роста или сразу, если хранить покупки вдвое дольше.',
      en: 'That much gathers in about four years of growth, or at once if purchases are kept twice as long.',
    },
  },
  (v) => v.set(db, { size: '1200GB' }),
)
loyalty.variant(
  'delayed-replica',
  {
    title: { ru: 'Что если: копия с задержкой на час', en: 'What if: a replica delayed by an hour' },
    description: {
      ru: 'Ещё одна копия шарда применяет журнал с опозданием на час: удалённую таблицу в ней ещё видно.',
      en: 'One more copy of each shard applies the log an hour late: a dropped table is still there.',
    },
  },
  (v) =>
    v.set(db, {
      shards: { groups: shards({ more: (home) => [{ in: home.zone('c'), role: 'replica', delay: '1h' }] }) },
    }),
)
loyalty.variant(
  'votes-one-zone',
  {
    title: { ru: 'Что если: большинство голосов в зоне ведущего', en: "What if: most votes in the primary's zone" },
    description: {
      ru: 'Два голоса etcd из трёх стоят рядом с ведущей базой: вместе с зоной пропадает и право выбрать нового.',
      en: 'Two of three etcd votes stand beside the primary: with the zone goes the right to elect a new one.',
    },
  },
  (v) =>
    v.set(db, {
      shards: { groups: shards({ votes: (home) => [home.zone('a'), home.zone('a'), home.zone('b')] }) },
      failover: { votes: [msk.zone('a'), msk.zone('a'), msk.zone('b')] },
    }),
)
