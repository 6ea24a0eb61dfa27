import { testRule } from '../support.ts'

testRule('RED-11', {
  fires: ({ element }) => {
    element('hot', 'cache').walRate = '2MB/s'
  },
  at: 'hot',
  params: { id: 'hot', backlog: 1048576, covered: 0.524288, noticed: 60 },
  silent: ({ element }) => {
    Object.assign(element('hot', 'cache'), {
      walRate: '2MB/s',
      redis: { maxmemory: '8GB', maxmemoryPolicy: 'allkeys-lru', replBacklogSize: '256MiB' },
    })
  },
})
