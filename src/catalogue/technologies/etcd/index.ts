import { technology } from '../../technology.ts'
import { etcdBehaviour } from './behaviour.ts'
import { etcdKnobs } from './knobs.ts'

export const etcd = technology('etcd', 'etcd', '3.6', etcdKnobs, etcdBehaviour, {
  leaseNoticed: {
    title: { ru: 'Истёкшая аренда замечена', en: 'An expired lease is noticed' },
    primitive: 'wait',
    period: 'lease_tick',
  },
})
