import { technology } from '../../technology.ts'
import { patroniBehaviour } from './behaviour.ts'
import { patroniKnobs } from './knobs.ts'
import { patroniMoreKnobs } from './more.ts'

export const patroni = technology(
  'patroni',
  'Patroni',
  '4.1',
  { ...patroniKnobs, ...patroniMoreKnobs },
  patroniBehaviour,
  {
    leaseExpires: {
      title: { ru: 'Истекает аренда лидера', en: 'The leader lease expires' },
      primitive: 'D2',
      ttl: 'ttl',
      renew: 'loop_wait',
      tick: 'etcd.lease_tick',
    },
    race: { title: { ru: 'Выбор нового лидера', en: 'Leader race' }, primitive: 'time', time: 'leader_race' },
    proxyOut: {
      title: { ru: 'Прокси исключает старого лидера', en: 'The proxy takes the old primary out' },
      primitive: 'D1',
      interval: 'proxy_interval',
      threshold: 'proxy_fall',
      check: 'proxy_timeout',
    },
    proxyIn: {
      title: { ru: 'Прокси включает нового лидера', en: 'The proxy takes the new primary in' },
      primitive: 'rise',
      interval: 'proxy_interval',
      threshold: 'proxy_rise',
    },
  },
)
