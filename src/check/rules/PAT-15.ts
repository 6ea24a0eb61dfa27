import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { patroniDatabases } from '../failover.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-15',
  severity: 'error',
  title: { ru: 'PostgreSQL запускается в обход Patroni', en: 'PostgreSQL is started past Patroni' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: операционная система сама запускает PostgreSQL при загрузке.`,
    en: (p) => `${en.quote(p.id)}: the operating system starts PostgreSQL at boot by itself.`,
  },
  fix: {
    ru: () => 'Отключите службу: systemctl disable postgresql (startedAtBoot: false).',
    en: () => 'Disable the unit: systemctl disable postgresql (startedAtBoot: false).',
  },
  why: {
    ru: 'Вернувшийся сервер поднимется ведущим рядом с уже выбранным: два ведущих, расходящиеся данные.',
    en: 'A server that comes back starts as a primary beside the elected one: two primaries and diverging data.',
  },
  source: 'Patroni 4.1.4, faq.rst',
  example: { id: 'profiles' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    patroniDatabases(context).flatMap(({ database: { id, startedAtBoot } }) =>
      startedAtBoot === true ? [report(context, entry, `${id}.startedAtBoot`, { id })] : [],
    ),
}
