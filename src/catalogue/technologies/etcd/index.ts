import { technology } from '../../technology.ts'
import { etcdKnobs } from './knobs.ts'

export const etcd = technology('etcd', 'etcd', '3.6', etcdKnobs)
