/** Figures that the source document leaves open: value, reason, source. */
import { platform } from './places.ts'

platform.assumption('population', {
  text: {
    ru: '5 млн клиентов; 60 % ближе к Москве, 40 % — к Санкт-Петербургу.',
    en: '5 million customers; 60 % nearer to Moscow, 40 % to Saint Petersburg.',
  },
  reason: {
    ru: 'Исходный документ говорит о пользователях разных регионов, но чисел не называет; взята средняя федеральная компания.',
    en: 'The source document speaks of users in different regions but gives no numbers; a nationwide company of middle size is taken.',
  },
  about: ['sign-in.rates', 'view-profile.rates', 'update-profile.rates', 'register.rates', 'find-customer.rates'],
})
platform.assumption('rates', {
  text: {
    ru: 'В пике 2500 просмотров профиля, 150 входов, 80 изменений и 15 регистраций в секунду; обычный поток в шесть раз меньше.',
    en: 'At the peak 2500 views of profiles, 150 sign-ins, 80 changes and 15 registrations per second; the usual rate is a sixth.',
  },
  reason: {
    ru: 'Каждый клиент открывает приложения компании около трёх раз в день, каждое открытие — просмотр профиля: 170 в секунду в среднем за сутки, 400 днём; пик — утро рабочего дня и рассылки.',
    en: 'Every customer opens applications of the company some three times a day, each time viewing the profile: 170 per second over the day, 400 in day time; the peak is a working morning and mailings.',
  },
  about: ['sign-in.rates', 'view-profile.rates', 'update-profile.rates', 'register.rates', 'campaign'],
})
platform.assumption('growth', {
  text: { ru: 'Поток и данные растут на 40 % в год.', en: 'Load and data grow by 40 % a year.' },
  reason: {
    ru: 'Документ ожидает роста, при котором понадобится шардирование: вчетверо за четыре года.',
    en: 'The document expects growth that will need sharding: fourfold in four years.',
  },
  about: ['view-profile.growth', 'sign-in.growth', 'customers-db.growth', 'SCA01'],
})
platform.assumption('database-size', {
  text: { ru: 'База — 200 ГБ, по 100 ГБ на узел.', en: 'The database is 200 GB, 100 GB on each node.' },
  reason: {
    ru: 'Документ: хранится только базовая информация. 5 млн клиентов по 3 КБ и индексы — 30 ГБ; журнал изменений за три года, 250 млн строк по 250 Б с индексами, — 120 ГБ; остальное — запас на разрастание таблиц.',
    en: 'The document: only basic data are kept. 5 million customers at 3 kB with indexes are 30 GB; three years of the log of changes, 250 million rows at 250 B with indexes, 120 GB; the rest is table bloat.',
  },
  about: ['customers-db.size'],
})
platform.assumption('wal-rate', {
  text: {
    ru: 'Журнал базы — 4 МБ/с в пике на оба узла.',
    en: 'The log of the database is 4 MB/s at the peak, both nodes together.',
  },
  reason: {
    ru: '260 пишущих транзакций в секунду по 8–16 КБ журнала вместе с полными образами страниц.',
    en: '260 writing transactions per second at 8-16 kB of log with full page images.',
  },
  about: ['customers-db.walRate'],
})
platform.assumption('restore-speed', {
  text: {
    ru: 'Восстановление: 90 МБ/с на процесс, 8 процессов, не больше 700 МБ/с на узел; применение журнала 100 МБ/с.',
    en: 'Restore: 90 MB/s per process, 8 processes, at most 700 MB/s per node; replay of the log 100 MB/s.',
  },
  reason: {
    ru: 'Порядок величин для распаковки zstd и сетевых дисков; подтверждает или опровергает ежемесячное учебное восстановление.',
    en: 'The order of magnitude of zstd decompression and network disks; the monthly restore drill confirms or refutes it.',
  },
  about: [
    'customers-db.backup.restoreRate',
    'customers-db.backup.processes',
    'customers-db.backup.restoreCeiling',
    'customers-db.backup.replayRate',
  ],
})
platform.assumption('human-times', {
  text: {
    ru: 'Дежурный отвечает за 1–5 минут и решает о восстановлении за 3–10; порчу данных замечают за 1–15 минут.',
    en: 'The engineer on duty answers within 1-5 minutes and decides on a restore within 3-10; ruined data are noticed within 1-15 minutes.',
  },
  reason: {
    ru: 'Круглосуточное дежурство с вызовом по телефону; в расчёт переключений эти времена не входят — там людей нет.',
    en: 'Duty around the clock with calls by phone; failovers do not count these times, since no people are in them.',
  },
  about: ['customers-db.backup.human', 'customers-db.manualPromotion', 'operator-error'],
})
platform.assumption('failure-rates', {
  text: {
    ru: 'Сервер — 2 отказа в год, площадка — 0,2, кластер Kubernetes целиком — 0,5; каждая магистраль доступна 99,95 % времени.',
    en: 'A host fails twice a year, a site 0.2 times, a whole Kubernetes cluster 0.5 times; each backbone is available 99.95 % of the time.',
  },
  reason: {
    ru: 'Середина диапазонов, принятых на практике; первичных источников для площадок и кластеров нет.',
    en: 'The middle of the ranges used in practice; there are no primary sources for sites and clusters.',
  },
  about: ['msk', 'spb', 'tver', 'msk-k8s', 'spb-k8s', 'msk--spb', 'msk--tver', 'spb--tver'],
  source: {
    ru: 'для каналов — Gill и др., SIGCOMM 2011; для остального — практика отрасли.',
    en: 'Gill et al., SIGCOMM 2011, for links; common practice for the rest.',
  },
})
platform.assumption('round-trips', {
  text: {
    ru: 'Москва — Санкт-Петербург 10 мс, Москва — Тверь 4 мс, Санкт-Петербург — Тверь 8 мс; клиент до центра 30 мс.',
    en: 'Moscow - Saint Petersburg 10 ms, Moscow - Tver 4 ms, Saint Petersburg - Tver 8 ms; customer to data centre 30 ms.',
  },
  reason: {
    ru: 'Нижняя граница — 1 мс на 100 км волокна; трасса длиннее прямой, поэтому в полтора раза больше.',
    en: 'The lower bound is 1 ms per 100 km of fibre; the route is longer than the straight line, hence half as much again.',
  },
  about: ['msk--spb.roundTrip', 'msk--tver.roundTrip', 'spb--tver.roundTrip'],
})
platform.assumption('third-site', {
  text: {
    ru: 'Третий голос etcd и хранилище копий стоят на арендованной площадке в Твери.',
    en: 'The third vote of etcd and the backup repository stand on a rented site in Tver.',
  },
  reason: {
    ru: 'Документ называет два центра. Две площадки сами не отличат потерю соседа от разрыва связи, поэтому без третьей автоматического переключения быть не может.',
    en: 'The document names two data centres. Two sites cannot tell the loss of the other from a cut connection, so that without a third there is no automatic failover.',
  },
  about: ['tver', 'customers-db.failover.votes', 'backup-repository'],
})
platform.assumption('citus-routing', {
  text: {
    ru: 'Приложение подключается к узлу своего центра; если шард на другом узле, этот узел сам пересылает запрос. Работа узла-посредника — внутри времени запроса.',
    en: 'The application connects to the node in its own data centre; when the shard is on the other node, that node passes the statement on. The work of passing on is within the time of the statement.',
  },
  reason: {
    ru: 'С версии 11 Citus хранит метаданные на всех узлах. Путь по сети тот же, что у прямого обращения к нужному узлу; посредник тратит доли миллисекунды.',
    en: 'Since version 11 Citus keeps the metadata on all nodes. The way over the network is that of a direct call to the right node; passing on takes fractions of a millisecond.',
  },
  about: ['customers-db.shards', 'customers-db.time'],
  source: {
    ru: 'Документация Citus 13, «Query from any node».',
    en: 'Citus 13 documentation, "Query from any node".',
  },
})
platform.assumption('service-times', {
  text: {
    ru: 'Время сервиса 0,4–2 мс, проверка пароля 45 мс, запрос к базе 0,8–2 мс, 8 ядер на сервер базы.',
    en: 'A service takes 0.4-2 ms, a password check 45 ms, a statement 0.8-2 ms, a database server has 8 cores.',
  },
  reason: {
    ru: 'Порядок величин для Go и запросов по первичному ключу с данными в памяти; Argon2 нарочно медленный. Заменить измеренными.',
    en: 'The order of magnitude of Go and of statements by primary key with the data in memory; Argon2 is slow on purpose. To be replaced by measurements.',
  },
  about: ['gateway.time', 'auth.time', 'profiles.time', 'customers-db.time', 'customers-db.concurrency'],
})
platform.assumption('cache-hit-ratio', {
  text: { ru: 'Попаданий в кэш — 85 % при сроке жизни 45 с.', en: 'The cache hits 85 % with a TTL of 45 s.' },
  reason: {
    ru: 'За одно открытие приложения профиль читают 5–8 раз подряд; промах только первый.',
    en: 'One opening of an application reads the profile 5-8 times in a row; only the first is a miss.',
  },
  about: ['profile-cache.cache'],
})
platform.assumption('changes', {
  text: {
    ru: 'Выпуски от одного в неделю до двух в месяц на сервис, сначала в один кластер; неудачны 5 %, откат 10 минут, канареечная доля 10 %.',
    en: 'Releases from one a week to two a month per service, one cluster first; 5 % fail, roll-back takes 10 minutes, the canary share is 10 %.',
  },
  reason: {
    ru: 'Без этой строки доступность считалась бы только по железу и была бы верхней границей.',
    en: 'Without this line availability would count hardware alone and be an upper bound.',
  },
  about: [
    'gateway.changes',
    'auth.changes',
    'profiles.changes',
    'ingress.changes',
    'gslb.changes',
    'customers-db.changes',
    'bad-release',
  ],
  source: {
    ru: 'Google, Site Reliability Engineering, глава 1: около 70 % аварий вызывают изменения в работающей системе; доли — допущение.',
    en: 'Google, SRE book, chapter 1: some 70 % of outages come from changes in a live system; the shares are assumed.',
  },
})
platform.assumption('targets', {
  text: {
    ru: '99,95 %, 3 минуты на потерю центра, 2 минуты на отказ ведущей базы, 100–200 мс, запас 10–30 %, час на восстановление — выбраны здесь.',
    en: '99.95 %, 3 minutes for the loss of a data centre, 2 minutes for that of a primary, 100-200 ms, 10-30 % in reserve, an hour for a restore are chosen here.',
  },
  reason: {
    ru: 'Документ требует «выполнения RTO и RPO», но значений не даёт, а требование без показателя нельзя проверить.',
    en: 'The document wants "RTO and RPO to be met" without giving values, and a requirement without a measure cannot be checked.',
  },
  about: ['AVA01', 'AVA02', 'AVA03', 'PER01', 'SCA01', 'SCA02', 'CON01', 'DUR01', 'REC01', 'COST01'],
})
platform.assumption('prices', {
  text: {
    ru: 'Сервер базы с 8 ядрами — 65 тыс. ₽ в месяц, под с 4 ядрами — 9 тыс., GSLB — 90 тыс., хранилище копий — 40 тыс.',
    en: 'A database server of 8 cores costs 65 thousand roubles a month, a pod of 4 cores 9, GSLB 90, the backup repository 40.',
  },
  reason: {
    ru: 'Порядок цен российских облаков; для сравнения вариантов важны соотношения, а не суммы.',
    en: 'The order of prices of Russian clouds; the comparison of options needs ratios rather than sums.',
  },
  about: ['customers-db.cost', 'gslb.cost', 'backup-repository.cost', 'gateway.cost'],
})
