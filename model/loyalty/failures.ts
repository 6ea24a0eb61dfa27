/** What goes wrong, how often, and what the system and people should then do. */
import { db } from './data.ts'
import { accrue, browseBalance, browseOffers, purchaseHistory, redeem } from './journeys.ts'
import { balancer, edge } from './people-and-edge.ts'
import { ekb, loyalty, msk, spb } from './places.ts'
import { messenger } from './services.ts'

const tillJourneys = [accrue, redeem]

export const hostLoss = loyalty.failureScenario('host-loss', {
  title: { ru: 'Отказ сервера ведущей базы', en: 'Loss of the host of the primary' },
  faults: [{ losePrimary: db }],
  rate: '2/year',
  handling: {
    ru: 'Patroni отдаёт роль ведущего синхронной копии в соседней зоне; HAProxy ведёт сессии к ней. Люди не нужны.',
    en: 'Patroni gives the primary role to the synchronous copy in the next zone; HAProxy leads sessions to it. Nobody is needed.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: {
    ru: 'Практика отрасли: 1–4 программных сбоя или перезагрузки и 0,05–0,1 отказа оборудования на сервер в год.',
    en: 'Common practice: 1-4 software failures or reboots and 0.05-0.1 hardware failures per server and year.',
  },
})
export const standbyLoss = loyalty.failureScenario('standby-loss', {
  title: { ru: 'Отказ синхронной копии', en: 'Loss of the synchronous copy' },
  faults: [{ loseStandby: db }],
  rate: '2/year',
  handling: {
    ru: 'Фиксации ждут до одного цикла Patroni, затем ведущий работает один: данные принимает, но переключаться некуда, пока копия не вернётся.',
    en: 'Commits wait up to one Patroni cycle, then the primary runs alone: it takes data but has nowhere to fail over until the copy is back.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: { ru: 'Та же частота, что у сервера ведущей базы.', en: 'The same rate as for the host of the primary.' },
})
export const zoneLoss = loyalty.failureScenario('zone-loss', {
  title: { ru: 'Потеря зоны с ведущей базой', en: 'Loss of the zone of the primary' },
  faults: [{ lose: msk.zone('a'), for: '2h' }],
  rate: '0.3/year',
  handling: {
    ru: 'Автоматическое переключение базы в зону b; сервисы оставшихся зон несут всю нагрузку региона.',
    en: 'The database fails over to zone b by itself; the services of the other zones carry the whole load of the region.',
  },
  mustServe: [...tillJourneys, browseBalance, browseOffers, purchaseHistory],
  source: {
    ru: 'Практика отрасли: 0,1–0,5 отказа зоны в год.',
    en: 'Common practice: 0.1-0.5 outages of a zone per year.',
  },
})
export const regionLoss = loyalty.failureScenario('region-loss', {
  title: { ru: 'Потеря московского региона', en: 'Loss of the Moscow region' },
  description: {
    ru: 'Авария питания или сети всего региона; через несколько часов он возвращается с целыми дисками.',
    en: 'A failure of power or network of the whole region; it comes back in some hours with its disks whole.',
  },
  faults: [{ lose: msk, for: '4h' }],
  rate: '0.1/year',
  handling: {
    ru: 'Глобальный балансировщик уводит покупателей в Екатеринбург. Дежурный убеждается, что Москва потеряна, изолирует её и вручную повышает горячий резерв: два региона сами решить этого не могут.',
    en: 'The global balancer leads shoppers to Yekaterinburg. The engineer on duty makes sure that Moscow is lost, fences it off and promotes the hot standby by hand: two regions cannot decide this themselves.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: {
    ru: 'Практика отрасли: 0,05–0,2 отказа региона в год.',
    en: 'Common practice: 0.05-0.2 outages of a region per year.',
  },
})
export const regionLossEkb = loyalty.failureScenario('region-loss-ekb', {
  title: { ru: 'Потеря екатеринбургского региона', en: 'Loss of the Yekaterinburg region' },
  faults: [{ lose: ekb, for: '4h' }],
  rate: '0.1/year',
  handling: {
    ru: 'То же в обратную сторону: покупателей принимает Москва, резерв шарда Урала повышают там вручную.',
    en: 'The same the other way round: Moscow takes the shoppers, and the standby of the Urals shard is promoted there by hand.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: {
    ru: 'Практика отрасли: 0,05–0,2 отказа региона в год.',
    en: 'Common practice: 0.05-0.2 outages of a region per year.',
  },
})
export const regionDisaster = loyalty.failureScenario('region-disaster', {
  title: { ru: 'Гибель московского региона', en: 'Destruction of the Moscow region' },
  description: {
    ru: 'Физическая катастрофа: регион не возвращается, диски утрачены.',
    en: 'A physical disaster: the region does not come back, its disks are gone.',
  },
  faults: [{ lose: msk }],
  rate: '0.002/year',
  handling: {
    ru: 'Как при потере региона; затем вторую площадку строят заново, а до этого копии базы остаются в Екатеринбурге и Санкт-Петербурге.',
    en: 'As at the loss of the region; then the second site is built anew, and until then the copies of the database are in Yekaterinburg and Saint Petersburg.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: {
    ru: 'Допущение: раз в пятьсот лет; частоты не публикуются.',
    en: 'Assumption: once in five hundred years; no frequencies are published.',
  },
})
export const regionPartition = loyalty.failureScenario('region-partition', {
  title: { ru: 'Разрыв связи между регионами', en: 'Partition between the regions' },
  faults: [{ partition: [[msk, spb], [ekb]], for: '66m' }],
  rate: '1/year',
  handling: {
    ru: 'Каждый регион работает со своим шардом. Копии в чужом регионе отстают; повышать их нельзя — связь пропала, а не регион.',
    en: 'Each region works with its own shard. The copies in the other region fall behind; promoting them is wrong: the connection is gone, not the region.',
  },
  mustServe: [...tillJourneys, browseBalance, browseOffers],
  source: {
    ru: 'Gill и др., SIGCOMM 2011: медианная доступность канала между центрами обработки данных — около 99,95 %.',
    en: 'Gill et al., SIGCOMM 2011: median availability of a link between data centres about 99.95 %.',
  },
})
export const operatorError = loyalty.failureScenario('operator-error', {
  title: { ru: 'Ошибка человека: удалена таблица', en: 'Operator error: a table is dropped' },
  description: {
    ru: 'DROP TABLE или неудачная миграция. Репликация честно повторяет ошибку на всех копиях.',
    en: 'DROP TABLE or a bad migration. Replication faithfully repeats the error on every copy.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '30s', typical: '2m', worst: '5m' } }],
  rate: '0.3/year',
  handling: {
    ru: 'Запись останавливают, программа восстанавливает шард на момент перед ошибкой из копии и архива журнала, проверяет остатки и открывает доступ.',
    en: 'Writing is stopped; a program restores the shard to the moment before the error from a copy and the archived log, checks the balances and opens access.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: { ru: 'Допущение: одна такая ошибка за три года.', en: 'Assumption: one such error in three years.' },
})
export const ransomware = loyalty.failureScenario('backups-and-database', {
  title: { ru: 'База испорчена вместе с копиями', en: 'The database is ruined together with its backups' },
  description: {
    ru: 'Злоумышленник с правами администратора портит базу и добирается до копий.',
    en: 'An attacker with administrator rights ruins the database and gets at the backups.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '5m', typical: '1h', worst: '12h' } }, { loseBackups: db }],
  rate: '0.01/year',
  handling: {
    ru: 'Копии в Санкт-Петербурге нельзя изменить до конца срока хранения, и лежат они под другой учётной записью: ради этого случая так и сделано.',
    en: 'The copies in Saint Petersburg cannot be changed until their retention ends and lie under another account: this case is why.',
  },
  source: {
    ru: 'Допущение: раз в сто лет; данных о таких системах не публикуют.',
    en: 'Assumption: once in a hundred years; no figures for such systems are published.',
  },
})
export const lateCorruption = loyalty.failureScenario('late-corruption', {
  title: { ru: 'Порча, замеченная позже срока хранения', en: 'Corruption noticed after the retention' },
  description: {
    ru: 'Неудачный выпуск тихо портит редко читаемые данные; когда это видят, чистых копий уже нет.',
    en: 'A bad release silently ruins data that are seldom read; when it is seen, no clean backup is left.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '5d', typical: '45d', worst: '120d' }, silent: true }],
  rate: '0.0005/year',
  handling: {
    ru: 'Остатки пересчитывают по журналу операций и чекам касс; что не сошлось, теряется. От этого случая бережёт сверка остатков с журналом, а не копии.',
    en: 'Balances are computed anew from the ledger and the receipts of the tills; what does not agree is lost. Comparing balances with the ledger guards against this case, not backups.',
  },
  source: {
    ru: 'Допущение: раз в две тысячи лет; остальное ночная сверка остатков с журналом находит до конца срока хранения.',
    en: 'Assumption: once in two thousand years; nightly comparison of balances with the ledger finds the rest within the retention.',
  },
})
export const repositoryLoss = loyalty.failureScenario('repository-loss', {
  title: { ru: 'Потеря площадки с копиями', en: 'Loss of the site of the backups' },
  faults: [{ lose: spb, for: '4h' }],
  rate: '0.1/year',
  handling: {
    ru: 'Покупатели не замечают. Архив журнала и копии продолжают поступать во второе хранилище в Екатеринбурге.',
    en: 'Shoppers notice nothing. The archived log and the copies keep coming to the second repository in Yekaterinburg.',
  },
  mustServe: [...tillJourneys, browseBalance, browseOffers, purchaseHistory],
  source: {
    ru: 'Практика отрасли: 0,05–0,2 отказа региона в год.',
    en: 'Common practice: 0.05-0.2 outages of a region per year.',
  },
})
export const edgeOutage = loyalty.failureScenario('edge-outage', {
  title: { ru: 'Сбой глобального балансировщика', en: 'Outage of the global balancer' },
  description: {
    ru: 'Ошибка настройки или проверок доступности: исправные регионы объявлены неисправными.',
    en: 'An error of the configuration or the health checks: healthy regions are declared unhealthy.',
  },
  faults: [{ kind: 'external-outage', element: edge, for: '20m' }],
  rate: '0.5/year',
  handling: {
    ru: 'Кассы пробивают чеки без баллов и отправляют начисления позже. Дежурный возвращает прежнюю настройку.',
    en: 'Tills print receipts without points and send the accruals later. The engineer on duty returns the previous configuration.',
  },
  source: {
    ru: 'Google, SRE Workbook, приложение C: 31 % аварий вызывают изменения настроек; частота — допущение.',
    en: 'Google, SRE Workbook, appendix C: configuration pushes trigger 31 % of outages; the rate is an assumption.',
  },
})
export const balancerLoss = loyalty.failureScenario('balancer-loss', {
  title: { ru: 'Отказ всех балансировщиков региона', en: 'Loss of all balancers of a region' },
  faults: [{ kind: 'lose-element', element: balancer, for: '10m' }],
  rate: '0.2/year',
  handling: {
    ru: 'Ошибочная настройка разошлась на все балансировщики; её откатывают.',
    en: 'A bad configuration reached all balancers; it is rolled back.',
  },
  source: {
    ru: 'Допущение: одна ошибочная настройка за пять лет проходит канареечную проверку.',
    en: 'Assumption: one bad configuration in five years passes the canary.',
  },
})
export const providerOutage = loyalty.failureScenario('provider-outage', {
  title: { ru: 'Не работает провайдер пушей и СМС', en: 'The push and SMS provider is out' },
  faults: [{ outage: messenger, for: '2h' }],
  rate: '4/year',
  handling: {
    ru: 'Баллы начисляются; события ждут в таблице исходящих, уведомления приходят позже.',
    en: 'Points are accrued; events wait in the outbox table, notifications come later.',
  },
  mustServe: [...tillJourneys, browseBalance, browseOffers, purchaseHistory],
  source: {
    ru: 'Допущение; с доступностью провайдера 99,5 % согласуется только по порядку величины.',
    en: 'Assumption that agrees with the 99.5 % availability of the provider only in order of magnitude.',
  },
})
export const saleDay = loyalty.failureScenario('sale-day', {
  title: { ru: 'Распродажа сильнее расчётной', en: 'A sale beyond the planned peak' },
  faults: [
    { overload: accrue, factor: 2, for: '3h' },
    { overload: browseBalance, factor: 2, for: '3h' },
  ],
  rate: '2/year',
  handling: {
    ru: 'Автомасштабирование добавляет экземпляры «Баллов»; база несёт нагрузку за счёт запаса. Тяжёлые отчёты отключают.',
    en: 'Autoscaling adds instances of Points; the database carries the load out of its reserve. Heavy reports are switched off.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: {
    ru: 'Допущение: две распродажи в год превышают расчётный пик, не больше чем вдвое.',
    en: 'Assumption: two sales a year exceed the planned peak, at most twofold.',
  },
})
export const slowDisk = loyalty.failureScenario('slow-disk', {
  title: { ru: 'Медленный диск базы', en: 'A slow disk of the database' },
  description: {
    ru: 'Серый отказ: база отвечает, но втрое медленнее; реплики отстают.',
    en: 'A grey failure: the database answers, but three times slower; replicas fall behind.',
  },
  faults: [{ slow: db, factor: 3, for: '1h' }],
  rate: '1/year',
  handling: {
    ru: 'Тревога по задержке; дежурный переводит роль ведущего на другую копию плановым переключением.',
    en: 'An alert on latency; the engineer on duty moves the primary role to another copy by a planned switchover.',
  },
  mustServe: [...tillJourneys, browseBalance],
  source: { ru: 'Допущение: один серый отказ диска в год.', en: 'Assumption: one grey failure of a disk a year.' },
})
