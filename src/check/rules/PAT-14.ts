import type { CodeEntry } from '../../findings/finding.ts'
import { en, ru } from '../../findings/phrases.ts'
import { report } from '../context.ts'
import { remoteSync } from '../remote.ts'
import type { Rule } from '../rule.ts'

const entry: CodeEntry = {
  code: 'PAT-14',
  severity: 'warning',
  title: { ru: 'Удалённая копия участвует в синхронной репликации', en: 'Remote copy may be chosen as synchronous' },
  message: {
    ru: (p) => `Копия в ${ru.quote(p.place)} может стать синхронной, хотя рядом с ведущим синхронных копий хватает.`,
    en: (p) => `The copy in ${en.quote(p.place)} may become synchronous although enough copies are near the primary.`,
  },
  fix: {
    ru: () =>
      'Пометьте её sync: false (в Patroni — nosync); для аналитики и резервного региона — ещё и promotion: manual.',
    en: () => 'Mark it sync: false (nosync in Patroni); for analytics and a disaster region also promotion: manual.',
  },
  why: {
    ru: 'Когда ближняя копия отстанет или перезапустится, каждый COMMIT начнёт ждать ответа из другого региона.',
    en: 'Once a near copy lags or restarts, every COMMIT starts to wait for an answer from another region.',
  },
  source: 'Patroni 4.1.4, docs/replication_modes.rst',
  example: { place: 'ekb-a' },
}

export const rule: Rule = {
  entry,
  check: (context) =>
    remoteSync(context).flatMap(({ group, remote, waits }) =>
      waits ? [] : remote.map((copy) => report(context, entry, copy.path, { place: copy.member.in }, group.store.id)),
    ),
}
