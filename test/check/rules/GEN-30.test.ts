import { testRule } from '../support.ts'

testRule('GEN-30', {
  fires: ({ element }) => {
    delete element('hot', 'cache').cache!.whenCold
  },
  at: 'hot.cache',
  params: { id: 'hot', hits: 0.9, store: 'profiles' },
  silent: ({ document, element }) => {
    delete element('hot', 'cache').cache!.whenCold
    const faults = [{ kind: 'cold-cache' as const, element: 'hot' }]
    document.scenarios.push({ id: 'cold', title: 'Cold', rate: '1/year', faults, mustServe: ['accrue'] })
  },
})
