import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'S3-04',
  severity: 'error',
  title: { ru: 'Сохранность объектов выдана за доступность', en: 'Durability quoted as availability' },
  message: {
    ru: (p) =>
      `Доступность ${ru.quote(p.store)} указана как ${p.availability}: столько девяток обещают для сохранности, не для доступности.`,
    en: (p) =>
      `Availability of ${en.quote(p.store)} is given as ${p.availability}: that many nines are promised for durability, not availability.`,
  },
  fix: {
    ru: () => 'Возьмите доступность из SLA (обычно 99.9%), а одиннадцать девяток запишите в durability.',
    en: () => 'Take the availability from the SLA (usually 99.9%) and put the eleven nines into durability.',
  },
  why: {
    ru: 'Объект может быть цел и при этом недоступен часами.',
    en: 'An object may be safe and yet out of reach for hours.',
  },
  source: 'Amazon S3 SLA; S3 user guide, DataDurability',
  example: { store: 'archive', availability: '99.999999999%' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.stores.flatMap((store) => {
      if (store.kind !== 'objectStore' || store.availability === undefined) return []
      if (ratio(store.availability) <= 0.99999) return []
      return [report(context, entry, `${store.id}.availability`, { store: store.id, availability: store.availability })]
    }),
}
