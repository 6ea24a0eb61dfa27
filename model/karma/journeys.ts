/**
 * What users do, with rates; the steps depend on how far the plan has come. `steps` gives them for a state of the plan, so
 * that a stage and a variant describe the same way with the same words.
 */
import type { ElementHandle, StepOptions } from 'loadpath'
import { karma, msk } from './places.ts'
import { app, db, push, user, web } from './today.ts'

/** What stands between users and the application, and beside the database, once stages have brought it. */
export interface Means {
  /** From the browser to the application, in order. */
  front: readonly ElementHandle[]
  /** What pages of the leaderboard come through, instead of `front`. */
  pages?: readonly ElementHandle[]
  /** Sessions outside the application. */
  sessions?: ElementHandle<'sessionStore'>
  cache?: ElementHandle<'cache'>
  /** Events leave the journal through it, to be worked on by `worker`. */
  broker?: ElementHandle<'queue'>
  worker?: ElementHandle<'worker'>
  /** Reads that may be old go to replicas. */
  replicas?: boolean
}

const today: Means = { front: [] }

/** Steps of the four journeys of users under these means. */
export function steps(means: Means): Record<'login' | 'give' | 'profile' | 'leaderboard', readonly StepOptions[]> {
  const entry = [web, ...means.front, app]
  const known = means.sessions
    ? [{ to: means.sessions, operation: 'read' as const, title: { ru: 'сессия', en: 'session' } }]
    : []
  const old = means.replicas ? 'read-replica' : 'read'
  const cached = means.cache
    ? [{ from: app, to: means.cache, operation: 'read' as const, title: { ru: 'из кэша', en: 'from the cache' } }]
    : []
  return {
    login: [
      web,
      ...means.front,
      { to: app, time: '60ms', variability: 0.1, title: { ru: 'проверка пароля', en: 'password check' } },
      { to: db, operation: 'read', title: { ru: 'учётная запись', en: 'account' } },
      ...(means.sessions
        ? [
            {
              from: app,
              to: means.sessions,
              operation: 'write' as const,
              title: { ru: 'новая сессия', en: 'new session' },
            },
          ]
        : []),
    ],
    give: [
      ...entry,
      ...known,
      {
        from: app,
        to: db,
        operation: 'read',
        calls: 3,
        title: { ru: 'права, лимит дня, ключ повтора', en: 'rights, daily limit, repeat key' },
      },
      {
        from: app,
        to: db,
        operation: 'write',
        time: '2ms',
        title: { ru: 'событие в журнал', en: 'event to the journal' },
      },
      ...(means.broker && means.worker
        ? [
            {
              from: app,
              to: means.broker,
              operation: 'publish' as const,
              title: { ru: 'событие из журнала', en: 'event from the journal' },
            },
            { from: means.broker, to: means.worker, title: { ru: 'в фоне', en: 'in the background' } },
            {
              from: means.worker,
              to: db,
              operation: 'write' as const,
              time: '3ms' as const,
              title: { ru: 'остаток и место в рейтинге', en: 'total and rank' },
            },
            { from: means.worker, to: push },
          ]
        : [
            {
              from: app,
              to: db,
              operation: 'write' as const,
              time: '16ms' as const,
              title: { ru: 'пересчёт остатка и места в рейтинге', en: 'total and rank computed anew' },
            },
            { from: app, to: push },
          ]),
    ],
    profile: [
      ...entry,
      ...known,
      ...cached,
      {
        from: app,
        to: db,
        operation: old,
        calls: 2,
        time: '1.2ms',
        title: { ru: 'профиль и последние события', en: 'profile and latest events' },
      },
    ],
    leaderboard: [
      ...(means.pages ? [web, ...means.pages, app] : entry),
      ...cached,
      { from: app, to: db, operation: old, time: '10ms', title: { ru: 'первая сотня рейтинга', en: 'top hundred' } },
    ],
  }
}

const access = '25ms'
const now = steps(today)

export const login = karma.journey('login', {
  title: { ru: 'Войти', en: 'Sign in' },
  actor: user,
  critical: true,
  consistency: 'read-your-writes',
  growth: '60%',
  steps: now.login,
  rates: [{ from: msk, normal: '5/s', peak: '20/s', access }],
})
export const give = karma.journey('give-karma', {
  title: { ru: 'Поставить карму', en: 'Give karma' },
  actor: user,
  critical: true,
  consistency: 'read-your-writes',
  growth: '60%',
  steps: now.give,
  rates: [{ from: msk, normal: '15/s', peak: '70/s', access }],
})
export const profile = karma.journey('view-profile', {
  title: { ru: 'Посмотреть профиль', en: 'View a profile' },
  actor: user,
  critical: true,
  consistency: 'eventual',
  growth: '60%',
  steps: now.profile,
  rates: [{ from: msk, normal: '70/s', peak: '300/s', access }],
})
export const leaderboard = karma.journey('leaderboard', {
  title: { ru: 'Открыть рейтинг', en: 'Open the leaderboard' },
  actor: user,
  consistency: 'eventual',
  growth: '60%',
  steps: now.leaderboard,
  rates: [{ from: msk, normal: '30/s', peak: '150/s', access }],
})
