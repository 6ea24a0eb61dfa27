/** The six requirements of the two source decisions as quality scenarios with measures. */
import { db } from './data.ts'
import { hostLoss, operatorError, regionDisaster, regionLoss, regionLossEkb, saleDay, zoneLoss } from './failures.ts'
import { accrue, browseBalance, redeem } from './journeys.ts'
import { prometheus } from './monitoring-tools.ts'
import { loyalty } from './places.ts'

const source = {
  ru: 'Исходные решения о масштабировании и о резервном копировании системы лояльности',
  en: 'Source decisions on scaling and on backups of the loyalty system',
}

export const ava01 = loyalty.requirement('AVA01', {
  title: { ru: 'Доступность операций с баллами', en: 'Availability of operations on points' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Кассир или покупатель', en: 'A cashier or a shopper' },
    stimulus: {
      ru: 'Начисляет или списывает баллы, смотрит баланс',
      en: 'Accrues or redeems points, looks at the balance',
    },
    artifact: { ru: 'Вся система, из каждого региона', en: 'The whole system, from each region' },
    environment: {
      ru: 'Круглый год, с отказами серверов, зон, регионов и неудачными выпусками',
      en: 'All year round, with failures of hosts, zones and regions and with bad releases',
    },
    response: { ru: 'Операция выполнена', en: 'The operation is done' },
    measure: { ru: 'Не менее 99,95 % времени', en: 'At least 99.95 % of the time' },
  },
  rationale: {
    ru: '99,95 % — около 22 минут простоя за 30 дней. Строже требовать нельзя: дороже обойдётся, чем ручная выдача скидки на кассе.',
    en: '99.95 % is some 22 minutes of downtime in 30 days. More would cost more than giving a discount at the till by hand.',
  },
  measures: [
    { metric: 'availability', of: accrue, target: '>= 99.95%' },
    { metric: 'availability', of: redeem, target: '>= 99.95%' },
    { metric: 'availability', of: browseBalance, target: '>= 99.95%' },
  ],
})

export const sca02 = loyalty.requirement('SCA02', {
  title: { ru: 'Быстрый ответ из любого региона', en: 'A quick answer from every region' },
  characteristic: 'performance-efficiency',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Кассир или покупатель любого региона', en: 'A cashier or a shopper of any region' },
    stimulus: {
      ru: 'Операция с баллами в час пик распродажи',
      en: 'An operation on points in the peak hour of a sale',
    },
    artifact: {
      ru: 'Путь от кассы или телефона до базы и обратно',
      en: 'The way from the till or phone to the database and back',
    },
    environment: { ru: 'Расчётный пик, все зоны работают', en: 'The planned peak, all zones up' },
    response: { ru: 'Ответ получен, данные записаны надёжно', en: 'The answer is there, the data are written durably' },
    measure: {
      ru: '95-й перцентиль: начисление и списание — не дольше 150 мс, баланс — не дольше 120 мс',
      en: '95th percentile: accrual and redemption within 150 ms, balance within 120 ms',
    },
  },
  rationale: {
    ru: 'Очередь у кассы: пробитие чека не должно заметно удлиниться ни в Москве, ни на Урале.',
    en: 'The queue at the till: printing a receipt must not become noticeably longer either in Moscow or in the Urals.',
  },
  measures: [
    { metric: 'latency', of: accrue, percentile: 95, load: 'peak', target: '<= 150ms' },
    { metric: 'latency', of: redeem, percentile: 95, load: 'peak', target: '<= 150ms' },
    { metric: 'latency', of: browseBalance, percentile: 95, load: 'peak', target: '<= 120ms' },
  ],
})

export const sca03 = loyalty.requirement('SCA03', {
  title: { ru: 'Рост нагрузки без потери актуальности данных', en: 'Growth without stale or inconsistent data' },
  characteristic: 'flexibility',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Рост числа покупателей и магазинов', en: 'Growth of the number of shoppers and stores' },
    stimulus: { ru: 'Пиковый поток вырос вдвое', en: 'The peak rate has doubled' },
    artifact: { ru: 'База лояльности с репликами', en: 'The loyalty database with its replicas' },
    environment: { ru: 'Распродажа, без добавления серверов базы', en: 'A sale, no database servers added' },
    response: {
      ru: 'База обслуживает поток с запасом, реплики отстают не заметно для человека, чтение с ведущего видит все свои записи',
      en: 'The database serves the rate with a reserve, replicas lag less than a person notices, a read at the primary sees all writes',
    },
    measure: {
      ru: 'При удвоенном пике запас базы — не менее 20 %; чтение с реплики старше не более чем на 10 с; чтение с ведущего — не слабее read-your-writes; поток начислений — не менее 560 в секунду',
      en: 'At twice the peak the database keeps at least 20 % in reserve; a replica read is at most 10 s old; a read at the primary is at least read-your-writes; at least 560 accruals per second',
    },
  },
  rationale: {
    ru: 'Удвоение — это около четырёх лет роста по 20 % в год; 20 % запаса оставляют очередь короткой.',
    en: 'Doubling is some four years of growth by 20 % a year; 20 % in reserve keep the queue short.',
  },
  measures: [
    { metric: 'headroom', of: db, load: 'peak', growth: 2, target: '>= 20%' },
    { metric: 'throughput', of: accrue, target: '>= 560/s' },
    { metric: 'staleness', of: db, read: 'replica', target: '<= 10s' },
    { metric: 'consistency', of: db, operation: 'read', target: '>= read-your-writes' },
  ],
})

export const dur02 = loyalty.requirement('DUR02', {
  title: { ru: 'Работа при отказе зоны и региона', en: 'Service through the loss of a zone or a region' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Отказ оборудования или площадки', en: 'A failure of equipment or of a site' },
    stimulus: {
      ru: 'Потерян сервер ведущей базы, зона или целый регион',
      en: 'The host of the primary, a zone or a whole region is lost',
    },
    artifact: { ru: 'Начисление баллов и база лояльности', en: 'Accrual of points and the loyalty database' },
    environment: { ru: 'Любое время, в том числе час пик', en: 'Any time, the peak hour included' },
    response: {
      ru: 'Зона: переключение без людей и потерь. Регион: работа продолжается в другом регионе',
      en: 'Zone: failover without people and without loss. Region: work goes on in the other region',
    },
    measure: {
      ru: 'Сервер или зона: не дольше 2 минут, потерь нет. Регион: не дольше 30 минут, потеря — не больше 1 минуты данных. Копии в двух регионах',
      en: 'Host or zone: at most 2 minutes, nothing lost. Region: at most 30 minutes, at most 1 minute of data lost. Copies in two regions',
    },
  },
  rationale: {
    ru: 'Баллы — обязательство перед покупателем: потерянное начисление он заметит.',
    en: 'Points are an obligation to the shopper, who will notice a lost accrual.',
  },
  measures: [
    { metric: 'rto', of: accrue, under: [hostLoss, zoneLoss], target: '<= 2m' },
    { metric: 'rpo', of: db, under: [hostLoss, zoneLoss], target: '<= 0s' },
    { metric: 'rto', of: accrue, under: [regionLoss, regionLossEkb, regionDisaster], target: '<= 30m' },
    { metric: 'rpo', of: db, under: [regionLoss, regionLossEkb, regionDisaster], target: '<= 1m' },
    { metric: 'headroom', of: accrue, load: 'peak', under: zoneLoss, target: '>= 20%' },
    { metric: 'rule', of: db, rule: 'copies-in-regions', target: '>= 2' },
  ],
})

export const dur03 = loyalty.requirement('DUR03', {
  title: { ru: 'Сохранность и целостность данных', en: 'Durability and integrity of the data' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Отказ, ошибка человека или злоумышленник', en: 'A failure, a human error or an attacker' },
    stimulus: {
      ru: 'Данные о баллах и покупках испорчены или утрачены',
      en: 'Data on points and purchases are ruined or lost',
    },
    artifact: { ru: 'База лояльности и её резервные копии', en: 'The loyalty database and its backups' },
    environment: { ru: 'Любое время', en: 'Any time' },
    response: {
      ru: 'Данные возвращены из копии, которую этот же сбой не затронул',
      en: 'The data come back from a copy that the same fault did not touch',
    },
    measure: {
      ru: 'Вероятность безвозвратной потери — не больше 0,1 % в год; потеря при ошибке человека — не больше 4 часов; копии хранятся 30 дней, зашифрованы, удалены от базы, неизменяемы, восстановление проверяется каждый месяц',
      en: 'Probability of a loss for good at most 0.1 % a year; at most 4 hours lost to a human error; copies kept for 30 days, encrypted, off site, immutable, the restore tested every month',
    },
  },
  rationale: {
    ru: 'Реплики не спасают от удалённой таблицы; спасает только копия, до которой ошибка не дошла.',
    en: 'Replicas do not save from a dropped table; only a copy that the error did not reach does.',
  },
  measures: [
    { metric: 'durability', of: db, target: '>= 99.9%' },
    { metric: 'rpo', of: db, under: [operatorError, regionDisaster], target: '<= 4h', at: 'worst' },
    { metric: 'rule', of: db, rule: 'backups-encrypted' },
    { metric: 'rule', of: db, rule: 'backups-off-site' },
    { metric: 'rule', of: db, rule: 'backups-immutable' },
    { metric: 'rule', of: db, rule: 'backup-retention', target: '>= 30d' },
    { metric: 'rule', of: db, rule: 'restore-tested', target: '<= 31d' },
  ],
})

export const dur04 = loyalty.requirement('DUR04', {
  title: { ru: 'Быстрое восстановление', en: 'Quick recovery' },
  characteristic: 'reliability',
  priority: 'must',
  source,
  scenario: {
    source: { ru: 'Человек или авария площадки', en: 'A person or an outage of a site' },
    stimulus: { ru: 'Удалена таблица или потерян регион', en: 'A table is dropped or a region is lost' },
    artifact: { ru: 'База лояльности', en: 'The loyalty database' },
    environment: { ru: 'Час пик, дежурная смена на месте', en: 'The peak hour, the shift on duty is there' },
    response: {
      ru: 'Программа восстанавливает шард и проверяет остатки; дежурный получает тревогу и принимает решение',
      en: 'A program restores the shard and checks the balances; the engineer on duty gets the alert and decides',
    },
    measure: {
      ru: 'Восстановление — не дольше 30 минут (RTO), потеря — не больше 4 часов (RPO); тревога доходит до людей',
      en: 'Recovery within 30 minutes (RTO), at most 4 hours lost (RPO); the alert reaches people',
    },
  },
  rationale: {
    ru: 'Значения 30 минут и 4 часа заданы исходным решением.',
    en: 'The values of 30 minutes and 4 hours are given by the source decision.',
  },
  measures: [
    {
      metric: 'rto',
      of: db,
      under: [operatorError, regionLoss, regionLossEkb, regionDisaster],
      target: '<= 30m',
      at: 'worst',
    },
    {
      metric: 'rpo',
      of: db,
      under: [operatorError, regionLoss, regionLossEkb, regionDisaster],
      target: '<= 4h',
      at: 'worst',
    },
    { metric: 'rule', of: prometheus, rule: 'alerts-reach-people' },
  ],
})

export const sca04 = loyalty.requirement('SCA04', {
  title: { ru: 'Запас на распродаже сильнее расчётной', en: 'Reserve at a sale beyond the planned peak' },
  characteristic: 'performance-efficiency',
  priority: 'should',
  scenario: {
    source: { ru: 'Покупатели', en: 'Shoppers' },
    stimulus: { ru: 'Распродажа вдвое сильнее расчётной', en: 'A sale twice as strong as planned' },
    artifact: { ru: 'Начисление баллов', en: 'Accrual of points' },
    environment: { ru: 'Три часа, все зоны работают', en: 'Three hours, all zones up' },
    response: { ru: 'Ни один ресурс не насыщен', en: 'No resource saturates' },
    measure: {
      ru: 'Запас самого занятого ресурса — не менее 10 %',
      en: 'The busiest resource keeps at least 10 % in reserve',
    },
  },
  rationale: {
    ru: 'Требования в исходных документах нет: добавлено, потому что перегрузка — обычная причина отказа в день распродажи.',
    en: 'Not in the source documents: added because overload is the usual cause of failure on a sale day.',
  },
  measures: [{ metric: 'headroom', of: accrue, load: 'peak', under: saleDay, target: '>= 10%' }],
})
