import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { isHardRelation, ofKind, programs } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'OTL-05',
  severity: 'error',
  title: { ru: 'Запрос пользователя ждёт мониторинг', en: "A user's request waits for the monitoring" },
  message: {
    ru: (p) => `${ru.quote(p.from)} вызывает ${ru.quote(p.to)} синхронно и не обходится без ответа.`,
    en: (p) => `${en.quote(p.from)} calls ${en.quote(p.to)} synchronously and cannot do without the answer.`,
  },
  fix: {
    ru: () => 'Отправляйте телеметрию в фоне: mode: async, need: async.',
    en: () => 'Send telemetry in the background: mode: async, need: async.',
  },
  why: {
    ru: 'Отказ мониторинга останавливает то, за чем он следит.',
    en: 'A failure of the monitoring stops what it watches.',
  },
  source: 'common practice',
  example: { from: 'api', to: 'collector' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'monitoring').flatMap(({ id }) =>
      context.relationsTo(id).flatMap((relation) => {
        const from = context.elements.get(relation.from)?.kind
        if (!from || !(programs as readonly string[]).includes(from) || !isHardRelation(relation)) return []
        return [report(context, entry, relation.id, { from: relation.from, to: id })]
      }),
    ),
}
