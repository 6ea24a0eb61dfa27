/**
 * What people do, step by step down to the database. Rows lie on either node, so a statement goes to the primary of the
 * customer's node wherever it is: half of them cross the backbone. A transaction therefore has few statements.
 */
import { cache, db } from './data.ts'
import { customer, gslb, ingress, mobile, supportDesk, supporter, web } from './people-and-edge.ts'
import { msk, platform, spb } from './places.ts'
import { auth, gateway, profiles } from './services.ts'

/** Round trip from a user on a mobile or home network to the nearest data centre. */
const access = '30ms'

const fromPhone = [mobile, gslb, ingress, gateway] as const
const fromWeb = [web, gslb, ingress, gateway] as const

export const signIn = platform.journey('sign-in', {
  title: { ru: 'Войти', en: 'Sign in' },
  actor: customer,
  critical: true,
  consistency: 'read-your-writes',
  growth: '40%',
  steps: [
    ...fromPhone,
    { to: auth, time: '45ms', variability: 0.1, title: { ru: 'проверка пароля Argon2', en: 'Argon2 password check' } },
    {
      to: db,
      operation: 'read',
      time: '0.8ms',
      title: { ru: 'клиент по хешу логина', en: 'customer by hash of login' },
    },
    {
      from: auth,
      to: db,
      operation: 'read',
      time: '0.8ms',
      title: { ru: 'хеш пароля и состояние', en: 'password hash and status' },
    },
    {
      from: auth,
      to: db,
      operation: 'write',
      time: '1.2ms',
      title: { ru: 'новый токен обновления', en: 'new refresh token' },
    },
  ],
  rates: [
    { from: msk, normal: '15/s', peak: '90/s', access },
    { from: spb, normal: '10/s', peak: '60/s', access },
  ],
})

export const viewProfile = platform.journey('view-profile', {
  title: { ru: 'Посмотреть профиль', en: 'View the profile' },
  actor: customer,
  critical: true,
  consistency: 'eventual',
  growth: '40%',
  steps: [
    ...fromPhone,
    profiles,
    { to: cache, operation: 'read', title: { ru: 'профиль из кэша', en: 'profile from the cache' } },
    {
      from: profiles,
      to: db,
      operation: 'read',
      time: '1ms',
      title: { ru: 'профиль из базы, если в кэше нет', en: 'profile from the database on a miss' },
    },
  ],
  rates: [
    { from: msk, normal: '240/s', peak: '1500/s', access },
    { from: spb, normal: '160/s', peak: '1000/s', access },
  ],
})

export const updateProfile = platform.journey('update-profile', {
  title: { ru: 'Изменить профиль или согласие', en: 'Change the profile or a consent' },
  actor: customer,
  critical: true,
  consistency: 'linearizable',
  growth: '40%',
  steps: [
    ...fromWeb,
    profiles,
    {
      to: db,
      operation: 'read',
      calls: 2,
      time: '0.9ms',
      title: { ru: 'начало транзакции, строка под блокировкой', en: 'begin, row under a lock' },
    },
    {
      from: profiles,
      to: db,
      operation: 'write',
      time: '2ms',
      title: { ru: 'новые данные, журнал изменений и фиксация', en: 'new data, log of changes and commit' },
    },
    { from: profiles, to: cache, operation: 'write', title: { ru: 'убрать из кэша', en: 'drop from the cache' } },
  ],
  rates: [
    { from: msk, normal: '6/s', peak: '48/s', access },
    { from: spb, normal: '4/s', peak: '32/s', access },
  ],
})

export const register = platform.journey('register', {
  title: { ru: 'Зарегистрироваться', en: 'Register' },
  actor: customer,
  consistency: 'read-your-writes',
  growth: '40%',
  steps: [
    ...fromWeb,
    { to: auth, time: '45ms', variability: 0.1, title: { ru: 'хеширование пароля', en: 'hashing of the password' } },
    { to: db, operation: 'read', time: '0.8ms', title: { ru: 'логин свободен?', en: 'is the login free?' } },
    {
      from: auth,
      to: db,
      operation: 'write',
      calls: 2,
      time: '2ms',
      title: {
        ru: 'учётная запись и логин: две фазы фиксации',
        en: 'account and login: two phases of the commit',
      },
    },
  ],
  rates: [
    { from: msk, normal: '0.6/s', peak: '9/s', access },
    { from: spb, normal: '0.4/s', peak: '6/s', access },
  ],
})

export const findCustomer = platform.journey('find-customer', {
  title: { ru: 'Найти клиента по обращению', en: 'Find the customer of a request' },
  actor: supporter,
  consistency: 'eventual',
  steps: [
    supportDesk,
    gslb,
    ingress,
    gateway,
    profiles,
    {
      to: db,
      operation: 'read-replica',
      time: '60ms',
      calls: 2,
      title: { ru: 'поиск по имени на репликах обоих узлов', en: 'search by name on replicas of both nodes' },
    },
  ],
  rates: [{ from: msk, normal: '1/s', peak: '4/s', access: '10ms' }],
})
