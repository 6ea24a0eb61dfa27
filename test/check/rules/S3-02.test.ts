import { testRule } from '../support.ts'

testRule('S3-02', {
  fires: ({ document, journey }) => {
    document.elements.push({ id: 'photos', kind: 'objectStore', title: 'Photos', redundancy: 'zone' })
    document.relations.push({ id: 'api->photos', from: 'api', to: 'photos', timeout: '400ms' })
    document.metrics[0]!.watches.push('photos')
    journey('accrue').steps.push({ from: 'api', to: 'photos', operation: 'write' })
  },
  at: 'photos.redundancy',
  params: { journey: 'accrue', id: 'photos' },
  silent: ({ document, journey }) => {
    document.elements.push({ id: 'photos', kind: 'objectStore', title: 'Photos', redundancy: 'region' })
    document.relations.push({ id: 'api->photos', from: 'api', to: 'photos', timeout: '400ms' })
    journey('accrue').steps.push({ from: 'api', to: 'photos', operation: 'write' })
  },
})
