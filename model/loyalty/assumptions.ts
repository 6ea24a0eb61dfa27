/** Figures that the source documents leave open: value, reason, source. */
import { loyalty } from './places.ts'

loyalty.assumption('population', {
  text: {
    ru: '10 млн участников, около 50 покупок на участника в год; 70 % — в московском регионе.',
    en: '10 million members, some 50 purchases per member and year; 70 % in the Moscow region.',
  },
  reason: {
    ru: 'Размер федеральной сети: исходные документы говорят о множестве магазинов и регионов, но чисел не называют.',
    en: 'The size of a nationwide chain: the source documents speak of many stores and regions but give no numbers.',
  },
  about: [
    'accrue.rates',
    'redeem.rates',
    'browse-balance.rates',
    'browse-offers.rates',
    'purchase-history.rates',
    'admin-report.rates',
  ],
})
loyalty.assumption('rates', {
  text: {
    ru: '500 млн покупок в год дают около 28 начислений в секунду в торговые часы; пик распродажи — в десять раз больше. Просмотров баланса — в 5–6 раз больше, чем начислений.',
    en: '500 million purchases a year make some 28 accruals per second in shop hours; the peak of a sale is ten times that. Balances are looked at 5-6 times as often as points are accrued.',
  },
  reason: {
    ru: '500 млн за 365 дней по 14 часов. Десятикратный пик — распродажа с рассылкой; проверяется по первой распродаже.',
    en: '500 million over 365 days of 14 hours. The tenfold peak is a sale with a mailing; to be checked at the first sale.',
  },
  about: ['accrue.rates', 'redeem.rates', 'browse-balance.rates', 'sale-day'],
})
loyalty.assumption('growth', {
  text: { ru: 'Поток и данные растут на 20 % в год.', en: 'Load and data grow by 20 % a year.' },
  reason: {
    ru: 'Умеренный рост сети; удвоение примерно за четыре года задаёт горизонт решений.',
    en: 'Moderate growth of the chain; doubling in about four years sets the horizon of the decisions.',
  },
  about: ['accrue.growth', 'loyalty-db.growth', 'SCA03'],
})
loyalty.assumption('database-size', {
  text: {
    ru: 'База — 600 ГБ: шард Москвы 420 ГБ, шард Урала 180 ГБ.',
    en: 'The database is 600 GB: the Moscow shard 420 GB, the Urals shard 180 GB.',
  },
  reason: {
    ru: 'Покупки за два года (около миллиарда строк вместе с журналом баллов и индексами по 0,5 КБ), профили 10 млн участников по 6 КБ, предложения и запас на разрастание таблиц.',
    en: 'Two years of purchases (a thousand million rows with the ledger and indexes at 0.5 kB), profiles of 10 million members at 6 kB, offers and table bloat.',
  },
  about: ['loyalty-db.size', 'loyalty-db.shards'],
})
loyalty.assumption('wal-rate', {
  text: {
    ru: 'Журнал базы — 6 МБ/с в пике на оба шарда.',
    en: 'The log of the database is 6 MB/s at the peak, both shards together.',
  },
  reason: {
    ru: '365 транзакций в секунду по 6–8 КБ журнала с полными образами страниц и вдвое больше на служебные таблицы.',
    en: '365 transactions per second at 6-8 kB of log with full page images, and twice that for service tables.',
  },
  about: ['loyalty-db.walRate'],
})
loyalty.assumption('restore-speed', {
  text: {
    ru: 'Восстановление: 90 МБ/с на процесс, 12 процессов, не больше 1,1 ГБ/с всего; применение журнала 150 МБ/с.',
    en: 'Restore: 90 MB/s per process, 12 processes, at most 1.1 GB/s in total; replay of the log 150 MB/s.',
  },
  reason: {
    ru: 'Порядок величин для распаковки zstd и сетевых дисков; значение подтверждает или опровергает ежемесячное учебное восстановление.',
    en: 'The order of magnitude of zstd decompression and network disks; the monthly restore drill confirms or refutes it.',
  },
  about: [
    'loyalty-db.backup.restoreRate',
    'loyalty-db.backup.processes',
    'loyalty-db.backup.restoreCeiling',
    'loyalty-db.backup.replayRate',
  ],
  source: {
    ru: 'pgBackRest FAQ: время восстановления определяет размер базы; сами скорости — допущение.',
    en: 'pgBackRest FAQ: the size of the database decides the restore time; the rates themselves are assumed.',
  },
})
loyalty.assumption('human-times', {
  text: {
    ru: 'Дежурный отвечает за 1–5 минут, решает о восстановлении за 2–5 минут, о повышении резерва — за 2–10. Вручную восстановление готовят и набирают 20–90 минут.',
    en: 'The engineer on duty answers within 1-5 minutes, decides on a restore within 2-5 and on a promotion within 2-10. By hand a restore is prepared and typed in 20-90 minutes.',
  },
  reason: {
    ru: 'Круглосуточная смена с PagerDuty и отрепетированным планом; ручное восстановление — по опыту первых учений без программы.',
    en: 'A shift around the clock with PagerDuty and a rehearsed plan; the restore by hand as in first drills without the program.',
  },
  about: ['loyalty-db.backup.human', 'loyalty-db.manualPromotion', 'manual-restore', 'operator-error'],
})
loyalty.assumption('failure-rates', {
  text: {
    ru: 'Сервер — 2 отказа в год, зона — 0,3, регион — 0,1, гибель региона — раз в 500 лет; магистраль доступна 99,95 % времени.',
    en: 'A host fails twice a year, a zone 0.3 times, a region 0.1 times, and is destroyed once in 500 years; the backbone is available 99.95 % of the time.',
  },
  reason: {
    ru: 'Середина диапазонов, принятых на практике; первичных источников для зон и регионов нет.',
    en: 'The middle of the ranges used in practice; there are no primary sources for zones and regions.',
  },
  about: ['msk', 'ekb', 'spb', 'msk--ekb', 'msk--spb', 'ekb--spb', 'region-disaster'],
  source: {
    ru: 'для каналов — Gill и др., SIGCOMM 2011; для остального — практика отрасли.',
    en: 'Gill et al., SIGCOMM 2011, for links; common practice for the rest.',
  },
})
loyalty.assumption('round-trips', {
  text: {
    ru: 'Москва — Екатеринбург 28 мс, Москва — Санкт-Петербург 10 мс, Екатеринбург — Санкт-Петербург 36 мс; касса до края сети 10 мс, телефон 30 мс.',
    en: 'Moscow - Yekaterinburg 28 ms, Moscow - Saint Petersburg 10 ms, Yekaterinburg - Saint Petersburg 36 ms; till to the edge 10 ms, phone 30 ms.',
  },
  reason: {
    ru: 'Нижняя граница — 1 мс на 100 км волокна; трасса длиннее прямой, поэтому в полтора раза больше.',
    en: 'The lower bound is 1 ms per 100 km of fibre; the route is longer than the straight line, hence half as much again.',
  },
  about: ['msk--ekb.roundTrip', 'msk--spb.roundTrip', 'ekb--spb.roundTrip'],
})
loyalty.assumption('changes', {
  text: {
    ru: 'Выпуски от двух в неделю до двух в месяц на сервис; неудачны 5 %, откат 10 минут, канареечная доля 20 %.',
    en: 'Releases from two a week to two a month per service; 5 % fail, roll-back takes 10 minutes, the canary share is 20 %.',
  },
  reason: {
    ru: 'Без этой строки доступность считалась бы только по железу и была бы верхней границей.',
    en: 'Without this line availability would count hardware alone and be an upper bound.',
  },
  about: [
    'gateway.changes',
    'accounts.changes',
    'points.changes',
    'offers.changes',
    'history.changes',
    'notifications.changes',
    'balancer.changes',
    'edge.changes',
    'loyalty-db.changes',
  ],
  source: {
    ru: 'Google, Site Reliability Engineering, глава 1: около 70 % аварий вызывают изменения в работающей системе; доли — допущение.',
    en: 'Google, SRE book, chapter 1: some 70 % of outages come from changes in a live system; the shares are assumed.',
  },
})
loyalty.assumption('service-times', {
  text: {
    ru: 'Время сервиса на вызов 0,4–3 мс, запрос к базе 0,8–4 мс, 8 ядер на сервер базы.',
    en: 'A service takes 0.4-3 ms per call, a statement 0.8-4 ms, a database server has 8 cores.',
  },
  reason: {
    ru: 'Порядок величин для Go и запросов по первичному ключу с данными в памяти; заменить измеренными.',
    en: 'The order of magnitude of Go and of statements by primary key with the data in memory; to be replaced by measurements.',
  },
  about: [
    'gateway.time',
    'accounts.time',
    'points.time',
    'offers.time',
    'history.time',
    'loyalty-db.time',
    'loyalty-db.concurrency',
  ],
})
loyalty.assumption('targets', {
  text: {
    ru: 'Из показателей исходные решения задают два: RTO 30 минут и RPO 4 часа. Остальные — 99,95 %, 150 и 120 мс, запас 20 %, 2 минуты на зону, 1 минута потерь на регион, 0,1 % в год — выбраны здесь.',
    en: 'Two of the measures come from the source decisions: RTO 30 minutes and RPO 4 hours. The others - 99.95 %, 150 and 120 ms, 20 % in reserve, 2 minutes for a zone, 1 minute of loss for a region, 0.1 % a year - are chosen here.',
  },
  reason: {
    ru: 'Требование без показателя нельзя проверить; каждый показатель обоснован у своего требования.',
    en: 'A requirement without a measure cannot be checked; each measure is reasoned at its requirement.',
  },
  about: ['AVA01', 'SCA02', 'SCA03', 'DUR02', 'DUR03', 'SCA04'],
})
loyalty.assumption('prices', {
  text: {
    ru: 'Сервер базы — 75 тыс. ₽ в месяц, экземпляр сервиса — 6–9 тыс., глобальный балансировщик — 150 тыс., хранилище копий — 60 тыс.',
    en: 'A database server costs 75 thousand roubles a month, an instance of a service 6-9, the global balancer 150, the backup repository 60.',
  },
  reason: {
    ru: 'Порядок цен российских облаков; для сравнения вариантов важны соотношения, а не суммы.',
    en: 'The order of prices of Russian clouds; the comparison of options needs ratios rather than sums.',
  },
  about: ['loyalty-db.cost', 'edge.cost', 'backup-repository.cost', 'gateway.cost'],
})
