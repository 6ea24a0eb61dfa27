import { fact } from '../../behaviour.ts'
import { commonPractice } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { networkKnobs } from './knobs.ts'
import { latencyKnobs } from './latency.ts'

export const network = technology(
  'network',
  { ru: 'Сеть: TCP и задержки', en: 'Network: TCP and latency' },
  'Linux',
  { ...networkKnobs, ...latencyKnobs },
  {
    facts: [
      fact(
        [commonPractice, 'practice'],
        'definition',
        ['Как брать задержки', 'How to take latencies'],
        [
          'Измерения разных лет, медианы: замените своими, для запаса берите p99.',
          'Measurements of different years, medians: put your own, and take the p99 for reserve.',
        ],
      ),
      fact(
        [commonPractice, 'practice'],
        'formula',
        ['Бюджет тайм-аутов', 'Time-out budget'],
        [
          'Повторы — только на одном уровне, иначе они перемножаются.',
          'Retries on one layer only, else they multiply.',
        ],
        'timeout(caller) > timeout(callee) × (1 + retries)',
      ),
    ],
    rules: ['NET'],
  },
  {
    deadPeer: {
      title: { ru: 'TCP сдаётся: данные без ответа', en: 'TCP gives up: unanswered data' },
      primitive: 'time',
      time: 'tcp_retries',
    },
    deadHost: {
      title: { ru: 'TCP сдаётся: подключение', en: 'TCP gives up: connecting' },
      primitive: 'time',
      time: 'tcp_syn',
    },
    idlePeer: {
      title: { ru: 'TCP сдаётся: простой', en: 'TCP gives up: idle' },
      primitive: 'time',
      time: 'tcp_keepalive',
    },
  },
)
