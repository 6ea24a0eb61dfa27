import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-01',
  severity: 'error',
  title: { ru: 'Слишком мало узлов, выбирающих главный', en: 'Too few master-eligible nodes' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: узлов, способных стать главным, ${ru.number(p.masters)} — потеря любого останавливает кластер.`,
    en: (p) =>
      `${en.quote(p.id)}: with ${en.count(p.masters, 'master-eligible node')} the loss of any one stops the cluster.`,
  },
  fix: {
    ru: () => 'Задайте три узла (masterEligible: 3) в трёх зонах.',
    en: () => 'Use three of them (masterEligible: 3) in three zones.',
  },
  why: {
    ru: 'Главный узел выбирают большинством: двое без одного — уже не большинство.',
    en: 'The master is elected by a majority: one of two is none.',
  },
  source: 'Elastic, deploy-manage, quorum-based decision making',
  example: { id: 'search', masters: 2 },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch }) => {
      const masters = elasticsearch?.masterEligible
      if (masters === undefined || masters > 2 || context.neededBy(id).length === 0) return []
      return [report(context, entry, `${id}.elasticsearch.masterEligible`, { id, masters })]
    }),
}
