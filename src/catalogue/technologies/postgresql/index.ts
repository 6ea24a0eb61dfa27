import { technology } from '../../technology.ts'
import { postgresqlBehaviour } from './behaviour.ts'
import { postgresqlKnobs } from './knobs.ts'
import { postgresqlReplicationKnobs } from './replication.ts'

export const postgresql = technology(
  'postgresql',
  'PostgreSQL',
  '15-17',
  { ...postgresqlKnobs, ...postgresqlReplicationKnobs },
  postgresqlBehaviour,
  {
    standbyReconnects: {
      title: { ru: 'Реплика подключается к новому лидеру', en: 'A standby connects to the new primary' },
      primitive: 'wait',
      period: 'wal_retrieve_retry_interval',
    },
    replicationLost: {
      title: { ru: 'Лидер замечает пропавшую реплику', en: 'The primary notices a vanished standby' },
      primitive: 'D2',
      ttl: 'wal_sender_timeout',
      renew: 'wal_receiver_status_interval',
    },
    promoted: {
      title: { ru: 'Реплика становится лидером', en: 'A standby becomes primary' },
      primitive: 'time',
      time: 'promotion',
    },
  },
)
