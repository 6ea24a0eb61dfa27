import { testRule } from '../support.ts'

testRule('CAP-05', {
  fires: ({ profiles, measure }) => {
    profiles.replication!.acknowledgements = 3
    delete profiles.replication!.members![3]!.sync
    measure('LAT01', { metric: 'latency', of: 'accrue', percentile: 99, target: '<= 20ms' })
  },
  at: 'LAT01.measures.0',
  params: { requirement: 'LAT01', target: 0.02, roundTrip: 0.028 },
  silent: ({ measure }) => measure('LAT01', { metric: 'latency', of: 'accrue', percentile: 99, target: '<= 20ms' }),
})
