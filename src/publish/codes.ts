/**
 * Findings of the publish stage. All of them name the file or folder concerned, because nothing may be missing silently.
 */
import type { CodeEntry, Finding, Params } from '../findings/finding.ts'

const p = (params: Params, key: string): string => String(params[key] ?? '')

/** Catalogue entries of the codes this stage uses. */
export const publishCodes: CodeEntry[] = [
  {
    code: 'output-unwritable',
    severity: 'error',
    title: { ru: 'Папка результата недоступна для записи', en: 'Output folder cannot be written' },
    message: {
      ru: (x) => `Папку «${p(x, 'folder')}» нельзя записать (${p(x, 'reason')}); прежнее содержимое не тронуто.`,
      en: (x) => `Folder "${p(x, 'folder')}" cannot be written (${p(x, 'reason')}); its old content is untouched.`,
    },
    fix: {
      ru: () => 'Дайте права на запись в папку и её родителя либо укажите другую папку: --out.',
      en: () => 'Allow writing to the folder and its parent, or name another one with --out.',
    },
    why: {
      ru: 'Результат собирается рядом и подменяет прежний одним переименованием, поэтому нужны права и на родительскую папку.',
      en: 'The result is made beside the old one and replaces it by a rename, so the parent must be writable too.',
    },
  },
  {
    code: 'output-foreign',
    severity: 'error',
    title: { ru: 'В папке результата лежат чужие файлы', en: 'Output folder holds files of somebody else' },
    message: {
      ru: (x) => `В «${p(x, 'folder')}» есть «${p(x, 'entry')}», чего сборка не создавала; папка не заменена.`,
      en: (x) => `"${p(x, 'folder')}" holds "${p(x, 'entry')}", which no build made; the folder was not replaced.`,
    },
    fix: {
      ru: () => 'Укажите через --out пустую или новую папку либо уберите посторонние файлы.',
      en: () => 'Name an empty or new folder with --out, or move the other files away.',
    },
    why: {
      ru: 'Сборка заменяет папку целиком; замена чужой папки уничтожила бы файлы автора.',
      en: 'A build replaces the whole folder; replacing a foreign one would destroy its files.',
    },
  },
  {
    code: 'output-path-refused',
    severity: 'error',
    title: { ru: 'Имя файла выходит за папку результата', en: 'File name leaves the output folder' },
    message: {
      ru: (x) => `Файл «${p(x, 'path')}» не создан: имя недопустимо или повторяется.`,
      en: (x) => `File "${p(x, 'path')}" was not made: the name is not allowed or occurs twice.`,
    },
    fix: {
      ru: () => 'Дайте элементу другой идентификатор: латинские буквы, цифры, «-» и «_».',
      en: () => 'Give the thing another id: Latin letters, digits, "-" and "_".',
    },
    why: {
      ru: 'Идентификаторы становятся именами файлов; сборка никогда не пишет за пределы своей папки.',
      en: 'Ids become file names; a build never writes outside its folder.',
    },
  },
  {
    code: 'document-failed',
    severity: 'error',
    title: { ru: 'Документ не создан', en: 'Document could not be made' },
    message: {
      ru: (x) => `Не удалось создать «${p(x, 'path')}»: ${p(x, 'reason')}.`,
      en: (x) => `"${p(x, 'path')}" could not be made: ${p(x, 'reason')}.`,
    },
    fix: {
      ru: () => 'Исправьте причину и повторите сборку; прежний результат остаётся на месте.',
      en: () => 'Mend the cause and build again; the previous result stays in place.',
    },
    why: {
      ru: 'Неполный комплект документов опаснее отсутствующего: пропуск никто не заметит.',
      en: 'An incomplete set of documents is worse than none: nobody notices the gap.',
    },
  },
  {
    code: 'picture-failed',
    severity: 'error',
    title: { ru: 'Нет рисунка', en: 'Picture is missing' },
    message: {
      ru: (x) => `Документ «${p(x, 'document')}» ссылается на рисунок «${p(x, 'picture')}», а он не создан.`,
      en: (x) => `Document "${p(x, 'document')}" shows picture "${p(x, 'picture')}", which was not made.`,
    },
    fix: {
      ru: () => 'Проверьте, что такое представление есть в модели и строится без ошибок.',
      en: () => 'Check that the model has this view and that it is drawn without errors.',
    },
    why: {
      ru: 'Пропавший рисунок незаметен читателю, если о нём не сказать.',
      en: 'A reader does not notice a picture that is not there.',
    },
  },
  {
    code: 'page-heavy',
    severity: 'warning',
    title: { ru: 'Страница сайта тяжелее предела', en: 'Site page is over the weight limit' },
    message: {
      ru: (x) => `Страница «${p(x, 'path')}» весит ${p(x, 'kilobytes')} КБ при пределе ${p(x, 'limit')} КБ.`,
      en: (x) => `Page "${p(x, 'path')}" weighs ${p(x, 'kilobytes')} kB; the limit is ${p(x, 'limit')} kB.`,
    },
    fix: {
      ru: () => 'Разделите представление на несколько рисунков или раздел — на несколько подразделов.',
      en: () => 'Split the view into several pictures, or the section into several.',
    },
    why: {
      ru: 'Страницы читают и с телефона, и по медленной связи.',
      en: 'Pages are read on phones and over slow links too.',
    },
  },
  {
    code: 'pdf-not-accessible',
    severity: 'warning',
    title: { ru: 'PDF не соответствует PDF/UA-1', en: 'PDF is not PDF/UA-1' },
    message: {
      ru: (x) => `«${p(x, 'path')}» создан с тегами, но без отметки PDF/UA-1: ${p(x, 'reason')}.`,
      en: (x) => `"${p(x, 'path')}" is tagged, but not marked as PDF/UA-1: ${p(x, 'reason')}.`,
    },
    fix: {
      ru: () => 'Дайте рисункам описание и не пропускайте уровни заголовков.',
      en: () => 'Describe the pictures and do not skip heading levels.',
    },
    why: {
      ru: 'Без описаний и порядка заголовков документ не прочесть программой экранного доступа.',
      en: 'Without descriptions and heading order a screen reader cannot read the document.',
    },
  },
]

/** A finding with the severity its catalogue entry gives. */
export function publishFinding(code: string, params: Params, element?: string): Finding {
  const severity = publishCodes.find((c) => c.code === code)?.severity ?? 'error'
  return { code, severity, params, ...(element === undefined ? {} : { element }) }
}
