import { knobs } from '../../knob.ts'

const src = 'prometheus/prometheus@d15adb9a (3.14.0) docs/configuration/configuration.md'

export const prometheusKnobs = knobs({
  scrape_interval: {
    title: { ru: 'Период опроса', en: 'Scrape interval' },
    unit: 's',
    default: 60,
    source: src,
    kind: 'documented',
    meaning: { ru: 'Отказ виден не раньше следующего опроса.', en: 'A failure is seen at the next scrape.' },
  },
  scrape_timeout: {
    title: { ru: 'Тайм-аут опроса', en: 'Scrape time-out' },
    unit: 's',
    default: 10,
    source: src,
    kind: 'documented',
    meaning: {
      ru: 'Столько Prometheus ждёт молчащий узел; не может быть больше периода опроса.',
      en: 'Prometheus waits this long for a silent host; it cannot exceed the scrape interval.',
    },
  },
  evaluation_interval: {
    title: { ru: 'Период вычисления правил', en: 'Evaluation interval' },
    unit: 's',
    default: 60,
    source: src,
    kind: 'documented',
    meaning: { ru: 'Правила вычисляются раз в такой период.', en: 'Rules are evaluated once per interval.' },
  },
  for: {
    title: { ru: 'Выдержка тревоги', en: 'Alert hold time' },
    unit: 's',
    default: 0,
    source: 'prometheus/prometheus@d15adb9a (3.14.0) docs/configuration/alerting_rules.md',
    kind: 'documented',
    meaning: { ru: 'Округляется вверх до периода вычисления.', en: 'Rounded up to the evaluation interval.' },
  },
  group_wait: {
    title: { ru: 'Ожидание группы', en: 'Group wait' },
    unit: 's',
    default: 30,
    source: 'prometheus/alertmanager@68fb2d57 (0.34.0) docs/configuration.md',
    kind: 'documented',
    meaning: {
      ru: 'Первая тревога группы ждёт столько; в уже открытой группе — до group_interval.',
      en: 'The first alert of a group waits this long; in an open group up to group_interval.',
    },
  },
  group_interval: {
    title: { ru: 'Период группы', en: 'Group interval' },
    unit: 's',
    default: 300,
    source: 'prometheus/alertmanager@68fb2d57 (0.34.0) docs/configuration.md',
    kind: 'documented',
    meaning: { ru: 'Новая тревога открытой группы.', en: 'A new alert of an open group.' },
  },
})
