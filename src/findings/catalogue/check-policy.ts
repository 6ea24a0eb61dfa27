/** Codes about findings themselves: waivers, the baseline, the configuration of rules, a rule that failed. */
import type { CodeEntry } from '../finding.ts'
import { en, ru } from '../phrases.ts'

export const policyCodes: readonly CodeEntry[] = [
  {
    code: 'waiver-expired',
    severity: 'error',
    title: { ru: 'Исключение просрочено', en: 'Waiver has expired' },
    message: {
      ru: (p) => `Исключение для ${p.waived} (${p.target}) действовало до ${p.expires}; владелец: ${p.owner}.`,
      en: (p) => `The waiver for ${p.waived} (${p.target}) was valid until ${p.expires}; owner: ${p.owner}.`,
    },
    fix: {
      ru: () => 'Устраните находку или продлите исключение с новой причиной.',
      en: () => 'Correct the finding, or renew the waiver with a new reason.',
    },
    why: {
      ru: 'Исключение без срока превращается в забытый риск. Срок нужен, чтобы к нему вернулись.',
      en: 'A waiver without an end becomes a forgotten risk. The date is there so that somebody comes back to it.',
    },
    example: { waived: 'GEN-01', target: 'hot', expires: '2026-06-30', owner: 'platform team' },
  },
  {
    code: 'waiver-invalid',
    severity: 'error',
    title: { ru: 'Исключение оформлено не полностью', en: 'Waiver is not complete' },
    message: {
      ru: (p) => `Исключение для ${p.waived} не действует: ${p.problemRu}.`,
      en: (p) => `The waiver for ${p.waived} has no effect: ${p.problemEn}.`,
    },
    fix: {
      ru: () => 'Нужны code, owner, reason и expires (ГГГГ-ММ-ДД).',
      en: () => 'It needs code, owner, reason and expires (YYYY-MM-DD).',
    },
    why: {
      ru: 'У каждого принятого риска должны быть владелец, причина и срок.',
      en: 'Every accepted risk needs an owner, a reason and an end.',
    },
    example: { waived: 'GEN-01', target: 'hot', problemRu: 'не указан владелец', problemEn: 'it names no owner' },
  },
  {
    code: 'waiver-unused',
    severity: 'info',
    title: { ru: 'Исключение больше не нужно', en: 'Waiver is no longer needed' },
    message: {
      ru: (p) => `Исключение для ${p.waived} (${p.target}) ни к чему не подошло.`,
      en: (p) => `The waiver for ${p.waived} (${p.target}) matches nothing.`,
    },
    fix: { ru: () => 'Удалите его.', en: () => 'Remove it.' },
    why: {
      ru: 'Лишнее исключение скроет настоящую находку, если она появится.',
      en: 'A waiver that is left over would hide a real finding later.',
    },
    example: { waived: 'GEN-01', target: 'hot' },
  },
  {
    code: 'rule-unknown',
    severity: 'warning',
    title: { ru: 'Неизвестное правило в настройках', en: 'Unknown rule in the configuration' },
    message: {
      ru: (p) => `В настройках названо правило ${ru.quote(p.rule)}, такого правила нет.`,
      en: (p) => `The configuration names rule ${en.quote(p.rule)}, which does not exist.`,
    },
    fix: {
      ru: (p) => (p.suggestion ? `Возможно, имелось в виду ${ru.quote(p.suggestion)}.` : 'Проверьте имя правила.'),
      en: (p) => (p.suggestion ? `Perhaps ${en.quote(p.suggestion)} was meant.` : 'Check the name of the rule.'),
    },
    why: {
      ru: 'Опечатка в имени оставляет правило включённым (или выключенным) вопреки ожиданию.',
      en: 'With a typing error in the name the rule stays on (or off) against expectation.',
    },
    example: { rule: 'PAT-1', suggestion: 'PAT-01' },
  },
  {
    code: 'rule-locked',
    severity: 'warning',
    title: { ru: 'Эту находку нельзя настроить', en: 'This finding cannot be configured' },
    message: {
      ru: (p) => `${ru.quote(p.rule)} — нарушение целостности модели, его важность нельзя менять.`,
      en: (p) => `${en.quote(p.rule)} breaks the soundness of the model; its severity cannot be changed.`,
    },
    fix: { ru: () => 'Уберите строку из настроек.', en: () => 'Remove the line from the configuration.' },
    why: {
      ru: 'Правила можно спорить и отключать. Несуществующую ссылку — нельзя: считать было бы не по чему.',
      en: 'Rules may be argued with and switched off. A reference to nothing may not: there would be nothing to compute from.',
    },
    example: { rule: 'ref-unknown' },
  },
  {
    code: 'rule-crashed',
    severity: 'error',
    title: { ru: 'Правило не отработало', en: 'A rule failed' },
    message: {
      ru: (p) => `Правило ${p.rule} прервалось: ${p.reason}.`,
      en: (p) => `Rule ${p.rule} stopped: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Это дефект программы. Сообщите о нём, приложив модель или её часть.',
      en: () => 'This is a defect of the program. Report it with the model or a part of it.',
    },
    why: {
      ru: 'Правило, которое не отработало, не должно выглядеть как правило, которому нечего сказать.',
      en: 'A rule that did not run must not look like a rule that has nothing to say.',
    },
    example: { rule: 'PAT-01', reason: 'unexpected value' },
  },
]
