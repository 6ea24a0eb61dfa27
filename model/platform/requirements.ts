/**
 * What the source document wants of the platform, as quality scenarios with measures. It names qualities (availability, RTO,
 * RPO, response time, growth) without figures; the figures are assumptions, each reasoned at its requirement.
 */
import { cache, db } from './data.ts'
import {
  campaign,
  clusterLoss,
  coldCache,
  mskLoss,
  operatorError,
  partition,
  primaryLoss,
  spbLoss,
} from './failures.ts'
import { signIn, updateProfile, viewProfile } from './journeys.ts'
import { prometheus } from './monitoring.ts'
import { platform } from './places.ts'

const source = {
  ru: 'Исходный документ о стратегии масштабирования и отказоустойчивости',
  en: 'Source document on the strategy of scaling and fault tolerance',
}

export const ava01 = platform.requirement('AVA01', {
  title: { ru: 'Доступность входа и профиля', en: 'Availability of sign-in and profile' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Клиент', en: 'A customer' },
    stimulus: { ru: 'Входит, смотрит или меняет профиль', en: 'Signs in, looks at the profile or changes it' },
    artifact: { ru: 'Вся платформа, из каждого центра', en: 'The whole platform, from each data centre' },
    environment: {
      ru: 'Круглый год, с отказами серверов, кластеров, центров и неудачными выпусками',
      en: 'All year round, with failures of hosts, clusters and data centres and with bad releases',
    },
    response: { ru: 'Действие выполнено', en: 'The action is done' },
    measure: { ru: 'Не менее 99,95 % времени', en: 'At least 99.95 % of the time' },
  },
  rationale: {
    ru: 'Без входа не работает ни одно приложение компании; 99,95 % — около 22 минут простоя за 30 дней.',
    en: 'Without sign-in no application of the company works; 99.95 % is some 22 minutes of downtime in 30 days.',
  },
  measures: [
    { metric: 'availability', of: signIn, target: '>= 99.95%' },
    { metric: 'availability', of: viewProfile, target: '>= 99.95%' },
    { metric: 'availability', of: updateProfile, target: '>= 99.95%' },
  ],
})

export const ava02 = platform.requirement('AVA02', {
  title: { ru: 'Работа при потере центра или кластера', en: 'Service through the loss of a data centre or a cluster' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Отказ площадки или неудачное обновление', en: 'A failure of a site or a bad upgrade' },
    stimulus: {
      ru: 'Потерян центр обработки данных или кластер Kubernetes либо центры разделены',
      en: 'A data centre or a Kubernetes cluster is lost, or the data centres are parted',
    },
    artifact: { ru: 'Вход, профиль и база клиентов', en: 'Sign-in, profile and the customer database' },
    environment: { ru: 'Час пик, людей на месте нет', en: 'The peak hour, nobody at hand' },
    response: {
      ru: 'Трафик сам уходит в другой центр, база переключается сама, подтверждённые данные целы',
      en: 'Traffic moves to the other data centre and the database fails over, both by themselves; confirmed data are whole',
    },
    measure: {
      ru: 'Перерыв — не дольше 3 минут, потерь данных нет; оставшийся центр несёт весь пик с запасом 10 %',
      en: 'At most 3 minutes of interruption, nothing lost; the other data centre carries the whole peak with 10 % in reserve',
    },
  },
  rationale: {
    ru: 'За 3 минуты человек не успеет даже прочесть тревогу: требование проверяет, что он и не нужен.',
    en: 'In 3 minutes a person has hardly read the alert: the requirement checks that nobody is needed.',
  },
  measures: [
    { metric: 'rto', of: signIn, under: [mskLoss, spbLoss, clusterLoss, partition], target: '<= 3m', at: 'worst' },
    {
      metric: 'rto',
      of: updateProfile,
      under: [mskLoss, spbLoss, clusterLoss, partition],
      target: '<= 3m',
      at: 'worst',
    },
    { metric: 'rpo', of: db, under: [mskLoss, spbLoss], target: '<= 0s', at: 'worst' },
    { metric: 'data-loss-on-partition', of: db, target: '<= 0s' },
    { metric: 'headroom', of: viewProfile, load: 'peak', under: mskLoss, target: '>= 10%' },
    { metric: 'headroom', of: signIn, load: 'peak', under: mskLoss, target: '>= 10%' },
  ],
})

export const ava03 = platform.requirement('AVA03', {
  title: { ru: 'Отказ ведущей базы', en: 'Loss of a primary' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Отказ сервера', en: 'A failure of a server' },
    stimulus: { ru: 'Потерян сервер ведущей базы', en: 'The host of a primary is lost' },
    artifact: { ru: 'База клиентов', en: 'The customer database' },
    environment: { ru: 'Любое время', en: 'Any time' },
    response: { ru: 'Резервная копия принимает запись сама', en: 'A standby takes the writes by itself' },
    measure: { ru: 'Не дольше 2 минут, потерь нет', en: 'Within 2 minutes, nothing lost' },
  },
  rationale: {
    ru: 'Самый частый из крупных отказов: два раза в год на сервер, серверов шесть.',
    en: 'The most frequent of the large failures: twice a year per server, and there are six.',
  },
  measures: [
    { metric: 'rto', of: db, under: primaryLoss, target: '<= 2m', at: 'worst' },
    { metric: 'rpo', of: db, under: primaryLoss, target: '<= 0s', at: 'worst' },
    { metric: 'rule', of: db, rule: 'automatic-failover' },
  ],
})

export const per01 = platform.requirement('PER01', {
  title: { ru: 'Быстрый ответ из любого города', en: 'A quick answer from every city' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Клиент, ближе к любому из центров', en: 'A customer near either data centre' },
    stimulus: { ru: 'Входит, смотрит или меняет профиль', en: 'Signs in, looks at the profile or changes it' },
    artifact: { ru: 'Путь от телефона до базы и обратно', en: 'The way from the phone to the database and back' },
    environment: { ru: 'Расчётный пик, всё исправно', en: 'The planned peak, everything up' },
    response: { ru: 'Ответ получен, данные записаны надёжно', en: 'The answer is there, the data are written durably' },
    measure: {
      ru: '95-й перцентиль: профиль — 100 мс, изменение — 150 мс, вход — 200 мс',
      en: '95th percentile: profile within 100 ms, change within 150 ms, sign-in within 200 ms',
    },
  },
  rationale: {
    ru: '100 мс человек воспринимает как мгновенный ответ; вход обязан тратить время на проверку пароля.',
    en: 'A person takes 100 ms for an instant answer; a sign-in has to spend time on the password.',
  },
  measures: [
    { metric: 'latency', of: viewProfile, percentile: 95, load: 'peak', target: '<= 100ms' },
    { metric: 'latency', of: updateProfile, percentile: 95, load: 'peak', target: '<= 150ms' },
    { metric: 'latency', of: signIn, percentile: 95, load: 'peak', target: '<= 200ms' },
  ],
})

export const sca01 = platform.requirement('SCA01', {
  title: { ru: 'Рост вчетверо', en: 'Fourfold growth' },
  characteristic: 'flexibility',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Рост числа клиентов', en: 'Growth of the number of customers' },
    stimulus: { ru: 'Пиковый поток вырос вчетверо', en: 'The peak rate has grown fourfold' },
    artifact: { ru: 'База клиентов', en: 'The customer database' },
    environment: { ru: 'Серверы базы те же', en: 'The same database servers' },
    response: { ru: 'База несёт поток с запасом', en: 'The database carries the load with a reserve' },
    measure: {
      ru: 'Запас базы — не менее 30 %, при пустом кэше — не менее 10 %',
      en: 'The database keeps at least 30 % in reserve, 10 % with an empty cache',
    },
  },
  rationale: {
    ru: 'Четырёхкратный рост — около четырёх лет по 40 % в год. Сервисы добавляют экземпляры сами, базе узлы добавляют заранее. 30 % запаса держат очередь короткой, 10 % при пустом кэше — чтобы очистка кэша не стала аварией.',
    en: 'Fourfold is some four years of growth by 40 %. Services add instances by themselves, nodes of the database are added in advance. 30 % in reserve keep the queue short; 10 % with an empty cache keep its purge from becoming an outage.',
  },
  measures: [
    { metric: 'headroom', of: db, load: 'peak', growth: 4, target: '>= 30%' },
    { metric: 'headroom', of: db, load: 'peak', growth: 4, under: coldCache, target: '>= 10%' },
  ],
})

export const sca02 = platform.requirement('SCA02', {
  title: { ru: 'Пиковые нагрузки', en: 'Peak loads' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Клиенты', en: 'Customers' },
    stimulus: {
      ru: 'Рассылка приводит вдвое больше людей, или кэш пуст в час пик',
      en: 'A mailing brings twice the people, or the cache is empty at the peak',
    },
    artifact: { ru: 'Вход и просмотр профиля', en: 'Sign-in and view of the profile' },
    environment: { ru: 'Всё исправно', en: 'Everything up' },
    response: { ru: 'Ни один ресурс не насыщен', en: 'No resource saturates' },
    measure: {
      ru: 'Запас самого занятого ресурса — не менее 15 %; просмотров профиля — не менее 5000 в секунду',
      en: 'The busiest resource keeps at least 15 % in reserve; at least 5000 views of profiles per second',
    },
  },
  rationale: {
    ru: 'Перегрузка — обычная причина отказа в день рассылки; 5000 в секунду — вдвое больше пика.',
    en: 'Overload is the usual cause of failure on the day of a mailing; 5000 per second is twice the peak.',
  },
  measures: [
    { metric: 'headroom', of: viewProfile, load: 'peak', under: campaign, target: '>= 15%' },
    { metric: 'headroom', of: signIn, load: 'peak', under: campaign, target: '>= 15%' },
    { metric: 'headroom', of: viewProfile, load: 'peak', under: coldCache, target: '>= 15%' },
    { metric: 'throughput', of: viewProfile, target: '>= 5000/s' },
  ],
})

export const con01 = platform.requirement('CON01', {
  title: { ru: 'Свои изменения видны', en: 'Own changes are seen' },
  characteristic: 'functional-suitability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Клиент', en: 'A customer' },
    stimulus: { ru: 'Меняет данные и смотрит их снова', en: 'Changes data and looks at them again' },
    artifact: { ru: 'База клиентов и кэш', en: 'The customer database and the cache' },
    environment: { ru: 'Всё исправно', en: 'Everything up' },
    response: { ru: 'Чтение с ведущего видит запись', en: 'A read at the primary sees the write' },
    measure: {
      ru: 'Чтение с ведущего — не слабее read-your-writes; из кэша — не старше минуты',
      en: 'A read at the primary is at least read-your-writes; from the cache at most a minute old',
    },
  },
  rationale: {
    ru: 'Отозванное согласие должно перестать действовать; минута — срок, который назван клиенту.',
    en: 'A withdrawn consent must cease to apply; a minute is what the customer is told.',
  },
  measures: [
    { metric: 'consistency', of: db, operation: 'read', target: '>= read-your-writes' },
    { metric: 'staleness', of: cache, read: 'cache', target: '<= 60s' },
  ],
})

export const dur01 = platform.requirement('DUR01', {
  title: { ru: 'Сохранность данных', en: 'Durability of the data' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Отказ, ошибка человека или злоумышленник', en: 'A failure, a human error or an attacker' },
    stimulus: { ru: 'Данные клиентов испорчены или утрачены', en: 'Customer data are ruined or lost' },
    artifact: { ru: 'База клиентов и её копии', en: 'The customer database and its backups' },
    environment: { ru: 'Любое время', en: 'Any time' },
    response: {
      ru: 'Данные возвращены из копии, которую этот же сбой не затронул',
      en: 'The data come back from a copy that the same fault did not touch',
    },
    measure: {
      ru: 'Вероятность безвозвратной потери — не больше 0,1 % в год; потеря при ошибке человека — не больше 20 минут; копии хранятся 30 дней, зашифрованы, удалены, неизменяемы, восстановление проверяется каждый месяц',
      en: 'Probability of a loss for good at most 0.1 % a year; at most 20 minutes lost to a human error; copies kept for 30 days, encrypted, off site, immutable, the restore tested every month',
    },
  },
  rationale: {
    ru: 'Персональные данные и согласия заново не соберёшь: клиент их второй раз не даст.',
    en: 'Personal data and consents cannot be collected anew: the customer will not give them twice.',
  },
  measures: [
    { metric: 'durability', of: db, target: '>= 99.9%' },
    { metric: 'rpo', of: db, under: operatorError, target: '<= 20m', at: 'worst' },
    { metric: 'rule', of: db, rule: 'backups-encrypted' },
    { metric: 'rule', of: db, rule: 'backups-off-site' },
    { metric: 'rule', of: db, rule: 'backups-immutable' },
    { metric: 'rule', of: db, rule: 'backup-retention', target: '>= 30d' },
    { metric: 'rule', of: db, rule: 'restore-tested', target: '<= 31d' },
  ],
})

export const rec01 = platform.requirement('REC01', {
  title: { ru: 'Восстановление после ошибки человека', en: 'Recovery from a human error' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Сотрудник', en: 'A member of staff' },
    stimulus: { ru: 'Испорчены данные в базе', en: 'Data in the database are ruined' },
    artifact: { ru: 'База клиентов', en: 'The customer database' },
    environment: { ru: 'Час пик, дежурный на связи', en: 'The peak hour, the engineer on duty can be reached' },
    response: {
      ru: 'Программа возвращает оба узла к точке перед ошибкой; тревога доходит до людей',
      en: 'A program takes both nodes back to a point before the error; the alert reaches people',
    },
    measure: { ru: 'Не дольше часа', en: 'Within an hour' },
  },
  rationale: {
    ru: 'Исходный документ требует быстрого восстановления, но срока не называет; час — предел, за которым приложения компании переходят на ручной обход.',
    en: 'The source document wants a quick recovery without naming a limit; after an hour the applications of the company switch to work by hand.',
  },
  measures: [
    { metric: 'rto', of: db, under: operatorError, target: '<= 1h', at: 'worst' },
    { metric: 'rule', of: prometheus, rule: 'alerts-reach-people' },
  ],
})

export const cost01 = platform.requirement('COST01', {
  title: { ru: 'Стоимость площадок', en: 'Cost of the infrastructure' },
  characteristic: 'performance-efficiency',
  priority: 'should',
  measures: [{ metric: 'cost', target: '<= 1200000 RUB/month' }],
  rationale: {
    ru: 'Допущение: столько компания тратит на вход и профиль сейчас, вместе с запасными серверами.',
    en: 'Assumption: this is what sign-in and profile cost the company today, spare servers included.',
  },
})
