import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { seconds } from '../../language/units.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-16',
  severity: 'error',
  title: { ru: 'Долгий запуск примут за зависание', en: 'A slow start is taken for a hang' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)} запускается до ${ru.time(p.startup)}, а liveness терпит ${ru.time(p.liveness)}.`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)} takes up to ${en.time(p.startup)} to start, but liveness bears ${en.time(p.liveness)}.`,
  },
  fix: {
    ru: () => 'Добавьте startupProbe или дайте liveness больше времени.',
    en: () => 'Add a startupProbe, or give liveness more time.',
  },
  why: {
    ru: 'Экземпляр перезапускают, не дав подняться, и так по кругу — чаще всего под нагрузкой после аварии.',
    en: 'The instance is restarted before it is up, again and again, most likely under the load after an outage.',
  },
  source: 'Kubernetes, configure-liveness-readiness-startup-probes',
  example: { id: 'api', place: 'msk', startup: 90, liveness: 30 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap((deployment) => {
      const { id, element, in: place, kubernetes } = deployment
      const it = context.elements.get(element)
      const given = deployment.startup ?? (it && 'startup' in it ? it.startup : undefined)
      if (!kubernetes?.liveness || kubernetes.startupProbe === true || given === undefined) return []
      const startup = seconds(typeof given === 'string' ? given : given.worst)
      const liveness = seconds(kubernetes.liveness.interval) * kubernetes.liveness.failures
      if (startup <= liveness) return []
      return [report(context, entry, `${id}.kubernetes.liveness`, { id: element, place, startup, liveness }, element)]
    }),
}
