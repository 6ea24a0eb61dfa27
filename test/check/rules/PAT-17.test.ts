import { testRule } from '../support.ts'

testRule('PAT-17', {
  fires: ({ document, profiles, patroni }) => {
    patroni.scope = 'main'
    document.elements.push({ ...structuredClone(profiles), id: 'orders', partOf: 'api' })
  },
  at: 'orders.failover.scope',
  params: { first: 'profiles', second: 'orders', name: '/service/main' },
  silent: ({ document, profiles, patroni }) => {
    patroni.scope = 'main'
    const second = structuredClone({ ...profiles, id: 'orders' })
    if (second.failover?.manager === 'patroni') second.failover.namespace = '/orders'
    document.elements.push({ ...second, partOf: 'api' })
  },
})
