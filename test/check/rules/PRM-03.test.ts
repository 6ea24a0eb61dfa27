import { testRule } from '../support.ts'

testRule('PRM-03', {
  // 15 s + 15 s + 1 min + 30 s = 2 min at worst (published for these intervals: up to 130 s with a scrape that hangs).
  fires: ({ measure }) => measure('DUR04', { metric: 'rto', of: 'profiles', under: 'operator-error', target: '<= 1m' }),
  at: 'prometheus.alerting',
  params: { alert: 120, requirement: 'DUR04', store: 'profiles', target: 60 },
  silent: ({ measure }) => measure('DUR04', { metric: 'rto', of: 'profiles', under: 'zone-loss', target: '<= 1m' }),
})
