/** Options of the decisions about the database: failover, copies, shards; and honest what-ifs. */
import { cache, db } from './data.ts'
import { msk, platform, spb } from './places.ts'
import { copies, nodes } from './shards.ts'

// ---- decision 5: failover and copies ----------------------------------------------------------------------------------

platform.variant(
  'two-sites',
  {
    title: { ru: 'Голоса только в двух центрах', en: 'Votes in the two data centres only' },
    description: {
      ru: 'Третьей площадки нет: два голоса etcd в Москве, один в Санкт-Петербурге.',
      en: 'There is no third site: two votes of etcd in Moscow, one in Saint Petersburg.',
    },
  },
  (v) => v.set(db, { failover: { votes: [msk, msk, spb] } }),
)
platform.variant(
  'manual-failover',
  {
    title: { ru: 'Переключение вручную', en: 'Failover by hand' },
    description: {
      ru: 'Потоковая репликация без Patroni: резервную копию повышает дежурный.',
      en: 'Streaming replication without Patroni: the engineer on duty promotes the standby.',
    },
  },
  (v) => {
    v.set(db, { failover: null })
    v.set(db, { failover: { manager: 'manual' } })
  },
)
platform.variant(
  'async-copy',
  {
    title: { ru: 'Асинхронная копия во втором центре', en: 'An asynchronous copy in the other data centre' },
    description: {
      ru: 'Фиксация никого не ждёт; при потере центра пропадает то, что копия не успела получить.',
      en: 'A commit waits for nobody; with a data centre goes what its copy has not received yet.',
    },
  },
  (v) => v.set(db, { replication: { mode: 'async' } }),
)
platform.variant(
  'near-copy',
  {
    title: { ru: 'Синхронная копия в своём центре', en: 'A synchronous copy in the same data centre' },
    description: {
      ru: 'Фиксация ждёт соседний сервер, а не магистраль; копия во втором центре отстаёт, её повышает человек.',
      en: 'A commit waits for the next server and not for the backbone; the copy in the other data centre lags, and a person promotes it.',
    },
  },
  (v) =>
    v.set(db, {
      shards: {
        groups: nodes(2, {
          away: { sync: false, promotion: 'manual' },
          near: { role: 'data', sync: true },
        }),
      },
    }),
)
platform.variant(
  'local-backups',
  {
    title: { ru: 'Копии рядом с базой', en: 'Backups beside the database' },
    description: {
      ru: 'Одно хранилище копий в Москве под той же учётной записью, без защиты от изменения.',
      en: 'One backup repository in Moscow under the same account, without protection from changes.',
    },
  },
  (v) => v.set(db, { backup: { in: msk, alsoIn: null, immutable: false, separateAccount: false } }),
)

// ---- decision 6: sharding ----------------------------------------------------------------------------------------------

platform.variant(
  'unsharded',
  {
    title: { ru: 'Пока без шардирования', en: 'No sharding yet' },
    description: {
      ru: 'Одна база PostgreSQL на таком же сервере, ведущая в Москве; Citus — когда понадобится.',
      en: 'One PostgreSQL database on the same server, primary in Moscow; Citus when it is needed.',
    },
  },
  (v) => v.set(db, { shards: null, replication: { members: copies(msk) } }),
)
platform.variant(
  'unsharded-bigger',
  {
    title: { ru: 'Без шардирования, сервер вдвое мощнее', en: 'No sharding, a server twice the size' },
    description: {
      ru: 'Одна база на 16 ядрах: рост покупают сервером.',
      en: 'One database on 16 cores: growth is bought as a server.',
    },
  },
  (v) => v.set(db, { concurrency: 16, cost: '140000 RUB/month', shards: null, replication: { members: copies(msk) } }),
)
platform.variant(
  'four-nodes',
  {
    title: { ru: 'Сразу четыре узла Citus', en: 'Four Citus nodes at once' },
    description: {
      ru: 'Запас на годы вперёд; вдвое больше серверов базы.',
      en: 'A reserve for years ahead; twice the database servers.',
    },
  },
  (v) => v.set(db, { shards: { groups: nodes(4) } }),
)

// ---- what-ifs ------------------------------------------------------------------------------------------------------------

platform.variant(
  'no-cache',
  {
    title: { ru: 'Что если: без кэша профилей', en: 'What if: no profile cache' },
    description: { ru: 'Каждый просмотр профиля читает базу.', en: 'Every view of a profile reads the database.' },
  },
  (v) => v.set(cache, { cache: { hitRatio: '0%' } }),
)
