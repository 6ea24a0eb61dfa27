/** What goes wrong, how often, and what the platform and people should then do. */
import { cache, db } from './data.ts'
import { findCustomer, register, signIn, updateProfile, viewProfile } from './journeys.ts'
import { gslb } from './people-and-edge.ts'
import { msk, mskCluster, platform, spb, tver } from './places.ts'
import { profiles } from './services.ts'

const critical = [signIn, viewProfile, updateProfile]

const siteSource = {
  ru: 'Практика отрасли: 0,05–0,2 отказа целой площадки в год; первичного источника нет.',
  en: 'Common practice: 0.05-0.2 outages of a whole site per year. No primary source.',
}

export const mskLoss = platform.failureScenario('msk-loss', {
  title: { ru: 'Потеря центра обработки данных в Москве', en: 'Loss of the Moscow data centre' },
  faults: [{ lose: msk, for: '4h' }],
  rate: '0.2/year',
  handling: {
    ru: 'GSLB перестаёт выдавать адрес Москвы, клиенты приходят в Санкт-Петербург. Голоса Санкт-Петербурга и Твери — большинство: Patroni сам повышает синхронную копию. Люди не нужны.',
    en: 'GSLB stops giving out the Moscow address, customers come to Saint Petersburg. The votes of Saint Petersburg and Tver are a majority: Patroni promotes the synchronous copy by itself. Nobody is needed.',
  },
  mustServe: [...critical, register],
  source: siteSource,
})
export const spbLoss = platform.failureScenario('spb-loss', {
  title: { ru: 'Потеря центра обработки данных в Санкт-Петербурге', en: 'Loss of the Saint Petersburg data centre' },
  faults: [{ lose: spb, for: '4h' }],
  rate: '0.2/year',
  handling: {
    ru: 'То же в обратную сторону: клиентов принимает Москва, второй узел базы повышается там.',
    en: 'The same the other way round: Moscow takes the customers, and the second node of the database is promoted there.',
  },
  mustServe: [...critical, register],
  source: siteSource,
})
export const voteLoss = platform.failureScenario('vote-loss', {
  title: { ru: 'Потеря третьей площадки', en: 'Loss of the third site' },
  faults: [{ lose: tver, for: '4h' }],
  rate: '0.2/year',
  handling: {
    ru: 'Клиенты не замечают: два голоса из трёх остались. Копии и архив журнала принимает второе хранилище. До возвращения Твери ещё одна потеря переключения уже не даст.',
    en: 'Customers notice nothing: two votes of three are left. The second repository takes backups and the archived log. Until Tver is back one more loss would leave no failover.',
  },
  mustServe: [...critical, register, findCustomer],
  source: siteSource,
})
export const clusterLoss = platform.failureScenario('cluster-loss', {
  title: { ru: 'Неудачное обновление кластера Kubernetes', en: 'A bad upgrade of the Kubernetes cluster' },
  description: {
    ru: 'Сетевой модуль, DNS кластера или управляющие узлы отказали после обновления: поды кластера недоступны, серверы базы рядом работают.',
    en: 'The network plugin, the DNS of the cluster or the control plane failed after an upgrade: its pods cannot be reached, the database servers beside it work.',
  },
  faults: [{ lose: mskCluster, for: '40m' }],
  rate: '0.5/year',
  handling: {
    ru: 'Проверки GSLB не проходят, клиентов принимает второй кластер. Обновление откатывают; второй кластер обновляют не раньше, чем через неделю.',
    en: 'The checks of GSLB fail and the second cluster takes the customers. The upgrade is rolled back; the second cluster is never upgraded within the same week.',
  },
  mustServe: [...critical, register],
  source: {
    ru: 'Допущение: раз в два года на кластер.',
    en: 'Assumption: once in two years per cluster.',
  },
})
export const primaryLoss = platform.failureScenario('primary-loss', {
  title: { ru: 'Отказ сервера ведущей базы', en: 'Loss of the host of a primary' },
  faults: [{ losePrimary: db }],
  rate: '2/year',
  handling: {
    ru: 'Patroni отдаёт роль ведущего синхронной копии во втором центре; HAProxy ведёт сессии к ней. Клиенты второго узла не замечают.',
    en: 'Patroni gives the primary role to the synchronous copy in the second data centre; HAProxy leads sessions to it. Customers of the other node notice nothing.',
  },
  mustServe: critical,
  source: {
    ru: 'Практика отрасли: 1–4 программных сбоя или перезагрузки и 0,05–0,1 отказа оборудования на сервер в год.',
    en: 'Common practice: 1-4 software failures or reboots and 0.05-0.1 hardware failures per server and year.',
  },
})
export const standbyLoss = platform.failureScenario('standby-loss', {
  title: { ru: 'Отказ синхронной копии', en: 'Loss of the synchronous copy' },
  faults: [{ loseStandby: db }],
  rate: '2/year',
  handling: {
    ru: 'Фиксации ждут до одного цикла Patroni, затем ведущий работает один: данные принимает, но переключаться некуда, пока копия не вернётся.',
    en: 'Commits wait up to one Patroni cycle, then the primary runs alone: it takes data but has nowhere to fail over until the copy is back.',
  },
  mustServe: critical,
  source: { ru: 'Та же частота, что у сервера ведущей базы.', en: 'The same rate as for the host of the primary.' },
})
export const partition = platform.failureScenario('partition', {
  title: { ru: 'Разрыв связи между двумя центрами', en: 'Partition between the two data centres' },
  description: {
    ru: 'Москва и Тверь видят друг друга, Санкт-Петербург отрезан от обеих площадок.',
    en: 'Moscow and Tver see one another, Saint Petersburg is cut off from both.',
  },
  faults: [{ partition: [[msk, tver], [spb]], for: '66m' }],
  rate: '0.5/year',
  handling: {
    ru: 'Большинство голосов — в Москве и Твери: второй узел базы повышается в Москве, прежний ведущий сам слагает роль. Глубокая проверка GSLB уводит клиентов Санкт-Петербурга в Москву.',
    en: 'The majority of the votes is in Moscow and Tver: the second node of the database is promoted in Moscow, its former primary steps down by itself. The deep check of GSLB leads the customers of Saint Petersburg to Moscow.',
  },
  mustServe: critical,
  source: {
    ru: 'Gill и др., SIGCOMM 2011: медианная доступность канала между центрами обработки данных — около 99,95 %; оба канала сразу рвутся редко, частота — допущение.',
    en: 'Gill et al., SIGCOMM 2011: median availability of a link between data centres about 99.95 %; both links are seldom cut at once, the rate is assumed.',
  },
})
export const operatorError = platform.failureScenario('operator-error', {
  title: { ru: 'Ошибка человека: испорчены данные', en: 'Operator error: data are ruined' },
  description: {
    ru: 'Неудачная миграция или команда не в той базе. Репликация честно повторяет ошибку на всех копиях.',
    en: 'A bad migration or a command in the wrong database. Replication faithfully repeats the error on every copy.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '1m', typical: '5m', worst: '15m' } }],
  rate: '0.3/year',
  handling: {
    ru: 'Запись останавливают, программа восстанавливает оба узла до одной точки перед ошибкой и сверяет профили с журналом изменений.',
    en: 'Writing is stopped; a program restores both nodes to one point before the error and compares profiles with the log of changes.',
  },
  drill: { every: '30d' },
  source: { ru: 'Допущение: одна такая ошибка за три года.', en: 'Assumption: one such error in three years.' },
})
export const badRelease = platform.failureScenario('bad-release', {
  title: { ru: 'Неудачный выпуск', en: 'A bad release' },
  description: {
    ru: 'Новая версия профилей вдесятеро медленнее; канареечная доля этого не показала.',
    en: 'The new version of the profiles service is ten times slower, and the canary did not show it.',
  },
  faults: [{ slow: profiles, factor: 10, for: '10m' }],
  rate: '1/year',
  handling: {
    ru: 'Автомасштабирование добавляет экземпляры, тревога по задержке ведёт к откату за 10 минут.',
    en: 'Autoscaling adds instances; the alert on latency leads to a roll-back within 10 minutes.',
  },
  mustServe: critical,
  source: {
    ru: 'Допущение: из 52 выпусков в год один проходит канареечную проверку с такой ошибкой.',
    en: 'Assumption: of 52 releases a year one passes the canary with such a fault.',
  },
})
export const coldCache = platform.failureScenario('cold-cache', {
  title: { ru: 'Кэш профилей пуст в час пик', en: 'The profile cache is empty at the peak' },
  faults: [{ cold: cache }],
  rate: '2/year',
  handling: {
    ru: 'Все чтения профилей идут в базу, пока кэш наполняется; запаса базы на это хватает.',
    en: 'All reads of profiles go to the database while the cache fills; its reserve suffices.',
  },
  mustServe: [...critical, register],
  source: {
    ru: 'Допущение: две очистки кэша в год — смена формата или перезапуск Redis.',
    en: 'Assumption: two purges of the cache a year, by a change of format or a restart of Redis.',
  },
})
export const cacheLoss = platform.failureScenario('cache-loss', {
  title: { ru: 'Отказ сервера кэша', en: 'Loss of the host of the cache' },
  faults: [{ losePrimary: cache, group: 'msk' }],
  rate: '2/year',
  handling: {
    ru: 'До переключения Sentinel профили читают из базы с задержкой на тайм-аут кэша; потеря кэша ничего не портит.',
    en: 'Until Sentinel fails over, profiles are read from the database after the time-out of the cache; losing the cache ruins nothing.',
  },
  mustServe: [...critical, register],
  source: { ru: 'Частота отказов сервера.', en: 'The failure rate of a server.' },
})
export const campaign = platform.failureScenario('campaign', {
  title: { ru: 'Рассылка приводит вдвое больше клиентов', en: 'A mailing brings twice the customers' },
  faults: [
    { overload: viewProfile, factor: 2, for: '2h' },
    { overload: signIn, factor: 2, for: '2h' },
    { overload: register, factor: 2, for: '2h' },
  ],
  rate: '4/year',
  handling: {
    ru: 'Автомасштабирование добавляет экземпляры обоих кластеров; база несёт нагрузку за счёт запаса.',
    en: 'Autoscaling adds instances in both clusters; the database carries the load out of its reserve.',
  },
  mustServe: [...critical, register],
  source: {
    ru: 'Допущение: четыре рассылки в год превышают расчётный пик, не больше чем вдвое.',
    en: 'Assumption: four mailings a year exceed the planned peak, at most twofold.',
  },
})
export const gslbOutage = platform.failureScenario('gslb-outage', {
  title: { ru: 'Ошибка настройки GSLB', en: 'A configuration error of GSLB' },
  description: {
    ru: 'Оба исправных центра объявлены неисправными, или зона DNS испорчена.',
    en: 'Both healthy data centres are declared unhealthy, or the DNS zone is broken.',
  },
  faults: [{ outage: gslb, for: '20m' }],
  rate: '0.3/year',
  handling: {
    ru: 'Дежурный возвращает прежнюю настройку; приложения ещё какое-то время пользуются запомненным адресом.',
    en: 'The engineer on duty returns the previous configuration; applications go on with the remembered address for a while.',
  },
  source: {
    ru: 'Google, SRE Workbook, приложение C: 31 % аварий вызывают изменения настроек; частота — допущение.',
    en: 'Google, SRE Workbook, appendix C: configuration pushes trigger 31 % of outages; the rate is an assumption.',
  },
})
export const lateCorruption = platform.failureScenario('late-corruption', {
  title: { ru: 'Порча, замеченная позже срока хранения', en: 'Corruption noticed after the retention' },
  description: {
    ru: 'Ошибка тихо портит редко читаемые согласия; когда это видят, чистых копий уже нет.',
    en: 'A fault silently ruins consents that are seldom read; when it is seen, no clean backup is left.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '5d', typical: '45d', worst: '120d' }, silent: true }],
  rate: '0.0005/year',
  handling: {
    ru: 'Данные собирают заново по журналу изменений; от этого случая бережёт ночная сверка с журналом, а не копии.',
    en: 'The data are rebuilt from the log of changes; the nightly comparison with the log guards against this case, not backups.',
  },
  source: {
    ru: 'Допущение: раз в две тысячи лет; остальное ночная сверка находит до конца срока хранения.',
    en: 'Assumption: once in two thousand years; the nightly comparison finds the rest within the retention.',
  },
})
export const ransomware = platform.failureScenario('ransomware', {
  title: { ru: 'База испорчена вместе с копиями', en: 'The database is ruined together with its backups' },
  description: {
    ru: 'Злоумышленник с правами администратора портит базу и добирается до копий.',
    en: 'An attacker with administrator rights ruins the database and gets at the backups.',
  },
  faults: [{ corrupt: db, noticedAfter: { best: '5m', typical: '1h', worst: '12h' } }, { loseBackups: db }],
  rate: '0.01/year',
  handling: {
    ru: 'Копии в Твери нельзя изменить до конца срока хранения, и лежат они под другой учётной записью: ради этого случая так и сделано.',
    en: 'The copies in Tver cannot be changed until their retention ends and lie under another account: this case is why.',
  },
  source: {
    ru: 'Допущение: раз в сто лет; данных о таких системах не публикуют.',
    en: 'Assumption: once in a hundred years; no figures for such systems are published.',
  },
})
