/** The system itself and the places it runs in: two working regions and a small third one that holds the copies. */
import { system } from 'loadpath'

export const loyalty = system('loyalty', {
  title: { ru: 'Система лояльности', en: 'Loyalty system' },
  description: {
    ru: 'Начисляет и списывает баллы на кассах магазинов и партнёров, показывает покупателям баланс, предложения и историю покупок.',
    en: 'Accrues and redeems points at the tills of stores and partners, and shows shoppers their balance, offers and purchase history.',
  },
  owners: [{ ru: 'Команда «Лояльность»', en: 'Loyalty team' }],
  languages: ['ru', 'en'],
  version: '1.0',
  date: '2026-11-21',
})

const hostSource = {
  ru: 'Практика отрасли: на сервер в год 0,05–0,1 отказа оборудования и 1–4 программных сбоя или перезагрузки; перезагрузка 5–15 мин, замена 4–24 ч; первичного источника нет.',
  en: 'Common practice: 0.05-0.1 hardware failures and 1-4 software failures or reboots per server and year; reboot 5-15 min, replacement 4-24 h. No primary source.',
}
const zoneSource = {
  ru: 'Практика отрасли: 0,1–0,5 частичного отказа зоны в год по 1–5 ч; первичного источника нет.',
  en: 'Common practice: 0.1-0.5 partial outages of a zone per year, 1-5 h each. No primary source.',
}
const regionSource = {
  ru: 'Практика отрасли: 0,05–0,2 отказа региона в год по 2–8 ч; первичного источника нет.',
  en: 'Common practice: 0.05-0.2 outages of a region per year, 2-8 h each. No primary source.',
}
const linkSource = {
  ru: 'Gill и др., SIGCOMM 2011: медианная доступность канала между центрами обработки данных — около 99,95 %, то есть около 4,4 ч простоя в год.',
  en: 'Gill et al., SIGCOMM 2011: median availability of a link between data centres about 99.95 %, i.e. some 4.4 h a year.',
}

/** One server: a mix of reboots (most) and replacements (few). */
const host = { rate: '2/year', repair: '30m', source: hostSource } as const
const zoneOutage = { rate: '0.3/year', repair: '2h', source: zoneSource } as const
const outage = { rate: '0.1/year', repair: '4h', source: regionSource } as const

export const msk = loyalty.region('msk', {
  title: { ru: 'Москва', en: 'Moscow' },
  description: {
    ru: 'Основная часть покупателей и магазинов; её шард базы — 70 % данных.',
    en: 'Most shoppers and stores; its shard of the database holds 70 % of the data.',
  },
  zones: ['a', 'b', 'c'],
  zoneOutage,
  outage,
  host,
})

export const ekb = loyalty.region('ekb', {
  title: { ru: 'Екатеринбург', en: 'Yekaterinburg' },
  description: {
    ru: 'Урал и Сибирь; второй рабочий регион и место горячего резерва московского шарда.',
    en: 'The Urals and Siberia; the second working region and the home of the hot standby of the Moscow shard.',
  },
  zones: ['a', 'b', 'c'],
  zoneOutage,
  outage,
  host,
})

export const spb = loyalty.region('spb', {
  title: { ru: 'Санкт-Петербург', en: 'Saint Petersburg' },
  description: {
    ru: 'Малая площадка: только хранилище резервных копий. Запросов покупателей не обслуживает.',
    en: 'A small site: only the backup repository. It serves no requests of shoppers.',
  },
  zones: ['a'],
  zoneOutage,
  outage,
  host,
})

const wan = { rate: '4/year', repair: '66m', source: linkSource } as const

export const mskEkb = loyalty.link(msk, ekb, {
  roundTrip: '28ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Москва — Екатеринбург', en: 'Backbone Moscow - Yekaterinburg' },
})
export const mskSpb = loyalty.link(msk, spb, {
  roundTrip: '10ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Москва — Санкт-Петербург', en: 'Backbone Moscow - Saint Petersburg' },
})
export const ekbSpb = loyalty.link(ekb, spb, {
  roundTrip: '36ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Екатеринбург — Санкт-Петербург', en: 'Backbone Yekaterinburg - Saint Petersburg' },
})
