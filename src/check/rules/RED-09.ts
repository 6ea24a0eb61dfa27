import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { ofKind } from '../kinds.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'RED-09',
  severity: 'error',
  title: { ru: 'Команды над несколькими ключами в Redis Cluster', en: 'Multi-key commands in Redis Cluster' },
  message: {
    ru: (p) =>
      `${ru.quote(p.id)}: приложение работает с несколькими ключами сразу, а общих меток (hash tags) у них нет.`,
    en: (p) => `${en.quote(p.id)}: the application uses several keys at once, but they share no hash tag.`,
  },
  fix: {
    ru: () => 'Дайте ключам общую метку в фигурных скобках (hashTags: true) или уберите такие команды.',
    en: () => 'Give the keys a common tag in braces (hashTags: true), or do without such commands.',
  },
  why: {
    ru: 'Ключи попадут в разные слоты, и Redis ответит CROSSSLOT — на проде, а не на единственном узле разработчика.',
    en: 'The keys land in different slots and Redis answers CROSSSLOT: in production, not on the single node of a developer.',
  },
  source: 'Redis documentation, cluster-spec.md',
  example: { id: 'hot' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    ofKind(context, 'cache', 'sessionStore').flatMap(({ id, failover, redis }) =>
      failover?.manager === 'redis-cluster' && redis?.multiKeyCommands === true && redis.hashTags !== true
        ? [report(context, entry, `${id}.redis.multiKeyCommands`, { id })]
        : [],
    ),
}
