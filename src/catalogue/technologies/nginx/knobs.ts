import { knobs } from '../../knob.ts'

const src = 'nginx/nginx.org@3924a7f8 ngx_http_upstream_module, ngx_http_proxy_module'

export const nginxKnobs = knobs({
  max_fails: {
    title: { ru: 'Неудачных обращений до исключения', en: 'Failed attempts to take a server out' },
    unit: 'count',
    default: 1,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Пассивный счёт: обнаружение оплачивают запросы пользователей.',
      en: 'Passive counting: users’ requests pay for the detection.',
    },
  },
  fail_timeout: {
    title: { ru: 'Окно счёта и срок исключения', en: 'Counting window and ejection time' },
    unit: 's',
    default: 10,
    source: src,
    kind: 'documented',
    meaning: { ru: 'После него пробой служит живой запрос.', en: 'After it a live request is the probe.' },
  },
  proxy_connect_timeout: {
    title: { ru: 'Тайм-аут подключения к серверу', en: 'Connect time-out' },
    unit: 's',
    default: 60,
    source: src,
    kind: 'documented',
    meaning: { ru: 'Молчащий сервер стоит 60 с на попытку.', en: 'A silent server costs 60 s per attempt.' },
  },
  health_check_interval: {
    title: { ru: 'Период активной проверки (коммерческая версия)', en: 'Active check period (commercial)' },
    unit: 's',
    default: 5,
    parameter: 'health_check interval',
    source: 'nginx/nginx.org@3924a7f8 ngx_http_upstream_hc_module',
    kind: 'documented',
    meaning: { ru: 'Проверка не зависит от живых запросов.', en: 'The check does not depend on live requests.' },
  },
})
