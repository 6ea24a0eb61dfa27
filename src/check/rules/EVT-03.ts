import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'EVT-03',
  severity: 'error',
  title: { ru: 'Повторы забывают раньше, чем они приходят', en: 'Duplicates are forgotten before they come' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: номера сообщений помнят ${ru.time(p.window)}, а повтор возможен через ${ru.time(p.redelivery)}.`,
    en: (p) =>
      `${en.quote(p.id)}: message ids are remembered for ${en.time(p.window)}, but a redelivery may come after ${en.time(p.redelivery)}.`,
  },
  fix: {
    ru: () => 'Сделайте окно дедупликации (deduplicationWindow) длиннее самого позднего повтора.',
    en: () => 'Make the deduplication window (deduplicationWindow) longer than the latest redelivery.',
  },
  why: {
    ru: 'Повтор после окна обработают как новое сообщение: баллы начислят дважды.',
    en: 'A redelivery after the window counts as new: points are accrued twice.',
  },
  source: 'arithmetic of windows',
  example: { id: 'events', window: 3600, redelivery: 604800 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'queue', 'topic').flatMap(({ id, queue }) => {
      if (queue.deduplicationWindow === undefined || queue.redelivery === undefined) return []
      const [window, redelivery] = [seconds(queue.deduplicationWindow), seconds(queue.redelivery)]
      if (window >= redelivery) return []
      return [report(context, entry, `${id}.queue.deduplicationWindow`, { id, window, redelivery })]
    }),
}
