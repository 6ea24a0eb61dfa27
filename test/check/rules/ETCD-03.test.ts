import { testRule } from '../support.ts'

testRule('ETCD-03', {
  fires: ({ patroni }) => {
    patroni.etcd = { walFsync: '80ms' }
  },
  at: 'profiles.failover.etcd.walFsync',
  params: { id: 'profiles', fsync: 0.08, heartbeat: 0.1 },
  silent: ({ patroni }) => {
    patroni.etcd = { walFsync: '8ms' }
  },
})
