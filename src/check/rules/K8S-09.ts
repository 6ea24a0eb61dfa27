import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'K8S-09',
  severity: 'error',
  title: { ru: 'Два автомасштабирования спорят об одном ресурсе', en: 'Two autoscalers argue over one resource' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)} в ${ru.quote(p.place)}: число экземпляров и их размер зависят от одной метрики (${p.metric}).`,
    en: (p) =>
      `${en.quote(p.id)} in ${en.quote(p.place)}: the number of instances and their size follow one metric (${p.metric}).`,
  },
  fix: {
    ru: () => 'Оставьте вертикальному автомасштабированию (verticalAutoscaler) другой ресурс или режим рекомендаций.',
    en: () => 'Give the vertical autoscaler (verticalAutoscaler) another resource, or leave it in recommendation mode.',
  },
  why: {
    ru: 'Один меняет запрошенные ресурсы, другой считает от них долю: число экземпляров начинает раскачиваться.',
    en: 'One changes the requests, the other computes its share from them: the number of instances starts to swing.',
  },
  source: 'Kubernetes autoscaler, vertical-pod-autoscaler, known limitations',
  example: { id: 'api', place: 'msk', metric: 'cpu' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    context.document.deployments.flatMap(({ id, element, in: place, kubernetes, autoscaling }) => {
      const vertical = kubernetes?.verticalAutoscaler
      const metric = autoscaling?.metric
      if (!vertical || !metric || !vertical.split('-').includes(metric)) return []
      return [report(context, entry, `${id}.kubernetes.verticalAutoscaler`, { id: element, place, metric }, element)]
    }),
}
