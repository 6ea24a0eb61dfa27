/** Section 7 of the plan, which its list of stages forgot: backups in several data centres, restore tests, disaster recovery. */
import type { ElementHandle, VariantBuilding } from 'loadpath'
import { copies, follow } from './balancing.ts'
import { operatorError, siteLoss } from './failures.ts'
import type { Means } from './journeys.ts'
import { hazards, msk } from './places.ts'
import { app, db, monitoring, web } from './today.ts'

/** The copies: what backups are like with and without the second region. */
const policy = {
  tool: 'pgbackrest',
  full: '7d',
  incremental: '6h',
  incrementalShare: '5%',
  walArchive: { timeout: '60s', push: '1s', asynchronous: true },
  retention: '30d',
  encrypted: true,
  immutable: true,
  separateAccount: true,
  configuration: true,
  restoreRate: '90MB/s',
  processes: 4,
  restoreCeiling: '300MB/s',
  replayRate: '100MB/s',
  provisioning: { best: '1m', typical: '3m', worst: '5m' },
  checks: { best: '2m', typical: '4m', worst: '6m' },
  procedure: 'automatic',
  human: { best: '3m', typical: '5m', worst: '10m' },
  restoreTest: {
    every: '30d',
    proves: {
      ru: 'База восстанавливается на момент времени, остатки сходятся с журналом событий.',
      en: 'The database is restored to a point in time, totals agree with the journal of events.',
    },
  },
} as const

function secondRegion(v: VariantBuilding) {
  const spb = v.region('spb', {
    title: { ru: 'Санкт-Петербург', en: 'Saint Petersburg' },
    description: {
      ru: 'Резервный регион: копии и малая площадка на случай катастрофы.',
      en: 'The recovery region: backups and a small site for a disaster.',
    },
    zones: ['a', 'b'],
    ...hazards,
  })
  v.link(msk, spb, {
    roundTrip: '10ms',
    bandwidth: '1.25GB/s',
    outage: {
      rate: '4/year',
      repair: '66m',
      source: {
        ru: 'Gill и др., SIGCOMM 2011: медианная доступность канала между центрами — около 99,95 %.',
        en: 'Gill et al., SIGCOMM 2011: median availability of a link between data centres about 99.95 %.',
      },
    },
    title: { ru: 'Канал Москва — Санкт-Петербург', en: 'Link Moscow - Saint Petersburg' },
  })
  return spb
}

/** Backups to the second region only; nothing stands ready there. It rests on no other stage. */
export function backups(v: VariantBuilding) {
  const spb = secondRegion(v)
  v.set(db, {
    backup: { ...policy, in: spb, alsoIn: [msk.zone('c')], human: { best: '10m', typical: '30m', worst: '2h' } },
  })
  v.set(operatorError, { drill: { every: '30d' } })
}

/** Does the whole of section 7: backups, and a copy with a small site in the second region. It needs stages 1 to 3. */
export function recovery(v: VariantBuilding, before: Means, nginx: ElementHandle<'loadBalancer'>) {
  const spb = secondRegion(v)
  const dns = v.globalBalancer('dns', {
    title: { ru: 'DNS с запасным регионом', en: 'DNS with a recovery region' },
    description: {
      ru: 'Ведёт всех в Москву; когда она не отвечает, отдаёт адрес резервного региона.',
      en: 'Leads everybody to Moscow; when it is silent, gives the address of the recovery region.',
    },
    technology: 'other',
    policy: 'failover',
    mechanism: 'dns',
    ttl: '60s',
    healthCheck: { interval: '30s', failures: 3, successes: 2, timeout: '5s', depth: 'dependencies' },
    availability: '99.99%',
    source: { ru: 'Допущение: обычное обещание служб DNS.', en: 'Assumption: the usual promise of DNS services.' },
    cost: '5000 RUB/month',
  })
  web.uses(dns, { ru: 'адрес региона', en: 'address of the region' }, { protocol: 'HTTPS', timeout: '5s' })
  dns.uses(nginx, { ru: 'рабочий регион', en: 'working region' }, { protocol: 'HTTPS', timeout: '4500ms' })
  const vms = { technology: 'vm-group' } as const
  v.deploy(nginx, spb, {
    replicas: 2,
    spread: 'zones',
    orchestrator: vms,
    startup: { best: '30s', typical: '1m', worst: '3m' },
  })
  v.deploy(app, spb, { id: 'app-recovery', replicas: 2, spread: 'zones', cpu: 4, memory: '8GiB', orchestrator: vms })
  v.deploy(monitoring, spb, { id: 'prometheus-recovery', replicas: 1, spread: 'none', orchestrator: vms })
  v.set(db, {
    replication: {
      members: [
        ...copies,
        { in: spb.zone('a'), sync: false, promotion: 'manual', lag: { best: '100ms', typical: '1s', worst: '20s' } },
      ],
    },
    proxy: { in: [...msk.zones, spb.zone('a'), spb.zone('b')] },
    backup: { ...policy, in: spb, alsoIn: [msk.zone('c')] },
  })
  v.set(siteLoss, { drill: { every: '90d' } })
  v.set(operatorError, {
    faults: [{ corrupt: db, noticedAfter: { best: '1m', typical: '5m', worst: '15m' } }],
    drill: { every: '30d' },
  })
  follow(v, { ...before, front: [dns, ...before.front] })
}
