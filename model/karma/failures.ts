/** What goes wrong with the system of today and after; stages add the failures of what they bring. */
import { give, leaderboard, login, profile } from './journeys.ts'
import { karma, msk } from './places.ts'
import { app, db, push } from './today.ts'

const practice = {
  ru: 'Практика отрасли; первичного источника нет.',
  en: 'Common practice; no primary source.',
}
const all = [login, give, profile]

export const appLoss = karma.failureScenario('app-loss', {
  title: { ru: 'Отказ сервера приложения', en: 'Loss of a host of the application' },
  faults: [{ loseInstance: app, for: '30m' }],
  rate: '2/year',
  handling: {
    ru: 'Балансировщик исключает сервер; до плана заменить его нечем, ждут перезагрузки.',
    en: 'The balancer takes the host out; before the plan nothing can replace it and people wait for the reboot.',
  },
  mustServe: all,
  source: practice,
})
export const primaryLoss = karma.failureScenario('db-primary-loss', {
  title: { ru: 'Отказ сервера ведущей базы', en: 'Loss of the host of the primary' },
  faults: [{ losePrimary: db }],
  rate: '2/year',
  handling: {
    ru: 'Patroni повышает синхронную копию; до плана базу восстанавливают из копии.',
    en: 'Patroni promotes the synchronous copy; before the plan the database is restored from a backup.',
  },
  mustServe: all,
  source: practice,
})
export const zoneLoss = karma.failureScenario('zone-loss', {
  title: { ru: 'Потеря зоны с ведущей базой', en: 'Loss of the zone of the primary' },
  faults: [{ lose: msk.zone('a'), for: '2h' }],
  rate: '0.3/year',
  handling: {
    ru: 'База переключается сама, нагрузку несут экземпляры двух других зон.',
    en: 'The database fails over by itself; the instances of the two other zones carry the load.',
  },
  mustServe: all,
  source: practice,
})
export const siteLoss = karma.failureScenario('site-loss', {
  title: { ru: 'Гибель московской площадки', en: 'Destruction of the Moscow site' },
  description: {
    ru: 'Регион потерян надолго; диски не возвращаются.',
    en: 'The region is gone for long; its disks do not come back.',
  },
  faults: [{ lose: msk }],
  rate: '0.002/year',
  handling: {
    ru: 'Дежурный повышает копию в резервном регионе; DNS уводит пользователей туда же — по плану, проверенному на учениях.',
    en: 'The engineer on duty promotes the copy in the recovery region ; DNS leads users there, by a plan proved in drills.',
  },
  source: {
    ru: 'Допущение: раз в пятьсот лет; частоты не публикуют.',
    en: 'Assumption: once in five hundred years; no rates are published.',
  },
})
export const operatorError = karma.failureScenario('operator-error', {
  title: { ru: 'Ошибка человека: удалена таблица', en: 'Operator error: a table is dropped' },
  faults: [{ corrupt: db, noticedAfter: { best: '5m', typical: '30m', worst: '2h' } }],
  rate: '0.3/year',
  handling: {
    ru: 'Запись останавливают, базу восстанавливают на момент перед ошибкой. Реплики не помогают: они повторяют ошибку.',
    en: 'Writing is stopped and the database is restored to the moment before the error. Replicas do not help: they repeat the error.',
  },
  source: { ru: 'Допущение: одна такая ошибка за три года.', en: 'Assumption: one such error in three years.' },
})
export const badRelease = karma.failureScenario('bad-release', {
  title: { ru: 'Неудачный выпуск', en: 'A bad release' },
  faults: [{ lose: app, for: '40m' }],
  rate: '1/year',
  handling: {
    ru: 'Выпуск откатывают на прежнюю версию; с тревогой по доле ошибок это занимает минуты, без неё ждут жалоб.',
    en: 'The release is rolled back; with an alert on the share of errors that takes minutes, without one people wait for complaints.',
  },
  source: {
    ru: 'Google, Site Reliability Engineering, глава 1: около 70 % аварий вызывают изменения; частота — допущение.',
    en: 'Google, SRE book, chapter 1: some 70 % of outages come from changes; the rate is an assumption.',
  },
})
export const spike = karma.failureScenario('spike', {
  title: { ru: 'Всплеск: вчетверо больше пика', en: 'A spike: four times the peak' },
  faults: [
    { overload: give, factor: 4, for: '2h' },
    { overload: profile, factor: 4, for: '2h' },
    { overload: leaderboard, factor: 4, for: '2h' },
    { overload: login, factor: 4, for: '2h' },
  ],
  rate: '4/year',
  handling: {
    ru: 'Автомасштабирование добавляет экземпляры; без него система насыщается.',
    en: 'Autoscaling adds instances; without it the system saturates.',
  },
  mustServe: all,
  source: { ru: 'Допущение: четыре массовых упоминания в год.', en: 'Assumption: four viral mentions a year.' },
})
karma.failureScenario('slow-disk', {
  title: { ru: 'Медленный диск базы', en: 'A slow disk of the database' },
  faults: [{ slow: db, factor: 2, for: '1h' }],
  rate: '1/year',
  handling: {
    ru: 'Плановое переключение на другую копию.',
    en: 'A planned switchover to another copy.',
  },
  mustServe: all,
  source: { ru: 'Допущение: один серый отказ диска в год.', en: 'Assumption: one grey failure of a disk a year.' },
})
karma.failureScenario('push-outage', {
  title: { ru: 'Не работает служба уведомлений', en: 'The push service is out' },
  faults: [{ outage: push, for: '2h' }],
  rate: '4/year',
  handling: {
    ru: 'Карму ставят дальше; с очередью уведомления приходят позже, без неё пропадают.',
    en: 'Karma goes on; with a queue the messages come later, without one they are lost.',
  },
  mustServe: all,
  source: { ru: 'Допущение по порядку величины.', en: 'Assumption, by order of magnitude.' },
})
