import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'NGX-05',
  severity: 'info',
  title: { ru: 'Каждый процесс nginx считает отказы сам', en: 'Every nginx worker counts failures for itself' },
  message: {
    ru: (p) => `${ru.quote(p.id)}: у upstream нет общей зоны памяти (zone).`,
    en: (p) => `${en.quote(p.id)}: the upstream has no shared memory zone.`,
  },
  fix: {
    ru: () => 'Добавьте zone в upstream (nginx.zone: true).',
    en: () => 'Add zone to the upstream (nginx.zone: true).',
  },
  why: {
    ru: 'Сервер исключается лишь в том процессе, который сам набрал max_fails ошибок; остальные продолжают на него слать.',
    en: 'A server is taken out only in the worker that has met max_fails errors itself; the others go on sending to it.',
  },
  source: 'nginx, ngx_http_upstream_module (zone)',
  example: { id: 'balancer' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'loadBalancer').flatMap(({ id, nginx }) =>
      nginx?.zone === false ? [report(context, entry, `${id}.nginx.zone`, { id })] : [],
    ),
}
