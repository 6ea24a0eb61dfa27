import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'GEN-14',
  severity: 'info',
  title: { ru: 'Представление без цели', en: 'View without a purpose' },
  message: {
    ru: (p) => `У представления ${ru.quote(p.id)} нет описания: непонятно, на какой вопрос оно отвечает.`,
    en: (p) => `View ${en.quote(p.id)} has no description: it is not clear which question it answers.`,
  },
  fix: {
    ru: () => 'Опишите в description, кому и зачем нужна эта схема.',
    en: () => 'Say in description who needs this picture and what for.',
  },
  why: {
    ru: 'Схема без вопроса стареет незаметно: некому сказать, что она больше не верна.',
    en: 'A picture without a question ages unnoticed: nobody can tell that it is no longer right.',
  },
  source: 'ISO/IEC/IEEE 42010: a view answers concerns',
  example: { id: 'core' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.views.flatMap((view) =>
      view.description === undefined ? [report(context, entry, view.id, { id: view.id })] : [],
    ),
}
