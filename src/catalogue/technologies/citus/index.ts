import { technology } from '../../technology.ts'
import { citusBehaviour } from './behaviour.ts'
import { citusKnobs } from './knobs.ts'

export const citus = technology('citus', 'Citus', '13.0-14.0', citusKnobs, citusBehaviour, {
  workerSilent: {
    title: { ru: 'Запрос к молчащему рабочему узлу', en: 'A query to a silent worker' },
    primitive: 'time',
    time: 'node_connection_timeout',
  },
  inDoubt: {
    title: { ru: 'Разбор незавершённых двухфазных транзакций', en: 'In-doubt transactions are resolved' },
    primitive: 'wait',
    period: 'recover_2pc_interval',
  },
})
