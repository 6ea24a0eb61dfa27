import { knobs } from '../../knob.ts'

const man = 'man 7 tcp (manpages 6.03)'

export const networkKnobs = knobs({
  tcp_retries: {
    title: { ru: 'Молчание при неподтверждённых данных', en: 'Silence with unacknowledged data' },
    unit: 's',
    default: { best: 780, typical: 924.6, worst: 1800 },
    source: `${man}, tcp_retries2 = 15`,
    kind: 'documented',
    meaning: {
      ru: 'Без тайм-аута запроса и TCP_USER_TIMEOUT клиент узнаёт о смерти узла через 13–30 минут.',
      en: 'Without a request time-out and TCP_USER_TIMEOUT a client learns of a dead peer after 13-30 min.',
    },
  },
  tcp_syn: {
    title: { ru: 'Подключение к мёртвому узлу', en: 'Connecting to a dead host' },
    unit: 's',
    default: 127,
    source: `${man}, tcp_syn_retries = 6`,
    kind: 'documented',
    meaning: { ru: 'connect() без своего тайм-аута.', en: 'connect() without a time-out of its own.' },
  },
  tcp_keepalive: {
    title: { ru: 'Проверка простаивающего соединения', en: 'Idle connection check' },
    unit: 's',
    default: 7875,
    source: `${man}, 7200 + 9 x 75`,
    kind: 'documented',
    meaning: { ru: 'Два часа одиннадцать минут.', en: 'Two hours eleven minutes.' },
  },
})
