/**
 * The system and its failure domains: two data centres that serve, each with a Kubernetes cluster of its own, and a small
 * third one that holds a vote and the backups. Database servers stand in the data centres beside the clusters.
 */
import { system } from 'loadpath'

export const platform = system('platform', {
  title: { ru: 'Клиентская платформа', en: 'Customer platform' },
  description: {
    ru: 'Регистрирует клиентов, пускает их в приложения компании и хранит основные сведения о них. Работает сразу в двух центрах обработки данных.',
    en: "Registers customers, signs them in to the company's applications and keeps their basic data. It works in two data centres at once.",
  },
  owners: [{ ru: 'Команда платформы', en: 'Platform team' }],
  languages: ['ru', 'en'],
  version: '1.0',
  date: '2026-11-21',
})

const siteSource = {
  ru: 'Практика отрасли: 0,05–0,2 отказа целой площадки в год по 2–8 ч; первичного источника нет.',
  en: 'Common practice: 0.05-0.2 outages of a whole site per year, 2-8 h each. No primary source.',
}
const hostSource = {
  ru: 'Практика отрасли: на сервер в год 0,05–0,1 отказа оборудования и 1–4 программных сбоя или перезагрузки; перезагрузка 5–15 мин, замена 4–24 ч; первичного источника нет.',
  en: 'Common practice: 0.05-0.1 hardware failures and 1-4 software failures or reboots per server and year; reboot 5-15 min, replacement 4-24 h. No primary source.',
}
const clusterSource = {
  ru: 'Допущение: раз в два года неудачное обновление, ошибка сетевого модуля или истёкший сертификат выводят кластер из строя целиком.',
  en: 'Assumption: once in two years a bad upgrade, a fault of the network plugin or an expired certificate takes a whole cluster down.',
}
const linkSource = {
  ru: 'Gill и др., SIGCOMM 2011: медианная доступность канала между центрами обработки данных — около 99,95 %, то есть около 4,4 ч простоя в год.',
  en: 'Gill et al., SIGCOMM 2011: median availability of a link between data centres about 99.95 %, i.e. some 4.4 h a year.',
}

/** One server: a mix of reboots (most) and replacements (few). */
const host = { rate: '2/year', repair: '30m', source: hostSource } as const
const outage = { rate: '0.2/year', repair: '4h', source: siteSource } as const
const clusterOutage = { rate: '0.5/year', repair: '40m', source: clusterSource } as const

export const msk = platform.region('msk', {
  title: { ru: 'Москва', en: 'Moscow' },
  description: {
    ru: 'Центр обработки данных в Москве: половина данных и около 60 % клиентов.',
    en: 'The data centre in Moscow: half of the data and some 60 % of the customers.',
  },
  outage,
  host,
})
export const spb = platform.region('spb', {
  title: { ru: 'Санкт-Петербург', en: 'Saint Petersburg' },
  description: {
    ru: 'Равноправный второй центр обработки данных: вторая половина данных и около 40 % клиентов.',
    en: 'The second data centre, equal in rights: the other half of the data and some 40 % of the customers.',
  },
  outage,
  host,
})
export const tver = platform.region('tver', {
  title: { ru: 'Тверь', en: 'Tver' },
  description: {
    ru: 'Малая третья площадка: голос etcd и хранилище резервных копий. Клиентов не обслуживает.',
    en: 'A small third site: a vote of etcd and the backup repository. It serves no customers.',
  },
  outage,
  host,
})

/** One vote of etcd in each of the three failure domains. */
export const votes = [msk, spb, tver] as const

export const mskCluster = platform.place('cluster', 'msk-k8s', {
  in: msk,
  title: { ru: 'Кластер Москвы', en: 'Moscow cluster' },
  description: {
    ru: 'Самостоятельный кластер Kubernetes: свои управляющие узлы, обновляется отдельно.',
    en: 'A Kubernetes cluster in its own right: control plane of its own, upgraded separately.',
  },
  controlPlane: [msk, msk, msk],
  outage: clusterOutage,
})
export const spbCluster = platform.place('cluster', 'spb-k8s', {
  in: spb,
  title: { ru: 'Кластер Санкт-Петербурга', en: 'Saint Petersburg cluster' },
  description: {
    ru: 'Самостоятельный кластер Kubernetes: свои управляющие узлы, обновляется отдельно.',
    en: 'A Kubernetes cluster in its own right: control plane of its own, upgraded separately.',
  },
  controlPlane: [spb, spb, spb],
  outage: clusterOutage,
})
export const clusters = [mskCluster, spbCluster] as const

const wan = { rate: '4/year', repair: '66m', source: linkSource } as const

export const mskSpb = platform.link(msk, spb, {
  roundTrip: '10ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Москва — Санкт-Петербург', en: 'Backbone Moscow - Saint Petersburg' },
})
export const mskTver = platform.link(msk, tver, {
  roundTrip: '4ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Москва — Тверь', en: 'Backbone Moscow - Tver' },
})
export const spbTver = platform.link(spb, tver, {
  roundTrip: '8ms',
  bandwidth: '1.25GB/s',
  outage: wan,
  title: { ru: 'Магистраль Санкт-Петербург — Тверь', en: 'Backbone Saint Petersburg - Tver' },
})
