/**
 * What people do: request flows with their rates, step by step down to the database. A transaction of
 * the service is one round trip per statement; `write` is the commit, the only statement that waits for the synchronous copy.
 */
import { db } from './data.ts'
import { administrator, backoffice, balancer, cashier, edge, mobile, shopper, till, web } from './people-and-edge.ts'
import { ekb, loyalty, msk } from './places.ts'
import { accounts, gateway, history, messenger, notifications, offers, points } from './services.ts'

/** Shops are on wires, phones on mobile networks: round trip from the user to the edge of the own region. */
const wired = '10ms'
const wireless = '30ms'

const fromTill = [till, edge, balancer, gateway] as const
const fromPhone = [mobile, edge, balancer, gateway] as const

export const accrue = loyalty.journey('accrue', {
  title: { ru: 'Начислить баллы при покупке', en: 'Accrue points at a purchase' },
  actor: cashier,
  critical: true,
  consistency: 'read-your-writes',
  growth: '20%',
  steps: [
    ...fromTill,
    accounts,
    { to: db, operation: 'read', title: { ru: 'узнать участника по карте', en: 'identify the member by card' } },
    { from: gateway, to: points },
    { to: offers, title: { ru: 'правила начисления', en: 'accrual rules' } },
    { to: db, operation: 'read-replica', title: { ru: 'правила магазина', en: 'rules of the store' } },
    {
      from: points,
      to: db,
      operation: 'read',
      calls: 4,
      time: '0.9ms',
      title: {
        ru: 'запросы транзакции: начало, остаток под блокировкой, запись в журнал, новый остаток',
        en: 'statements of the transaction: begin, balance under a lock, ledger entry, new balance',
      },
    },
    {
      from: points,
      to: db,
      operation: 'write',
      time: '2ms',
      title: { ru: 'исходящее событие и фиксация', en: 'outbox event and commit' },
    },
    { from: points, to: notifications, title: { ru: 'событие для уведомления', en: 'event for a notification' } },
    { to: messenger },
  ],
  rates: [
    { from: msk, normal: '20/s', peak: '200/s', access: wired },
    { from: ekb, normal: '8/s', peak: '80/s', access: wired },
  ],
})

export const redeem = loyalty.journey('redeem', {
  title: { ru: 'Списать баллы на кассе', en: 'Redeem points at the till' },
  actor: cashier,
  critical: true,
  consistency: 'linearizable',
  growth: '20%',
  steps: [
    ...fromTill,
    accounts,
    { to: db, operation: 'read', title: { ru: 'узнать участника по карте', en: 'identify the member by card' } },
    { from: gateway, to: points },
    {
      to: db,
      operation: 'read',
      calls: 5,
      time: '0.9ms',
      title: {
        ru: 'запросы транзакции: начало, остаток под блокировкой, бронь, запись в журнал, новый остаток',
        en: 'statements of the transaction: begin, balance under a lock, hold, ledger entry, new balance',
      },
    },
    {
      from: points,
      to: db,
      operation: 'write',
      time: '2ms',
      title: { ru: 'исходящее событие и фиксация', en: 'outbox event and commit' },
    },
    { from: points, to: notifications, title: { ru: 'событие для уведомления', en: 'event for a notification' } },
    { to: messenger },
  ],
  rates: [
    { from: msk, normal: '6/s', peak: '60/s', access: wired },
    { from: ekb, normal: '2.5/s', peak: '25/s', access: wired },
  ],
})

export const browseBalance = loyalty.journey('browse-balance', {
  title: { ru: 'Посмотреть баланс', en: 'Look at the balance' },
  actor: shopper,
  critical: true,
  consistency: 'read-your-writes',
  growth: '20%',
  steps: [
    ...fromPhone,
    points,
    {
      to: db,
      operation: 'read',
      time: '0.8ms',
      title: {
        ru: 'остаток с ведущего: сразу после покупки он уже новый',
        en: 'balance from the primary: right after a purchase it is already new',
      },
    },
  ],
  rates: [
    { from: msk, normal: '120/s', peak: '900/s', access: wireless },
    { from: ekb, normal: '50/s', peak: '380/s', access: wireless },
  ],
})

export const browseOffers = loyalty.journey('browse-offers', {
  title: { ru: 'Посмотреть предложения', en: 'Look at offers' },
  actor: shopper,
  consistency: 'eventual',
  growth: '20%',
  steps: [...fromPhone, offers, { to: db, operation: 'read-replica', calls: 2 }],
  rates: [
    { from: msk, normal: '80/s', peak: '600/s', access: wireless },
    { from: ekb, normal: '35/s', peak: '260/s', access: wireless },
  ],
})

export const purchaseHistory = loyalty.journey('purchase-history', {
  title: { ru: 'Посмотреть историю покупок', en: 'Look at the purchase history' },
  actor: shopper,
  consistency: 'eventual',
  growth: '20%',
  steps: [web, edge, balancer, gateway, history, { to: db, operation: 'read-replica' }],
  rates: [
    { from: msk, normal: '15/s', peak: '100/s', access: wireless },
    { from: ekb, normal: '6/s', peak: '45/s', access: wireless },
  ],
})

export const adminReport = loyalty.journey('admin-report', {
  title: { ru: 'Построить отчёт', en: 'Build a report' },
  actor: administrator,
  consistency: 'eventual',
  steps: [
    backoffice,
    edge,
    balancer,
    gateway,
    { to: history, time: '50ms' },
    { to: db, operation: 'read-replica', calls: 5, time: '120ms' },
  ],
  rates: [{ from: msk, normal: '0.05/s', peak: '0.2/s', access: wired }],
})
