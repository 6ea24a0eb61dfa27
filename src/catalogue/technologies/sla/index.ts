import { fact } from '../../behaviour.ts'
import { arithmetic, commonPractice } from '../../sources.ts'
import { technology } from '../../technology.ts'
import { slaKnobs } from './knobs.ts'

export const sla = technology(
  'sla',
  { ru: 'Обещанная доступность (SLA)', en: 'Published availability (SLA)' },
  '2016-2024',
  slaKnobs,
  {
    facts: [
      fact(
        [commonPractice, 'practice'],
        'definition',
        ['Что такое SLA', 'What an SLA is'],
        [
          'Порог возврата денег, который измеряет сам провайдер, а не прогноз. Произведение обещаний — нижняя граница обещания; зоны одного региона падают вместе, поэтому выше обещания региона подниматься нельзя.',
          'A refund threshold measured by the provider, not a forecast. A product of SLAs is a lower bound of the promise; zones of one region share events, so do not go above the region’s SLA.',
        ],
      ),
      fact(
        [arithmetic, 'derived'],
        'figure',
        ['Простой за год и за 30 дней', 'Downtime per year and per 30 days'],
        [
          '99 % — 87,6 ч и 432 мин; 99,5 % — 43,8 ч и 216 мин; 99,9 % — 8,76 ч и 43,2 мин; 99,95 % — 4,38 ч и 21,6 мин; 99,99 % — 52,6 мин и 4,32 мин; 99,999 % — 5,3 мин и 0,43 мин.',
          '99 %: 87.6 h and 432 min; 99.5 %: 43.8 h and 216 min; 99.9 %: 8.76 h and 43.2 min; 99.95 %: 4.38 h and 21.6 min; 99.99 %: 52.6 min and 4.32 min; 99.999 %: 5.3 min and 0.43 min.',
        ],
        '(1 - A) × period',
      ),
    ],
    rules: ['SLA'],
  },
)
