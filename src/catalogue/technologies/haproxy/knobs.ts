import { knobs } from '../../knob.ts'

const src = 'haproxy/haproxy@50872daa doc/configuration.txt; include/haproxy/defaults.h'

export const haproxyKnobs = knobs({
  inter: {
    title: { ru: 'Период проверки', en: 'Check period' },
    unit: 's',
    default: 2,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Проверка повторяется раз в такой период и сама длится не дольше.',
      en: 'A check is repeated once per period and itself lasts no longer.',
    },
  },
  fall: {
    title: { ru: 'Неудачных проверок до исключения', en: 'Failed checks to take a server out' },
    unit: 'count',
    default: 3,
    source: src,
    kind: 'documented',
    meaning: { ru: 'Столько неудач подряд — и сервер исключён.', en: 'So many failures in a row take a server out.' },
  },
  rise: {
    title: { ru: 'Удачных проверок до включения', en: 'Good checks to take a server in' },
    unit: 'count',
    default: 2,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Включение занимает от (rise − 1) до rise периодов.',
      en: 'Taking in lasts from (rise - 1) to rise periods.',
    },
  },
  timeout_check: {
    title: { ru: 'Тайм-аут проверки', en: 'Check time-out' },
    unit: 's',
    default: undefined,
    parameter: 'timeout check',
    source: src,
    kind: 'documented',
    meaning: { ru: 'Не задан: проверка ограничена периодом.', en: 'Unset: a check is bounded by the period.' },
  },
  on_marked_down: {
    title: { ru: 'Разрыв сессий при исключении сервера', en: 'Sessions cut when a server goes down' },
    unit: 'flag',
    default: false,
    parameter: 'on-marked-down shutdown-sessions',
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Без shutdown-sessions клиенты остаются на мёртвом узле, пока не сдастся TCP.',
      en: 'Without shutdown-sessions clients stay on the dead node until TCP gives up.',
    },
  },
  vrrp_takeover: {
    title: { ru: 'Переезд виртуального адреса', en: 'Virtual address takeover' },
    unit: 's',
    default: { best: 3, typical: 3.5, worst: 4 },
    source: 'acassen/keepalived man keepalived.conf: 3 x advert_int + skew',
    kind: 'derived',
    meaning: {
      ru: 'keepalived по умолчанию: три пропущенных объявления и сдвиг по приоритету.',
      en: 'keepalived defaults: three missed adverts and a skew by priority.',
    },
  },
})
