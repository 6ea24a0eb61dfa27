import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-03',
  severity: 'error',
  title: { ru: 'Liveness проверяет чужое здоровье', en: 'The liveness probe looks at dependencies' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)}: liveness проверяет зависимости, поэтому отказ базы перезапустит все экземпляры.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)}: the liveness probe looks at dependencies, so a failure of the database restarts every instance.`,
  },
  fix: {
    ru: () => 'Оставьте в liveness только сам процесс, а зависимости проверяйте в readiness.',
    en: () => 'Let liveness look at the process only; dependencies belong to readiness.',
  },
  why: {
    ru: 'Перезапуск не чинит чужой отказ, а добавляет к нему холодный старт всех экземпляров сразу.',
    en: "A restart does not repair somebody else's failure; it adds a cold start of all instances at once.",
  },
  source: 'common practice',
  example: { id: 'api', place: 'msk' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap(({ id, element, in: place, kubernetes }) =>
      kubernetes?.liveness?.depth === 'dependencies'
        ? [report(context, entry, `${id}.kubernetes.liveness.depth`, { id: element, place }, element)]
        : [],
    ),
}
