import { testRule } from '../support.ts'

testRule('K8S-19', {
  fires: ({ document }) => {
    document.places.push({
      id: 'prod',
      kind: 'cluster',
      in: 'msk',
      title: 'Prod',
      controlPlane: ['msk-a', 'msk-a', 'msk-b'],
    })
  },
  at: 'prod.controlPlane',
  params: { id: 'prod', inside: 2, nodes: 3, zone: 'msk-a' },
  silent: ({ document }) => {
    document.places.push({
      id: 'prod',
      kind: 'cluster',
      in: 'msk',
      title: 'Prod',
      controlPlane: ['msk-a', 'msk-b', 'msk-c'],
    })
    // A cluster of one zone is lost with it anyway.
    document.places.push({
      id: 'zonal',
      kind: 'cluster',
      in: 'msk-a',
      title: 'Zonal',
      controlPlane: ['msk-a', 'msk-a', 'msk-a'],
    })
  },
})
