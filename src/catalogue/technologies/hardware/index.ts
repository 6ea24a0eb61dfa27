import { fact } from '../../behaviour.ts'
import { derived, documented, knobs, practice } from '../../knob.ts'
import { arithmetic, commonPractice } from '../../sources.ts'
import { technology } from '../../technology.ts'

const gill = 'Gill et al., SIGCOMM 2011, aphyr/partitions-post'
const post = 'aphyr/partitions-post README.markdown'
const H = 3600
const DAY = 86_400

export const hardware = technology(
  'hardware',
  { ru: 'Отказы железа и сети', en: 'Failures of hardware and networks' },
  '2006-2025',
  knobs({
    disk_afr: documented(
      'Backblaze Drive Stats Q3 2025',
      '/year',
      0.0157,
      ['Отказы дисков', 'Disk failures'],
      [
        '2024 год; за всё время 1,31 %, в III квартале 2025-го 1,55 %; у моделей 0,5–17 %.',
        'In 2024; lifetime 1.31 %, Q3 2025 1.55 %; by model 0.5-17 %.',
      ],
    ),
    disk_replacement: documented(
      'Schroeder & Gibson, FAST 2007',
      '/year',
      { best: 0.02, typical: 0.03, worst: 0.13 },
      ['Замены дисков в эксплуатации', 'Disk replacements in the field'],
      [
        'Обычно 2–4 %, до 13 %, при паспортных 0,88 %; растут с возрастом.',
        'Usually 2-4 %, up to 13 %, with 0.88 % on the datasheet; rising with age.',
      ],
    ),
    server_incident: practice(
      'Vishwanath & Nagappan, SoCC 2010',
      '/year',
      0.08,
      ['Ремонты серверов', 'Server repairs'],
      [
        '78 % замен — диски, 5 % — контроллеры, 3 % — память.',
        '78 % of replacements are disks, 5 % controllers, 3 % memory.',
      ],
    ),
    core_device: documented(
      gill,
      '/year',
      0.095,
      ['Отказ магистрального устройства', 'Failure of a core device'],
      ['Вероятность заметного отказа за год.', 'Probability of an impacting failure in a year.'],
    ),
    load_balancer_device: documented(
      gill,
      '/year',
      0.176,
      ['Отказ балансировщика', 'Failure of a load balancer'],
      ['То же.', 'The same.'],
    ),
    redundancy_link: documented(
      gill,
      '/year',
      0.095,
      ['Отказ резервирующей связи', 'Failure of a redundancy interconnect'],
      ['То же.', 'The same.'],
    ),
    centre_link: documented(
      gill,
      '/year',
      0.028,
      ['Отказ связи между ЦОД', 'Failure of an inter-centre link'],
      ['То же.', 'The same.'],
    ),
    link_availability: documented(
      gill,
      'ratio',
      0.9999,
      ['Доступность связи внутри ЦОД', 'Availability of a link in a centre'],
      ['Медиана.', 'Median.'],
    ),
    centre_link_availability: documented(
      gill,
      'ratio',
      0.9995,
      ['Доступность связи между ЦОД', 'Availability of a link between centres'],
      ['Медиана.', 'Median.'],
    ),
    redundancy_effect: documented(
      gill,
      'ratio',
      { best: 0.43, typical: 0.415, worst: 0.4 },
      ['Польза сетевого резерва', 'Effect of network redundancy'],
      [
        'Скрывает лишь столько медианного вреда: недоступность связи в квадрат не возводят.',
        'Masks only this much of the median impact: do not square the unavailability of a link.',
      ],
    ),
    network_repair: documented(
      post,
      's',
      { best: 60, typical: 300, worst: 7 * DAY },
      ['Ремонт сети', 'Network repair'],
      ['Медиана около 5 минут, до недели.', 'A median of about 5 min, up to a week.'],
    ),
    partition_software: documented(
      post,
      's',
      { best: 162, typical: 360, worst: 1194 },
      ['Разрыв по вине программ', 'Partition by software'],
      [
        'CENIC, 5 лет: медиана 2,7 мин, среднее 6 мин, p95 19,9 мин; всего 508 изолирующих разрывов.',
        'CENIC, 5 years: median 2.7 min, mean 6 min, p95 19.9 min; 508 isolating partitions in all.',
      ],
    ),
    partition_hardware: documented(
      post,
      's',
      { best: 32 * 60, typical: 8.2 * H, worst: 3.7 * DAY },
      ['Разрыв по вине железа', 'Partition by hardware'],
      ['Медиана 32 мин, среднее 8,2 ч, p95 3,7 сут.', 'Median 32 min, mean 8.2 h, p95 3.7 d.'],
    ),
    lock_service_outage: derived(
      'Burrows, OSDI 2006, aphyr/partitions-post',
      '/year',
      (61 / 700) * 365,
      ['Отказы ячейки Chubby', 'Outages of a Chubby cell'],
      [
        '61 за 700 суток, из них 52 короче 30 с; длинные: 4 — работы в сети, 2 — связь, 2 — программы, 1 — перегрузка.',
        '61 in 700 cell-days, 52 of them under 30 s; of the long ones 4 network maintenance, 2 connectivity, 2 software, 1 overload.',
      ],
    ),
    rack_failures: documented(
      'Dean, Handling Large Datasets at Google, 2008, slide 8; LADIS 2009',
      '/year',
      20,
      ['Отказы стоек кластера Google', 'Rack failures of a Google cluster'],
      [
        'Первый год: ещё около 5 стоек с потерей половины пакетов, 8 работ в сети, 3 отказа маршрутизаторов, около 1000 отказов машин.',
        'First year: also about 5 racks losing half of the packets, 8 network maintenances, 3 router failures, some 1000 machine failures.',
      ],
    ),
    server_software: practice(
      commonPractice,
      '/year',
      { best: 1, typical: 2, worst: 4 },
      ['Программные отказы сервера', 'Software failures of a server'],
      ['Перезапуск 5–15 мин, замена железа 4–24 ч.', 'A reboot takes 5-15 min, a replacement 4-24 h.'],
    ),
    replacement: practice(
      commonPractice,
      's',
      { best: 4 * H, typical: 12 * H, worst: 24 * H },
      ['Замена сервера', 'Replacement of a server'],
      ['4–24 ч, обычно в течение рабочего дня.', '4-24 h, usually within a working day.'],
    ),
    zone_events: practice(
      commonPractice,
      '/year',
      { best: 0.1, typical: 0.3, worst: 0.5 },
      ['События зоны', 'Zone events'],
      ['По 1–5 ч; частичные. Допущение: замените своим.', '1-5 h each; partial. An assumption: put your own.'],
    ),
    region_events: practice(
      commonPractice,
      '/year',
      { best: 0.05, typical: 0.1, worst: 0.2 },
      ['События региона', 'Region events'],
      ['По 2–8 ч. Допущение: замените своим.', '2-8 h each. An assumption: put your own.'],
    ),
    common_cause: practice(
      'IEC 61508',
      'ratio',
      { best: 0.02, typical: 0.05, worst: 0.1 },
      ['Доля общих причин', 'Common cause share'],
      [
        'Независимость преувеличивает пользу пары примерно в шесть раз.',
        'Independence overstates a pair about six times.',
      ],
      {
        parameter: 'beta',
      },
    ),
  }),
  {
    facts: [
      fact(
        ['SRE Workbook, Appendix C', 'documented'],
        'figure',
        ['Из-за чего падают системы', 'What brings systems down'],
        [
          'Google, 2010–2017: выкладка программ 37 %, настроек 31 %, поведение пользователей 9 %, конвейеры 6 %, провайдеры 5 %, производительность 5 %, мощность 5 %, железо 2 %.',
          'Google, 2010-2017: binary push 37 %, configuration push 31 %, user behaviour 9 %, pipelines 6 %, providers 5 %, performance 5 %, capacity 5 %, hardware 2 %.',
        ],
      ),
      fact(
        ['SRE book, chapter 1', 'documented'],
        'figure',
        ['Изменения', 'Changes'],
        [
          'Около 70 % отказов вызывают изменения работающей системы: доступность по одному железу — верхняя граница.',
          'About 70 % of outages come from changes to a live system: availability by hardware alone is an upper bound.',
        ],
      ),
      fact(
        ['IEC 61508', 'practice'],
        'formula',
        ['Пара с общей причиной', 'A pair with a common cause'],
        [
          'При u = 0,01 и доле 0,05 пара недоступна 5,9·10⁻⁴, а не 10⁻⁴.',
          'With u = 0.01 and a share of 0.05 the pair is unavailable 5.9e-4, not 1e-4.',
        ],
        'U = beta × u + ((1 - beta) × u)^2',
      ),
      fact(
        [arithmetic, 'derived'],
        'formula',
        ['k из n', 'k of n'],
        [
          'Кворум из трёх при a = 0,99 даёт 0,999702, из пяти — 0,99999015.',
          'A quorum of three at a = 0.99 gives 0.999702, of five 0.99999015.',
        ],
        'sum C(n, j) a^j (1 - a)^(n - j), j = k..n; 3a^2 - 2a^3; 10a^3 - 15a^4 + 6a^5',
      ),
    ],
  },
)
