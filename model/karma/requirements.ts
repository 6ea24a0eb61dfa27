/** What the plan is for, as quality scenarios with measures. The plan names qualities without figures: the figures are assumptions. */
import { appLoss, operatorError, primaryLoss, siteLoss, spike, zoneLoss } from './failures.ts'
import { give, leaderboard, login, profile } from './journeys.ts'
import { karma } from './places.ts'
import { app, db, monitoring } from './today.ts'

const source = { ru: 'План масштабирования KarmaSystem', en: 'Scaling plan of KarmaSystem' }
const people = { ru: 'Пользователь', en: 'A user' }
const whole = { ru: 'Вся система', en: 'The whole system' }
const peak = { ru: 'Час пик, всё исправно', en: 'The peak hour, everything up' }

karma.requirement('AVA01', {
  title: { ru: 'Доступность', en: 'Availability' },
  characteristic: 'reliability',
  priority: 'must',
  due: 'balancing',
  source,
  scenario: {
    source: people,
    stimulus: { ru: 'Входит, ставит карму, смотрит профиль', en: 'Signs in, gives karma, views a profile' },
    artifact: whole,
    environment: {
      ru: 'Круглый год, с отказами и неудачными выпусками',
      en: 'All year, with failures and bad releases',
    },
    response: { ru: 'Действие выполнено', en: 'The action is done' },
    measure: { ru: 'Не менее 99,95 % времени', en: 'At least 99.95 % of the time' },
  },
  rationale: {
    ru: '99,95 % — около 22 минут простоя за 30 дней: столько терпят в социальном сервисе.',
    en: '99.95 % is some 22 minutes of downtime in 30 days: what users of a social service put up with.',
  },
  measures: [login, give, profile].map((of) => ({ metric: 'availability' as const, of, target: '>= 99.95%' as const })),
})
karma.requirement('AVA02', {
  title: { ru: 'Отказ сервера или зоны', en: 'Loss of a host or a zone' },
  characteristic: 'reliability',
  priority: 'must',
  due: 'balancing',
  source,
  scenario: {
    source: { ru: 'Отказ оборудования', en: 'A failure of equipment' },
    stimulus: {
      ru: 'Потерян сервер приложения, ведущей базы или зона',
      en: 'A host of the application, of the primary or a zone is lost',
    },
    artifact: { ru: 'Начисление кармы и база', en: 'Giving karma and the database' },
    environment: { ru: 'Любое время, людей на месте нет', en: 'Any time, nobody at hand' },
    response: { ru: 'Переключение без людей и без потерь', en: 'Failover without people and without loss' },
    measure: { ru: 'Не дольше 2 минут, потерь нет', en: 'Within 2 minutes, nothing lost' },
  },
  rationale: {
    ru: 'План требует автоматического переключения: самый частый крупный отказ не должен ждать человека.',
    en: 'The plan asks for automatic failover: the most frequent large failure must not wait for a person.',
  },
  measures: [
    { metric: 'rto', of: give, under: [appLoss, primaryLoss, zoneLoss], target: '<= 2m', at: 'worst' },
    { metric: 'rpo', of: db, under: [primaryLoss, zoneLoss], target: '<= 0s', at: 'worst' },
    { metric: 'rule', of: db, rule: 'automatic-failover' },
  ],
})
karma.requirement('PER01', {
  title: { ru: 'Быстрый ответ', en: 'A quick answer' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  due: 'queues',
  source,
  scenario: {
    source: people,
    stimulus: {
      ru: 'Ставит карму, открывает профиль или рейтинг',
      en: 'Gives karma, opens a profile or the leaderboard',
    },
    artifact: { ru: 'Путь от браузера до базы и обратно', en: 'The way from the browser to the database and back' },
    environment: peak,
    response: { ru: 'Ответ на экране, данные записаны', en: 'The answer is on the screen, the data are written' },
    measure: {
      ru: '95-й перцентиль: карма — 150 мс, профиль и рейтинг — 100 мс, вход — 300 мс',
      en: '95th percentile: karma 150 ms, profile and leaderboard 100 ms, sign-in 300 ms',
    },
  },
  rationale: {
    ru: '100 мс человек воспринимает как мгновенный ответ; проверка пароля обязана занимать время.',
    en: 'A person takes 100 ms for instant; a password check has to take time.',
  },
  measures: [
    { metric: 'latency', of: give, percentile: 95, load: 'peak', target: '<= 150ms' },
    { metric: 'latency', of: profile, percentile: 95, load: 'peak', target: '<= 100ms' },
    { metric: 'latency', of: leaderboard, percentile: 95, load: 'peak', target: '<= 100ms' },
    { metric: 'latency', of: login, percentile: 95, load: 'peak', target: '<= 300ms' },
  ],
})
karma.requirement('SCA01', {
  title: { ru: 'База выдержит рост впятеро', en: 'The database stands fivefold growth' },
  characteristic: 'flexibility',
  priority: 'must',
  due: 'queues',
  source,
  scenario: {
    source: { ru: 'Рост числа пользователей', en: 'Growth of the number of users' },
    stimulus: { ru: 'Пиковый поток вырос впятеро', en: 'The peak rate has grown fivefold' },
    artifact: { ru: 'База кармы', en: 'The karma database' },
    environment: { ru: 'Серверы базы те же', en: 'The same database servers' },
    response: { ru: 'База несёт поток с запасом', en: 'The database carries the load with a reserve' },
    measure: { ru: 'Запас — не менее 30 %', en: 'At least 30 % in reserve' },
  },
  rationale: {
    ru: 'Впятеро — около трёх с половиной лет роста по 60 % в год; приложению добавляют экземпляры, базе так быстро не добавить ничего.',
    en: 'Fivefold is some three and a half years of growth by 60 %; instances are soon added to the application, nothing is to the database.',
  },
  measures: [{ metric: 'headroom', of: db, load: 'peak', growth: 5, target: '>= 30%' }],
})
karma.requirement('SCA02', {
  title: { ru: 'Всплеск вчетверо выше пика', en: 'A spike of four times the peak' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  due: 'elastic',
  source,
  scenario: {
    source: people,
    stimulus: {
      ru: 'Массовое упоминание приводит вчетверо больше людей',
      en: 'A viral mention brings four times the people',
    },
    artifact: { ru: 'Приложение', en: 'The application' },
    environment: { ru: 'Два часа, всё исправно', en: 'Two hours, everything up' },
    response: { ru: 'Ни один ресурс не насыщен', en: 'No resource saturates' },
    measure: { ru: 'Запас — не менее 25 %', en: 'At least 25 % in reserve' },
  },
  rationale: {
    ru: 'Всплеск нельзя предсказать, а держать вчетверо больше серверов весь год — лишние деньги.',
    en: 'A spike cannot be foreseen, and four times the servers all year are wasted money.',
  },
  measures: [
    { metric: 'headroom', of: app, load: 'peak', under: spike, target: '>= 25%' },
    { metric: 'headroom', of: give, load: 'peak', under: spike, target: '>= 25%' },
  ],
})
karma.requirement('OBS01', {
  title: { ru: 'О сбое узнают люди, а не пользователи', en: 'People learn of a failure before users tell them' },
  characteristic: 'maintainability',
  priority: 'must',
  due: 'observing',
  source,
  scenario: {
    source: { ru: 'Любой сбой', en: 'Any failure' },
    stimulus: { ru: 'Растёт доля ошибок или задержка', en: 'The share of errors or the latency grows' },
    artifact: { ru: 'Мониторинг', en: 'The monitoring' },
    environment: { ru: 'Любое время', en: 'Any time' },
    response: { ru: 'Тревога приходит дежурному', en: 'An alert reaches the engineer on duty' },
    measure: {
      ru: 'Путь тревоги до человека есть и проверяется сам',
      en: 'The alert has a way to a person, and the way is watched',
    },
  },
  rationale: {
    ru: 'План: без мониторинга нельзя принять обоснованное решение о масштабировании.',
    en: 'The plan: without monitoring no decision on scaling has grounds.',
  },
  measures: [{ metric: 'rule', of: monitoring, rule: 'alerts-reach-people' }],
})
karma.requirement('DUR01', {
  title: { ru: 'Сохранность данных', en: 'Durability of the data' },
  characteristic: 'reliability',
  priority: 'must',
  due: 'recovery',
  source,
  scenario: {
    source: { ru: 'Ошибка человека или авария площадки', en: 'A human error or an outage of the site' },
    stimulus: { ru: 'Данные испорчены или утрачены', en: 'Data are ruined or lost' },
    artifact: { ru: 'База и её копии', en: 'The database and its backups' },
    environment: { ru: 'Любое время', en: 'Any time' },
    response: {
      ru: 'Данные возвращены из копии, которую сбой не затронул',
      en: 'The data come back from a copy that the fault did not touch',
    },
    measure: {
      ru: 'Безвозвратная потеря — не чаще 0,1 % в год; при катастрофе теряется не больше 5 минут, при ошибке человека — не больше 30; копии в другом центре, зашифрованы, восстановление проверяют каждый месяц',
      en: 'Loss for good at most 0.1 % a year; at most 5 minutes lost in a disaster, 30 to a human error; backups off site, encrypted, the restore tried every month',
    },
  },
  rationale: {
    ru: 'Карма и есть продукт: журнал событий нельзя собрать заново.',
    en: 'Karma is the product: the journal of events cannot be gathered again.',
  },
  measures: [
    { metric: 'durability', of: db, target: '>= 99.9%' },
    { metric: 'rpo', of: db, under: siteLoss, target: '<= 5m', at: 'worst' },
    { metric: 'rpo', of: db, under: operatorError, target: '<= 30m', at: 'worst' },
    { metric: 'rule', of: db, rule: 'backups-encrypted' },
    { metric: 'rule', of: db, rule: 'backups-off-site' },
    { metric: 'rule', of: db, rule: 'restore-tested', target: '<= 31d' },
  ],
})
karma.requirement('DR01', {
  title: { ru: 'Восстановление после катастрофы', en: 'Disaster recovery' },
  characteristic: 'reliability',
  priority: 'must',
  due: 'recovery',
  source,
  scenario: {
    source: { ru: 'Ошибка человека или катастрофа', en: 'A human error or a disaster' },
    stimulus: { ru: 'Удалена таблица или потерян регион', en: 'A table is dropped or the region is lost' },
    artifact: whole,
    environment: { ru: 'Любое время, дежурный доступен', en: 'Any time, the engineer on duty can be reached' },
    response: {
      ru: 'Система работает в резервном регионе или на восстановленных данных',
      en: 'The system works in the recovery region or on restored data',
    },
    measure: { ru: 'Не дольше часа', en: 'Within an hour' },
  },
  rationale: {
    ru: 'План требует аварийного переключения и учений; час — предел, за которым пользователи уходят.',
    en: 'The plan asks for a failover plan and drills; beyond an hour users leave.',
  },
  measures: [
    { metric: 'rto', of: give, under: [operatorError, siteLoss], target: '<= 1h' },
    { metric: 'rule', of: db, rule: 'copies-in-regions', target: '>= 2' },
  ],
})
karma.requirement('COST01', {
  title: { ru: 'Стоимость', en: 'Cost' },
  characteristic: 'performance-efficiency',
  priority: 'should',
  rationale: {
    ru: 'Предел выбран здесь: план о деньгах не говорит, но без предела любое решение «лучше».',
    en: 'The limit is chosen here: the plan is silent on money, but without a limit every option is "better".',
  },
  measures: [{ metric: 'cost', target: '<= 1000000 RUB/month' }],
})
