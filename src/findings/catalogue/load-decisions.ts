/** Codes of the load stage: decision records. Their names begin with `decision-`: they do not stop the analyses of the model. */
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'
import { reasonOf } from './load-files.ts'

const kindsRu: Record<string, string> = {
  supersedes: 'заменяет',
  'superseded-by': 'заменено решением',
  amends: 'дополняет',
  'amended-by': 'дополнено решением',
}
const kindsEn: Record<string, string> = {
  supersedes: 'supersedes',
  'superseded-by': 'is superseded by',
  amends: 'amends',
  'amended-by': 'is amended by',
}
const kind = (words: Record<string, string>, value: Params[string] | undefined): string =>
  words[String(value)] ?? String(value)

export const decisionCodes: readonly CodeEntry[] = [
  {
    code: 'decision-status',
    severity: 'warning',
    title: { ru: 'Неизвестный статус решения', en: 'Unknown status of a decision' },
    message: {
      ru: (p) => `Статус ${ru.quote(p.status)} решения ${ru.quote(p.slug)} неизвестен и не считается принятым.`,
      en: (p) =>
        `Status ${en.quote(p.status)} of decision ${en.quote(p.slug)} is unknown and does not count as accepted.`,
    },
    fix: {
      ru: () => 'Запишите draft, proposed, accepted, rejected, deprecated или superseded by ADR-NNNN.',
      en: () => 'Write draft, proposed, accepted, rejected, deprecated or superseded by ADR-NNNN.',
    },
    why: {
      ru: 'Программы, которые считают непонятный статус принятым, показывают отклонённое как действующее.',
      en: 'Tools that take a status they cannot read for accepted show rejected decisions as standing.',
    },
    source: 'MADR 4.0.0',
  },
  {
    code: 'decision-without-status',
    severity: 'warning',
    title: { ru: 'Решение без статуса', en: 'Decision without a status' },
    message: {
      ru: (p) => `У решения ${ru.quote(p.slug)} нет статуса; принятым оно не считается.`,
      en: (p) => `Decision ${en.quote(p.slug)} has no status; it does not count as accepted.`,
    },
    fix: {
      ru: () => 'Добавьте в начало файла строку status: accepted (или другой статус) между строками ---.',
      en: () => 'Add status: accepted (or another status) at the head of the file, between lines ---.',
    },
    why: {
      ru: 'Без статуса неясно, действует ли решение.',
      en: 'Without a status nobody can tell whether the decision stands.',
    },
    source: 'MADR 4.0.0',
  },
  {
    code: 'decision-front-matter',
    severity: 'error',
    title: { ru: 'Ошибка в заголовке решения', en: 'Error in the head of a decision' },
    message: {
      ru: (p) => `Заголовок (YAML) в ${p.file} не разобран.`,
      en: (p) => `The head (YAML) of ${p.file} cannot be read.`,
    },
    fix: {
      ru: () => 'Исправьте указанную строку; значения с двоеточием берите в кавычки, ключи не повторяйте.',
      en: () => 'Correct that line; put values with a colon in quotes, and write no key twice.',
    },
    why: {
      ru: 'Без заголовка теряются статус и связи решения.',
      en: 'Without its head the status and the links of the decision are lost.',
    },
  },
  {
    code: 'decision-field',
    severity: 'warning',
    title: { ru: 'Поле заголовка не понято', en: 'Field of the head not understood' },
    message: {
      ru: (p) => `Поле ${ru.quote(p.field)} записано не так, как ожидается, и пропущено.`,
      en: (p) => `Field ${en.quote(p.field)} has an unexpected form and is left out.`,
    },
    fix: {
      ru: () => 'Запишите список строк; варианты в options — с полями title, variant, chosen.',
      en: () => 'Write a list of strings; options take title, variant and chosen.',
    },
    why: {
      ru: 'Пропущенная связь не попадёт в матрицу трассировки.',
      en: 'A lost link is absent from the trace matrix.',
    },
  },
  {
    code: 'decision-dangling-link',
    severity: 'error',
    title: { ru: 'Ссылка в никуда', en: 'Dangling link' },
    message: {
      ru: (p) => `Решение ${ru.quote(p.slug)} ссылается на ${ru.quote(p.to)}, которого нет.`,
      en: (p) => `Decision ${en.quote(p.slug)} links to ${en.quote(p.to)}, which does not exist.`,
    },
    fix: {
      ru: () => 'Исправьте номер или имя файла.',
      en: () => 'Correct the number or the file name.',
    },
    why: {
      ru: 'Читатель не найдёт, чем решение заменено или на что опирается.',
      en: 'The reader cannot find what replaced the decision or what it rests on.',
    },
  },
  {
    code: 'decision-ambiguous-link',
    severity: 'error',
    title: { ru: 'Неоднозначная ссылка', en: 'Ambiguous link' },
    message: {
      ru: (p) => `Ссылка ${ru.quote(p.to)} решения ${ru.quote(p.slug)} подходит к нескольким решениям.`,
      en: (p) => `Link ${en.quote(p.to)} of decision ${en.quote(p.slug)} fits several decisions.`,
    },
    fix: {
      ru: () => 'Сошлитесь по имени файла без номера.',
      en: () => 'Refer to it by the file name without the number.',
    },
    why: {
      ru: 'Один номер у двух решений появляется при слиянии параллельных веток.',
      en: 'Merging parallel branches gives one number to two decisions.',
    },
  },
  {
    code: 'decision-one-way-link',
    severity: 'warning',
    title: { ru: 'Связь только с одной стороны', en: 'Link from one end only' },
    message: {
      ru: (p) => `Решение ${ru.quote(p.slug)} ${kind(kindsRu, p.kind)} ${ru.quote(p.to)}, но там об этом не сказано.`,
      en: (p) =>
        `Decision ${en.quote(p.slug)} ${kind(kindsEn, p.kind)} ${en.quote(p.to)}, but that one does not say so.`,
    },
    fix: {
      ru: (p) => `Добавьте в ${ru.quote(p.to)} поле ${p.back}: ${p.slug}.`,
      en: (p) => `Add ${p.back}: ${p.slug} to ${en.quote(p.to)}.`,
    },
    why: {
      ru: 'Кто читает старое решение, не узнает, что оно уже не действует.',
      en: 'A reader of the old decision does not learn that it no longer stands.',
    },
  },
  {
    code: 'decision-cycle',
    severity: 'error',
    title: { ru: 'Решения заменяют друг друга по кругу', en: 'Decisions supersede one another in a circle' },
    message: {
      ru: (p) => `Решения заменяют друг друга по кругу: ${p.cycle}.`,
      en: (p) => `Decisions supersede one another in a circle: ${p.cycle}.`,
    },
    fix: { ru: () => 'Уберите одну из связей.', en: () => 'Take one of the links away.' },
    why: { ru: 'Неясно, какое из них действует.', en: 'Nobody can tell which of them stands.' },
  },
  {
    code: 'decision-duplicate-number',
    severity: 'warning',
    title: { ru: 'Повторный номер решения', en: 'Duplicate number of a decision' },
    message: {
      ru: (p) => `Номер ${p.number} уже занят: ${p.other}.`,
      en: (p) => `Number ${p.number} is already taken by ${p.other}.`,
    },
    fix: {
      ru: () => 'Дайте одному из решений следующий свободный номер.',
      en: () => 'Give one of them the next free number.',
    },
    why: {
      ru: 'Параллельные ветки дают один номер двум решениям, и слияние проходит без конфликта.',
      en: 'Parallel branches give one number to two decisions, and they merge without a conflict.',
    },
  },
  {
    code: 'decision-duplicate-slug',
    severity: 'error',
    title: { ru: 'Два решения с одним именем', en: 'Two decisions with one name' },
    message: {
      ru: (p) => `Имя ${ru.quote(p.slug)} уже занято: ${p.other}.`,
      en: (p) => `Name ${en.quote(p.slug)} is already taken by ${p.other}.`,
    },
    fix: { ru: () => 'Переименуйте один из файлов.', en: () => 'Rename one of the files.' },
    why: {
      ru: 'Имя файла без номера — это id решения: на нём держатся ссылки и страницы.',
      en: 'The file name without its number is the identity of the decision: links and pages rest on it.',
    },
  },
  {
    code: 'decision-translation',
    severity: 'info',
    title: { ru: 'Нет перевода решения', en: 'Decision not translated' },
    message: {
      ru: (p) => `У решения ${ru.quote(p.slug)} нет текста на языке ${p.language}.`,
      en: (p) => `Decision ${en.quote(p.slug)} has no text in language ${p.language}.`,
    },
    fix: {
      ru: (p) => `Положите рядом файл с тем же именем и .${p.language}.md в конце.`,
      en: (p) => `Put a file of the same name that ends in .${p.language}.md beside it.`,
    },
    why: {
      ru: 'В документах на этом языке решение останется без перевода.',
      en: 'The documents in that language show the decision untranslated.',
    },
  },
  {
    code: 'decision-format',
    severity: 'warning',
    title: { ru: 'Формат решения не читается', en: 'Format of a decision not read' },
    message: {
      ru: (p) => `Файл ${p.file} не прочитан: решения читаются только в Markdown.`,
      en: (p) => `File ${p.file} is not read: decisions are read in Markdown only.`,
    },
    fix: { ru: () => 'Переведите файл в Markdown.', en: () => 'Convert the file to Markdown.' },
    why: {
      ru: 'Пропущенное решение исчезло бы из документов.',
      en: 'A decision that is skipped would vanish from the documents.',
    },
  },
  {
    code: 'decision-unreadable',
    severity: 'error',
    title: { ru: 'Файл решения не читается', en: 'Unreadable decision' },
    message: {
      ru: (p) => `${p.file} не прочитан: ${reasonOf(p).ru}.`,
      en: (p) => `${p.file} cannot be read: ${reasonOf(p).en}.`,
    },
    fix: {
      ru: () => 'Проверьте права; сохраните файл в UTF-8.',
      en: () => 'Check the permissions; save the file as UTF-8.',
    },
    why: {
      ru: 'Пропущенное решение исчезло бы из документов.',
      en: 'A decision that is skipped would vanish from the documents.',
    },
  },
]
