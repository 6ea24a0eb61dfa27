import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { ratio } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-27',
  severity: 'info',
  title: { ru: 'Внешняя доступность без источника', en: 'An outside availability without a source' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: доступность ${ru.share(p.availability)} указана без источника.`,
    en: (p) => `${en.quote(p.id)}: the availability ${en.share(p.availability)} has no source.`,
  },
  fix: {
    ru: () => 'Укажите в source договор, страницу SLA или измерение.',
    en: () => 'Name in source the contract, the SLA page or the measurement.',
  },
  why: {
    ru: 'Чужая доступность входит в расчёт как есть. Откуда цифра, читатель должен видеть.',
    en: "Somebody else's availability enters the figures as it is. The reader must see where it comes from.",
  },
  source: 'principle: a figure has an author or a source',
  example: { id: 'fiscal', availability: 0.999 },
}

/** Only what a journey with an availability requirement cannot do without. */
export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'externalSystem', 'cdn', 'globalBalancer').flatMap(({ id, availability, source }) => {
      if (availability === undefined || source !== undefined) return []
      const asked = context
        .neededBy(id)
        .some((journey) => context.measuresOf(journey.id).some(({ measure }) => measure.metric === 'availability'))
      return asked ? [report(context, entry, `${id}.availability`, { id, availability: ratio(availability) })] : []
    }),
}
