/** Codes of the load stage: models written in TypeScript, which run in a process of their own. */
import type { CodeEntry } from '../finding.ts'
import { en, ru } from '../phrases.ts'

const runs = {
  ru: 'Модель на TypeScript — программа: она может упасть или зависнуть, но не должна ронять проверку.',
  en: 'A model in TypeScript is a program: it may fail or hang, but must not take the check down with it.',
}

export const programCodes: readonly CodeEntry[] = [
  {
    code: 'typescript-syntax',
    severity: 'error',
    title: { ru: 'Синтаксическая ошибка в TypeScript', en: 'TypeScript syntax error' },
    message: {
      ru: (p) => `Файл не разобран: ${p.message}.`,
      en: (p) => `The file cannot be read: ${p.message}.`,
    },
    fix: { ru: () => 'Исправьте указанную строку.', en: () => 'Correct that line.' },
    why: runs,
  },
  {
    code: 'typescript-unsupported',
    severity: 'error',
    title: { ru: 'Конструкция TypeScript не поддерживается', en: 'Unsupported TypeScript' },
    message: {
      ru: (p) => `Эта конструкция не работает без компиляции: ${p.message}.`,
      en: (p) => `This construct does not run without compiling: ${p.message}.`,
    },
    fix: {
      ru: () => 'Замените enum, namespace и поля-параметры конструктора обычными объектами, типами и функциями.',
      en: () => 'Replace enum, namespace and parameter properties by plain objects, types and functions.',
    },
    why: {
      ru: 'Модель запускается как есть: типы просто отбрасываются.',
      en: 'The model runs as it is: types are only taken away.',
    },
  },
  {
    code: 'import-not-found',
    severity: 'error',
    title: { ru: 'Импорт не найден', en: 'Import not found' },
    message: {
      ru: (p) => `Импорт ${ru.quote(p.specifier)} не найден.`,
      en: (p) => `Import ${en.quote(p.specifier)} is not found.`,
    },
    fix: {
      ru: () => 'Проверьте путь (с расширением .ts) или установите пакет.',
      en: () => 'Check the path (with its extension .ts) or install the package.',
    },
    why: runs,
  },
  {
    code: 'import-without-export',
    severity: 'error',
    title: { ru: 'Нет такого экспорта', en: 'No such export' },
    message: {
      ru: (p) => `Модуль ${ru.quote(p.module)} не экспортирует ${ru.quote(p.name)}.`,
      en: (p) => `Module ${en.quote(p.module)} does not export ${en.quote(p.name)}.`,
    },
    fix: {
      ru: () => 'Исправьте имя; типы импортируйте через import type.',
      en: () => 'Correct the name; import types with import type.',
    },
    why: runs,
  },
  {
    code: 'model-throws',
    severity: 'error',
    title: { ru: 'Модель завершилась ошибкой', en: 'The model throws an error' },
    message: {
      ru: (p) => `Модель завершилась ошибкой: ${p.message}.`,
      en: (p) => `The model throws an error: ${p.message}.`,
    },
    fix: { ru: () => 'Исправьте указанную строку модели.', en: () => 'Correct that line of the model.' },
    why: runs,
  },
  {
    code: 'model-never-ends',
    severity: 'error',
    title: { ru: 'Модель не завершается', en: 'The model never ends' },
    message: {
      ru: (p) => `Модель не завершилась за ${ru.time(p.seconds)} и остановлена.`,
      en: (p) => `The model did not end within ${en.time(p.seconds)} and was stopped.`,
    },
    fix: { ru: () => 'Проверьте циклы и рекурсию.', en: () => 'Check its loops and recursion.' },
    why: runs,
  },
  {
    code: 'model-waits',
    severity: 'error',
    title: { ru: 'Модель ждёт вечно', en: 'The model waits for ever' },
    message: {
      ru: () => 'Модель ждёт (await) того, что никогда не произойдёт.',
      en: () => 'The model awaits something that never happens.',
    },
    fix: {
      ru: () => 'Уберите await: модель описывает систему и ничего не загружает.',
      en: () => 'Take the await away: a model describes a system and fetches nothing.',
    },
    why: runs,
  },
  {
    code: 'model-exits',
    severity: 'error',
    title: { ru: 'Модель завершает процесс', en: 'The model ends the process' },
    message: {
      ru: (p) => `Модель завершила процесс (process.exit, код ${p.code}) и не отдала описание системы.`,
      en: (p) => `The model ended the process (process.exit, code ${p.code}) and gave no system.`,
    },
    fix: { ru: () => 'Уберите вызов process.exit.', en: () => 'Take the call of process.exit away.' },
    why: runs,
  },
  {
    code: 'model-crashes',
    severity: 'error',
    title: { ru: 'Процесс модели оборвался', en: 'The process of the model broke off' },
    message: {
      ru: (p) => `Процесс модели оборвался (${p.reason}): скорее всего, не хватило памяти.`,
      en: (p) => `The process of the model broke off (${p.reason}): most likely out of memory.`,
    },
    fix: {
      ru: () => 'Проверьте циклы, которые добавляют элементы.',
      en: () => 'Check the loops that add elements.',
    },
    why: runs,
  },
  {
    code: 'model-exports-nothing',
    severity: 'error',
    title: { ru: 'Модель ничего не экспортирует', en: 'The model exports nothing' },
    message: {
      ru: (p) => `В файле нет export default${p.exports ? ` (экспортируется ${p.exports})` : ''}.`,
      en: (p) => `The file has no export default${p.exports ? ` (it exports ${p.exports})` : ''}.`,
    },
    fix: {
      ru: () => 'Добавьте в конец: export default и то, что вернула функция system().',
      en: () => 'Add at the end: export default with what system() returned.',
    },
    why: { ru: 'Система берётся из экспорта по умолчанию.', en: 'The system is taken from the default export.' },
  },
  {
    code: 'model-exports-wrong',
    severity: 'error',
    title: { ru: 'Модель экспортирует не систему', en: 'The model exports no system' },
    message: {
      ru: (p) => `Экспорт по умолчанию — ${p.found}, а нужна система, созданная функцией system().`,
      en: (p) => `The default export is of type ${p.found}; a system made by system() is needed.`,
    },
    fix: {
      ru: () => 'Экспортируйте то, что вернула функция system().',
      en: () => 'Export what system() returned.',
    },
    why: { ru: 'Система берётся из экспорта по умолчанию.', en: 'The system is taken from the default export.' },
  },
  {
    code: 'data-only',
    severity: 'error',
    title: { ru: 'Модель на TypeScript не запускалась', en: 'A TypeScript model was not run' },
    message: {
      ru: (p) => `${p.file} — программа, а с --data-only программы не запускаются.`,
      en: (p) => `${p.file} is a program, and --data-only runs none.`,
    },
    fix: {
      ru: () => 'Опишите модель в YAML или проверьте её без --data-only там, где автору доверяют.',
      en: () => 'Write the model in YAML, or check it without --data-only where its author is trusted.',
    },
    why: {
      ru: 'Проверка чужого предложения правок не должна исполнять чужой код.',
      en: 'A check of a stranger’s pull request must not run a stranger’s code.',
    },
  },
]
