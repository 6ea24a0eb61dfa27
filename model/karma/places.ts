/** The system and the places it runs in: three zones of a Moscow cloud; the plan adds a second region for recovery. */
import { system } from 'loadpath'

export const karma = system('karma', {
  title: { ru: 'KarmaSystem', en: 'KarmaSystem' },
  description: {
    ru: 'Пользователи ставят друг другу карму, смотрят профили и рейтинг.',
    en: 'Users give each other karma and look at profiles and the leaderboard.',
  },
  owners: [{ ru: 'Команда KarmaSystem', en: 'KarmaSystem team' }],
  languages: ['ru', 'en'],
  version: '1.0',
  date: '2026-11-21',
})

/** Failure rates of hosts, zones and regions, the same in each region. */
export const hazards = {
  host: {
    rate: '2/year',
    repair: '30m',
    source: {
      ru: 'Практика отрасли: на сервер в год 1–4 программных сбоя или перезагрузки и 0,05–0,1 отказа оборудования; первичного источника нет.',
      en: 'Common practice: 1-4 software failures or reboots and 0.05-0.1 hardware failures per server and year. No primary source.',
    },
  },
  zoneOutage: {
    rate: '0.3/year',
    repair: '2h',
    source: {
      ru: 'Практика отрасли: 0,1–0,5 частичного отказа зоны в год по 1–5 ч; первичного источника нет.',
      en: 'Common practice: 0.1-0.5 partial outages of a zone per year, 1-5 h each. No primary source.',
    },
  },
  outage: {
    rate: '0.1/year',
    repair: '4h',
    source: {
      ru: 'Практика отрасли: 0,05–0,2 отказа региона в год по 2–8 ч; первичного источника нет.',
      en: 'Common practice: 0.05-0.2 outages of a region per year, 2-8 h each. No primary source.',
    },
  },
} as const

export const msk = karma.region('msk', {
  title: { ru: 'Москва', en: 'Moscow' },
  description: {
    ru: 'Регион облака с тремя зонами; до начала плана занята только зона a.',
    en: 'A cloud region with three zones; before the plan only zone a is used.',
  },
  zones: ['a', 'b', 'c'],
  ...hazards,
})

export const office = karma.region('office', {
  title: { ru: 'Офис', en: 'Office' },
  description: {
    ru: 'Серверная компании: ночная копия базы и проверка сайта. Запросов пользователей не обслуживает.',
    en: 'The server room of the company: the nightly dump and the check of the site. It serves no users.',
  },
  ...hazards,
  outage: {
    rate: '1/year',
    repair: '4h',
    source: {
      ru: 'Допущение: раз в год офис остаётся без питания или сети.',
      en: 'Assumption: once a year the office is without power or network.',
    },
  },
})
karma.link(msk, office, {
  roundTrip: '5ms',
  bandwidth: '100MB/s',
  outage: {
    rate: '4/year',
    repair: '2h',
    source: { ru: 'Допущение: обычный канал офиса.', en: 'Assumption: an ordinary office line.' },
  },
  title: { ru: 'Канал офиса', en: 'Office line' },
})
