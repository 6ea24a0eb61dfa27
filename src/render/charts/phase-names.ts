/** What the phases of a recovery are called, in pictures and texts alike. */
import type { PhaseKind } from '../../analyse/analysis.ts'
import type { Said } from '../../language/text.ts'

export const phaseNames: Record<PhaseKind, Said> = {
  detect: { ru: 'обнаружение', en: 'detect' },
  decide: { ru: 'решение', en: 'decide' },
  act: { ru: 'действие', en: 'act' },
  reroute: { ru: 'переключение трафика', en: 'reroute' },
  client: { ru: 'клиент', en: 'client' },
  warm: { ru: 'прогрев', en: 'warm up' },
  human: { ru: 'человек', en: 'person' },
  restore: { ru: 'восстановление из копии', en: 'restore' },
}
