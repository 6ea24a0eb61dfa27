import { testRule } from '../support.ts'

testRule('PAT-16', {
  fires: ({ document, profiles, patroni }) => {
    patroni.etcd = { cluster: 'etcd-main' }
    patroni.scope = 'profiles'
    const second = structuredClone({ ...profiles, id: 'orders', tags: [] })
    if (second.failover?.manager === 'patroni') second.failover.scope = 'orders'
    document.elements.push({ ...second, partOf: 'api' })
  },
  at: 'profiles.failover.etcd.cluster',
  params: { cluster: 'etcd-main', databases: 'profiles, orders' },
  silent: ({ document, profiles, patroni }) => {
    patroni.etcd = { cluster: 'etcd-main' }
    patroni.failsafeMode = true
    document.elements.push({ ...structuredClone(profiles), id: 'orders', partOf: 'api' })
  },
})
