import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { rpoClaims } from '../claims.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'ELK-03',
  severity: 'error',
  title: { ru: 'Нулевая потеря с отложенной записью translog', en: 'Zero loss with an asynchronous translog' },
  message: {
    ru: (p) =>
      `${p.requirement} не допускает потери данных, а ${ru.quote(p.id)} подтверждает запись до сохранения на диск.`,
    en: (p) => `${p.requirement} allows no data loss, but ${en.quote(p.id)} confirms a write before it is on disk.`,
  },
  fix: {
    ru: () => 'Верните index.translog.durability: request (translogDurability: request).',
    en: () => 'Set index.translog.durability back to request (translogDurability: request).',
  },
  why: {
    ru: 'При async последние секунды записей пропадают вместе с процессом или узлом.',
    en: 'With async the last seconds of writes go with the process or host.',
  },
  source: 'Elastic, index modules, translog',
  example: { requirement: 'DUR06', id: 'search' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'database').flatMap(({ id, elasticsearch }) => {
      const zero = rpoClaims(context, id).find((claim) => claim.seconds === 0)
      if (!zero || elasticsearch?.translogDurability !== 'async') return []
      const params = { requirement: zero.requirement, id }
      return [report(context, entry, `${id}.elasticsearch.translogDurability`, params)]
    }),
}
