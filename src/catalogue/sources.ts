/** Sources that are words rather than a reference, in both languages. */
import type { Text } from '../language/text.ts'

/** No primary source was read. */
export const commonPractice: Text = { ru: 'общепринятая практика', en: 'common practice' }
/** Follows from counting. */
export const arithmetic: Text = { ru: 'арифметика', en: 'arithmetic' }
/** Follows from the definitions of CAP and PACELC and the facts of the technology. */
export const definitions: Text = {
  ru: 'из определений CAP и PACELC и фактов о технологии',
  en: 'from the definitions of CAP and PACELC and the facts of the technology',
}
/** Follows from putting times together. */
export const composition: Text = { ru: 'правило сложения времён', en: 'rule of composition of times' }
/** A figure of ours where no fact gives one. */
export const assumption: Text = { ru: 'допущение: первоисточника нет', en: 'an assumption: there is no primary source' }
