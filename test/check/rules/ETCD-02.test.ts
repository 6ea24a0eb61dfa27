import { testRule } from '../support.ts'

testRule('ETCD-02', {
  fires: ({ patroni }) => {
    patroni.etcd = { autoCompaction: false }
  },
  at: 'profiles.failover.etcd.autoCompaction',
  params: { id: 'profiles' },
  silent: ({ patroni }) => {
    patroni.etcd = { autoCompaction: true }
  },
})
