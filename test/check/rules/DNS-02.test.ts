import { testRule } from '../support.ts'

testRule('DNS-02', {
  fires: ({ element, profiles }) => {
    element('edge', 'globalBalancer').healthCheck.depth = 'port'
    delete profiles.replication!.members
    profiles.shards = {
      key: 'region',
      tool: 'application',
      groups: [
        { id: 'g-msk', serves: ['msk'], members: [{ in: 'msk-a' }, { in: 'msk-b' }] },
        {
          id: 'g-ekb',
          serves: ['ekb'],
          members: [{ in: 'ekb-a' }, { in: 'ekb-b' }],
          votes: ['ekb-a', 'ekb-b', 'ekb-c'],
        },
      ],
    }
  },
  at: 'edge.healthCheck.depth',
  params: { id: 'edge', depth: 'port', store: 'profiles' },
  // One primary for all regions: when it is down, moving users does not help.
  silent: ({ element }) => {
    element('edge', 'globalBalancer').healthCheck.depth = 'port'
  },
  also: ['PAT-05'],
})
