/** Figures that the plan leaves open: value, reason, source. */
import { karma } from './places.ts'

karma.assumption('rates', {
  text: {
    ru: 'Миллион пользователей, 150 тыс. в день; в пик 300 профилей, 150 рейтингов, 70 начислений кармы и 20 входов в секунду, рост 60 % в год.',
    en: 'A million users, 150 thousand a day; at the peak 300 profiles, 150 leaderboards, 70 karma events and 20 sign-ins per second, growth of 60 % a year.',
  },
  reason: {
    ru: 'План чисел не называет. 150 тыс. человек по 40 просмотров в день — около 70 в секунду в среднем, пик вчетверо выше.',
    en: 'The plan gives no numbers. 150 thousand people with 40 views a day are some 70 per second on average; the peak is four times that.',
  },
  about: ['login.rates', 'give-karma.rates', 'view-profile.rates', 'leaderboard.rates', 'spike'],
})
karma.assumption('sizes', {
  text: {
    ru: 'База — 150 ГБ: 600 млн событий по 120 байт с двумя индексами; журнал базы — 3 МБ/с в пик.',
    en: 'The database is 150 GB: 600 million events of 120 bytes with two indexes; its log is 3 MB/s at the peak.',
  },
  reason: {
    ru: 'Около 20 событий в секунду за год дают 600 млн строк; 70 транзакций в секунду по 20–40 КБ журнала с полными образами страниц.',
    en: 'Some 20 events per second make 600 million rows a year; 70 transactions per second with 20-40 kB of log each, full page images included.',
  },
  about: ['karma-db.size', 'karma-db.walRate', 'append-event'],
})
karma.assumption('service-times', {
  text: {
    ru: 'Приложение занято 3 мс на запрос и 60 мс на проверку пароля; запрос к базе — 1–2 мс, пересчёт рейтинга — 16 мс, первая сотня — 10 мс; по 8 ядер.',
    en: 'The application takes 3 ms per request and 60 ms per password check; a statement 1-2 ms, computing ranks anew 16 ms, the top hundred 10 ms; 8 cores each.',
  },
  reason: {
    ru: 'Порядок величин: bcrypt с параметром 10 и запросы по ключу с данными в памяти. Первым делом заменить измеренными.',
    en: 'Orders of magnitude: bcrypt at cost 10 and statements by key with the data in memory. The first to be replaced by measurements.',
  },
  about: ['app.time', 'karma-db.time', 'karma-db.concurrency'],
})
karma.assumption('caches', {
  text: {
    ru: 'Redis отвечает на 80 % чтений профилей, CDN — на 70 % страниц рейтинга; рейтингу позволено отставать на минуту.',
    en: 'Redis answers 80 % of profile reads, the CDN 70 % of leaderboard pages; the leaderboard may be a minute old.',
  },
  reason: {
    ru: 'Профили смотрят неравномерно: пятая часть собирает четыре пятых просмотров. Рейтинг у всех один.',
    en: 'Views are uneven: a fifth of the profiles gathers four fifths of the views. The leaderboard is the same for all.',
  },
  about: ['leaderboard', 'view-profile'],
})
karma.assumption('prices', {
  text: {
    ru: 'Сервер базы — 55 тыс. ₽ в месяц, экземпляр приложения — 14 тыс., балансировщик — 6 тыс.',
    en: 'A database server costs 55 thousand roubles a month, an instance of the application 14, a balancer 6.',
  },
  reason: {
    ru: 'Порядок цен российских облаков; важны соотношения, а не суммы.',
    en: 'The order of prices of Russian clouds; ratios matter, not sums.',
  },
  about: ['karma-db.cost', 'app.cost', 'COST01'],
})
karma.assumption('people', {
  text: {
    ru: 'До мониторинга сбой замечают за 10 минут — 2 часа, откат занимает 40 минут; с тревогами откат занимает 10 минут.',
    en: 'Before the monitoring a failure is noticed in 10 minutes to 2 hours and a roll-back takes 40 minutes; with alerts it takes 10 minutes.',
  },
  reason: {
    ru: 'Без тревоги о сбое узнают из жалоб; откатить готовый выпуск — минуты, остальное уходит на то, чтобы заметить и понять.',
    en: 'Without an alert complaints tell of it; a prepared roll-back takes minutes, the rest goes into noticing and understanding.',
  },
  about: ['karma-db.manualPromotion', 'app.changes', 'bad-release'],
})
