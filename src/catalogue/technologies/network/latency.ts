import { derived, documented, knobs, practice } from '../../knob.ts'

const performance = 'etcd-io/website@82459793 v3.6 op-guide/performance.md'
const measured = 'xkyle.com; flashgrid.io (2023); bitsand.cloud'
const tables = { ru: 'таблицы задержек облаков', en: 'latency tables of clouds' }

/** Round trips of usual distances: defaults to override, medians and not percentiles. */
const cloudWay = [
  'Время обращения между регионами одного облака; путь между своими площадками измерьте.',
  'Round trip between regions of one cloud; measure the way between sites of your own.',
] as const

export const latencyKnobs = knobs({
  rtt_zone: practice(
    'orensol.com (2009)',
    's',
    { best: 0.0001, typical: 0.0003, worst: 0.0005 },
    ['Внутри зоны', 'Inside a zone'],
    ['Время обращения.', 'Round trip.'],
  ),
  rtt_between_zones: documented(
    measured,
    's',
    { best: 0.00025, typical: 0.001, worst: 0.0034 },
    ['Между зонами', 'Between zones'],
    [
      'Обычно 0,5–1,5 мс; поставщики говорят об «единицах миллисекунд».',
      'Usually 0.5-1.5 ms; vendors say “single-digit milliseconds”.',
    ],
  ),
  rtt_data_centre: documented(
    performance,
    's',
    { best: 0.0001, typical: 0.0003, worst: 0.0009 },
    ['Внутри ЦОД', 'Inside a data centre'],
    ['Сотни микросекунд.', 'Hundreds of microseconds.'],
  ),
  rtt_country: documented(
    `${performance}, tuning.md`,
    's',
    { best: 0.02, typical: 0.05, worst: 0.13 },
    ['Внутри США', 'Within the US'],
    ['Около 50 мс, разумная граница 130 мс.', 'About 50 ms, 130 ms as a reasonable bound.'],
  ),
  rtt_ocean: documented(
    'etcd-io/website@82459793 v3.6 tuning.md',
    's',
    { best: 0.1, typical: 0.35, worst: 0.4 },
    ['Между континентами', 'Between continents'],
    [
      'Старая осторожная граница 350–400 мс; сегодня Токио — запад США около 100–110 мс.',
      'An old and careful bound of 350-400 ms; today Tokyo to the US west is about 100-110 ms.',
    ],
  ),
  rtt_europe: practice(
    tables,
    's',
    { best: 0.015, typical: 0.02, worst: 0.03 },
    ['Между регионами Европы', 'Between regions of Europe'],
    cloudWay,
  ),
  rtt_us_coasts: practice(
    tables,
    's',
    { best: 0.06, typical: 0.0675, worst: 0.075 },
    ['Между побережьями США', 'Between the US coasts'],
    cloudWay,
  ),
  rtt_us_europe: practice(
    tables,
    's',
    { best: 0.075, typical: 0.0825, worst: 0.09 },
    ['США — Европа', 'US to Europe'],
    cloudWay,
  ),
  rtt_europe_asia: practice(
    tables,
    's',
    { best: 0.15, typical: 0.19, worst: 0.23 },
    ['Европа — Азия', 'Europe to Asia'],
    cloudWay,
  ),
  rtt_per_100_km: derived(
    { ru: 'скорость света в стекле', en: 'speed of light in glass' },
    's',
    0.001,
    ['На 100 км кабеля', 'Per 100 km of fibre'],
    ['Быстрее физика не позволяет.', 'Physics allows no less.'],
  ),
  fsync_disk: documented(
    performance,
    's',
    0.01,
    ['Сброс на жёсткий диск', 'Flush to a hard disk'],
    ['Около 10 мс.', 'About 10 ms.'],
  ),
  fsync_ssd: documented(performance, 's', 0.001, ['Сброс на SSD', 'Flush to an SSD'], ['Меньше 1 мс.', 'Under 1 ms.']),
  local_ports: practice(
    { ru: 'значение Linux по умолчанию', en: 'Linux default' },
    'count',
    28_232,
    ['Исходящих портов', 'Ephemeral ports'],
    [
      'Соединений от одного адреса к одному адресу и порту: прокси с одним адресом больше не откроет.',
      'Connections from one address to one address and port: a proxy with one address opens no more.',
    ],
    {
      parameter: 'net.ipv4.ip_local_port_range',
    },
  ),
})
