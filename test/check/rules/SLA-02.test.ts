import { testRule } from '../support.ts'

testRule('SLA-02', {
  // 30 d x 0.001 % = 25.9 s; lease 30.5 s, race 2.1 s, promotion 2 s, two checks of 2 s.
  fires: ({ measure, element }) => {
    delete element('edge', 'globalBalancer').availability
    measure('AVA01', { metric: 'availability', of: 'accrue', target: '>= 99.999%' })
  },
  at: 'AVA01.measures.0.target',
  params: { requirement: 'AVA01', budget: (1 - 0.99999) * 2_592_000, store: 'profiles', failover: 38.6 },
  silent: ({ measure }) => measure('AVA01', { metric: 'availability', of: 'accrue', target: '>= 99.99%' }),
})
