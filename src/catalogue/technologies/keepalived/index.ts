import { fact, partition } from '../../behaviour.ts'
import { documented, knobs } from '../../knob.ts'
import { technology } from '../../technology.ts'

const man = 'acassen/keepalived doc/man/man5/keepalived.conf.5.in'
const cited = [man, 'documented'] as const

export const keepalived = technology(
  'keepalived',
  'keepalived (VRRP)',
  '-',
  knobs({
    advert_int: documented(
      man,
      's',
      1,
      ['Период объявлений', 'Advert period'],
      [
        'Три пропущенных объявления и сдвиг — и резервный узел забирает адрес.',
        'Three missed adverts and the skew, and the backup takes the address.',
      ],
    ),
    missed_adverts: documented(
      man,
      'count',
      3,
      ['Пропущенных объявлений', 'Missed adverts'],
      ['Задано протоколом.', 'Set by the protocol.'],
      { parameter: 'master down interval' },
    ),
    priority: documented(
      man,
      'count',
      128,
      ['Приоритет резервного узла', 'Priority of the backup'],
      [
        'Сдвиг равен (256 − приоритет)/256 периода: чем выше приоритет, тем раньше узел вступает.',
        'The skew is (256 - priority)/256 of the period: the higher the priority, the sooner the node steps in.',
      ],
      { min: 1, max: 254 },
    ),
    garp_delay: documented(
      man,
      's',
      10,
      ['Повтор объявления адреса в сети', 'Second burst of gratuitous ARP'],
      [
        'Соседи, пропустившие первое объявление, узнают новый адрес только со второй серией.',
        'Neighbours that missed the first announcement learn the new address with the second burst.',
      ],
      { parameter: 'vrrp_garp_master_delay' },
    ),
  }),
  {
    partitions: [
      partition(cited, ['VRRP', 'VRRP'], ['обе', 'both'], 'served', 'yes', [
        'Без объявлений соседа адрес держат оба узла: кворума у протокола нет.',
        'Without the other’s adverts both nodes hold the address: the protocol has no quorum.',
      ]),
    ],
    facts: [
      fact(
        [man, 'derived'],
        'placement',
        ['Не судья для базы', 'No arbiter for a database'],
        [
          'Адрес не должен выбирать лидера хранилища: он следует за лидером, которого выбрал кворум.',
          'The address must not choose the primary of a store: it follows the one that a quorum chose.',
        ],
      ),
      fact(
        [man, 'documented'],
        'formula',
        ['Переезд адреса', 'Takeover'],
        [
          'При приоритете 128 — 3,5 с, в пределах 3–4 с для любого; затем сеть узнаёт о переезде.',
          '3.5 s at priority 128, 3-4 s for any; then the network learns of the move.',
        ],
        '3 × advert_int + (256 - priority)/256 × advert_int',
      ),
    ],
    rules: ['NET'],
  },
  {
    announced: {
      title: { ru: 'Вторая серия объявлений в сети', en: 'Second burst of announcements' },
      primitive: 'time',
      time: 'garp_delay',
    },
  },
)
