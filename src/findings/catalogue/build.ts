/** Codes of what happens after the check: pictures, views, documents, output. Used by view, layout, document and publish. */
import type { CodeEntry } from '../finding.ts'
import { en, ru } from '../phrases.ts'

/** Params: `name` of what was to be made, `language`, `reason`, `file`, `count`, as the sentence needs. */
export const buildCodes: readonly CodeEntry[] = [
  {
    code: 'view-failed',
    severity: 'error',
    title: { ru: 'Представление не построено', en: 'A view could not be made' },
    message: {
      ru: (p) => `Представление ${ru.quote(p.name)} не построено: ${p.reason}.`,
      en: (p) => `View ${en.quote(p.name)} could not be made: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Исправьте описанные в модели элементы этого представления или уберите его из списка.',
      en: () => 'Correct the elements of this view in the model, or take the view out of the list.',
    },
    why: {
      ru: 'Набор документов без одной схемы выглядит полным. Поэтому пропавшая схема — ошибка, а не замечание.',
      en: 'A set of documents that lacks a picture looks complete. That is why a missing one is an error, not a remark.',
    },
    example: { name: 'containers', reason: 'no elements' },
  },
  {
    code: 'picture-failed',
    severity: 'error',
    title: { ru: 'Рисунок не построен', en: 'A picture could not be drawn' },
    message: {
      ru: (p) => `Рисунок ${ru.quote(p.name)} не построен: ${p.reason}.`,
      en: (p) => `Picture ${en.quote(p.name)} could not be drawn: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Уменьшите число элементов на рисунке или разделите его; если модель невелика, сообщите об ошибке.',
      en: () => 'Show fewer elements or split the picture; if the model is small, report it as a defect.',
    },
    why: {
      ru: 'Документ ссылается на рисунок, которого нет: читатель увидит пустое место.',
      en: 'A document refers to a picture that does not exist: the reader sees a gap.',
    },
    example: { name: 'deployment', reason: 'no room for the routes' },
  },
  {
    code: 'picture-too-large',
    severity: 'warning',
    title: { ru: 'Рисунок слишком велик, чтобы его чертить', en: 'A picture is too large to be drawn' },
    message: {
      ru: (p) =>
        `Рисунок ${ru.quote(p.name)} не чертится: на нём было бы ${ru.count(p.boxes, 'блок', 'блока', 'блоков')} и ${ru.count(p.lines, 'линия', 'линии', 'линий')}, а читаем рисунок, где блоков не больше ${p.mostBoxes} и линий не больше ${p.mostLines}.`,
      en: (p) =>
        `Picture ${en.quote(p.name)} is not drawn: it would hold ${en.count(p.boxes, 'box', 'boxes')} and ${en.count(p.lines, 'line')}; one that can be read holds at most ${p.mostBoxes} and ${p.mostLines}.`,
    },
    fix: {
      ru: () => 'Опишите в модели представления (views), каждое из которых показывает часть системы.',
      en: () => 'Describe views in the model (views), each of which shows a part of the system.',
    },
    why: {
      ru: 'Рисунок из сотен блоков никто не прочитает, а раскладывать его пришлось бы минуты. В документе на его месте сказано, что он не построен.',
      en: 'Nobody reads a picture of hundreds of boxes, and laying it out would take minutes. The document says in its place that it was not drawn.',
    },
    example: { name: 'containers', boxes: 300, lines: 1500, mostBoxes: 120, mostLines: 300 },
  },
  {
    code: 'document-failed',
    severity: 'error',
    title: { ru: 'Документ не построен', en: 'A document could not be made' },
    message: {
      ru: (p) => `Документ ${ru.quote(p.name)} (${p.language}) не построен: ${p.reason}.`,
      en: (p) => `Document ${en.quote(p.name)} (${p.language}) could not be made: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Устраните названную причину и повторите сборку: предыдущая версия документов осталась на месте.',
      en: () => 'Remove the named cause and build again: the previous version of the documents is still in place.',
    },
    why: {
      ru: 'Неполный комплект документов не должен выдаваться за полный.',
      en: 'An incomplete set of documents must not pass for a complete one.',
    },
    example: { name: 'recovery', language: 'ru', reason: 'unknown store' },
  },
  {
    code: 'pdf-failed',
    severity: 'error',
    title: { ru: 'PDF не построен', en: 'The PDF could not be made' },
    message: {
      ru: (p) => `PDF ${ru.quote(p.name)} (${p.language}) не построен: ${p.reason}.`,
      en: (p) => `PDF ${en.quote(p.name)} (${p.language}) could not be made: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Устраните названную причину или соберите без PDF: `--pdf none`.',
      en: () => 'Remove the named cause, or build without PDF: `--pdf none`.',
    },
    why: {
      ru: 'PDF — часть комплекта; его отсутствие должно быть видно в итоге сборки.',
      en: 'The PDF is part of the set; its absence must be visible in the summary of the build.',
    },
    example: { name: 'loyalty.pdf', language: 'ru', reason: 'font not found' },
  },
  {
    code: 'output-unwritable',
    severity: 'error',
    title: { ru: 'В папку результата нельзя записать', en: 'The output folder cannot be written' },
    message: {
      ru: (p) => `В папку ${ru.quote(p.file)} нельзя записать: ${p.reason}. Прежний результат не тронут.`,
      en: (p) => `Folder ${en.quote(p.file)} cannot be written: ${p.reason}. The previous result is untouched.`,
    },
    fix: {
      ru: () => 'Дайте права на запись, освободите место на диске или укажите другую папку: `--out`.',
      en: () => 'Grant write access, free disk space or name another folder: `--out`.',
    },
    why: {
      ru: 'Результат переносится на место целиком и только в конце, поэтому прерванная запись не портит прежние документы.',
      en: 'The result is moved into place whole and at the end, so an interrupted write does not spoil the earlier documents.',
    },
    example: { file: 'dist', reason: 'permission denied' },
  },
  {
    code: 'output-foreign',
    severity: 'error',
    title: { ru: 'В папке результата лежат чужие файлы', en: 'The output folder holds files of somebody else' },
    message: {
      ru: (p) => `В папке ${ru.quote(p.file)} есть ${ru.quote(p.name)}, чего сборка не создавала; папка не заменена.`,
      en: (p) => `Folder ${en.quote(p.file)} holds ${en.quote(p.name)}, which no build made; it was not replaced.`,
    },
    fix: {
      ru: () => 'Укажите новую или пустую папку: `--out`, либо уберите посторонние файлы.',
      en: () => 'Name a new or empty folder with `--out`, or move the other files away.',
    },
    why: {
      ru: 'Сборка заменяет папку целиком: замена чужой папки уничтожила бы файлы автора.',
      en: 'A build replaces the whole folder: replacing a foreign one would destroy its files.',
    },
  },
  {
    code: 'output-path-refused',
    severity: 'error',
    title: { ru: 'Недопустимое имя файла результата', en: 'A file name of the output is not allowed' },
    message: {
      ru: (p) => `Файл ${ru.quote(p.name)} не создан: имя выходит за папку результата или повторяется.`,
      en: (p) => `File ${en.quote(p.name)} was not made: the name leaves the output folder or occurs twice.`,
    },
    fix: {
      ru: () => 'Дайте элементу другой идентификатор: латинские буквы, цифры, дефис и подчёркивание.',
      en: () => 'Give the thing another id: Latin letters, digits, hyphen and underscore.',
    },
    why: {
      ru: 'Идентификаторы становятся именами файлов, а сборка никогда не пишет за пределы своей папки.',
      en: 'Ids become file names, and a build never writes outside its folder.',
    },
  },
  {
    code: 'pdf-not-accessible',
    severity: 'warning',
    title: { ru: 'PDF не соответствует PDF/UA-1', en: 'The PDF is not PDF/UA-1' },
    message: {
      ru: (p) => `PDF ${ru.quote(p.name)} (${p.language}) размечен тегами, но не отмечен как PDF/UA-1: ${p.reason}.`,
      en: (p) => `PDF ${en.quote(p.name)} (${p.language}) is tagged, but not marked as PDF/UA-1: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Дайте рисункам описания и не используйте символов, которых нет в шрифтах Inter и JetBrains Mono.',
      en: () => 'Describe the pictures, and use no characters that Inter and JetBrains Mono lack.',
    },
    why: {
      ru: 'Без описаний и порядка заголовков документ не прочесть программой экранного доступа.',
      en: 'Without descriptions and heading order a screen reader cannot read the document.',
    },
  },
  {
    code: 'page-heavy',
    severity: 'warning',
    title: { ru: 'Страница сайта слишком тяжёлая', en: 'A page of the site is too heavy' },
    message: {
      ru: (p) => `Страница ${ru.quote(p.name)} весит ${ru.bytes(p.bytes)} при допустимых ${ru.bytes(p.limit)}.`,
      en: (p) => `Page ${en.quote(p.name)} weighs ${en.bytes(p.bytes)}; the limit is ${en.bytes(p.limit)}.`,
    },
    fix: {
      ru: () => 'Разделите крупную схему на несколько представлений.',
      en: () => 'Split the large picture into several views.',
    },
    why: {
      ru: 'Документацию читают и с телефона во время аварии: страница должна открываться сразу.',
      en: 'Documentation is read on a phone during an outage: a page must open at once.',
    },
    example: { name: 'solution', bytes: 210_000, limit: 150_000 },
  },
  {
    code: 'text-fallback',
    severity: 'info',
    title: { ru: 'В документ попал непереведённый текст', en: 'A document shows untranslated text' },
    message: {
      ru: (p) =>
        `В документе ${ru.quote(p.name)} (${p.language}) ${ru.count(p.count, 'текст показан', 'текста показаны', 'текстов показаны')} на другом языке.`,
      en: (p) =>
        `Document ${en.quote(p.name)} (${p.language}) shows ${en.count(p.count, 'text', 'texts')} in the other language.`,
    },
    fix: {
      ru: () => 'Переведите тексты, названные в находках text-untranslated.',
      en: () => 'Translate the texts named by the findings text-untranslated.',
    },
    why: {
      ru: 'Лучше показать текст на другом языке, чем пропустить его; но читатель должен знать, что перевод не закончен.',
      en: 'Showing the other language is better than a gap, but the reader should know that the translation is not finished.',
    },
    example: { name: 'solution', language: 'en', count: 3 },
  },
  {
    code: 'template-directive-unknown',
    severity: 'error',
    title: { ru: 'Неизвестная вставка в шаблоне', en: 'Unknown directive in a template' },
    message: {
      ru: (p) => `Шаблон ${ru.quote(p.file)} просит вставить ${ru.quote(p.name)}, такой вставки нет.`,
      en: (p) => `Template ${en.quote(p.file)} asks for ${en.quote(p.name)}, which does not exist.`,
    },
    fix: {
      ru: (p) => (p.suggestion ? `Возможно, имелось в виду ${ru.quote(p.suggestion)}.` : 'Проверьте имя вставки.'),
      en: (p) => (p.suggestion ? `Perhaps ${en.quote(p.suggestion)} was meant.` : 'Check the name of the directive.'),
    },
    why: {
      ru: 'Опечатка в шаблоне иначе молча убирает из документа вычисленный раздел.',
      en: 'Otherwise a typing error in a template silently removes a computed section from the document.',
    },
    example: { file: 'templates/solution.md', name: 'verdict', suggestion: 'verdicts' },
  },
  {
    code: 'mermaid-not-drawn',
    severity: 'info',
    title: { ru: 'Схема Mermaid оставлена текстом', en: 'A Mermaid diagram is kept as text' },
    message: {
      ru: (p) => `Схема Mermaid в ${ru.quote(p.file)} оставлена текстом: ${p.reason}.`,
      en: (p) => `The Mermaid diagram in ${en.quote(p.file)} is kept as text: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Чтобы увидеть её рисунком, установите браузер и укажите путь к нему.',
      en: () => 'To see it drawn, install a browser and give its path.',
    },
    why: {
      ru: 'Mermaid рисует только в браузере. Все рисунки самой модели строятся без него.',
      en: 'Mermaid draws in a browser only. All pictures of the model itself are made without one.',
    },
    example: { file: 'adrs/loyalty/0001-scaling.ru.md', reason: 'no browser' },
  },
  {
    code: 'not-overlaid',
    severity: 'info',
    title: { ru: 'Система посчитана как есть', en: 'A system is judged as it is' },
    message: {
      ru: (p) =>
        `В системе ${ru.quote(p.name)} нет ${p.kind === 'stage' ? 'этапа' : 'варианта'} ${ru.quote(p.id)}: её вердикты относятся к модели как есть.`,
      en: (p) =>
        `System ${en.quote(p.name)} has no ${p.kind === 'stage' ? 'stage' : 'variant'} ${en.quote(p.id)}: its verdicts are those of the model as it is.`,
    },
    fix: {
      ru: () => 'Чтобы видеть только изменённые системы, передайте команде путь к их моделям.',
      en: () => 'To see only the systems that change, give the command the path of their models.',
    },
    why: {
      ru: 'Вердикты неизменённой системы рядом с изменёнными легко принять за вердикты варианта.',
      en: 'Verdicts of a system that did not change are easily taken for those of the variant when they stand beside them.',
    },
    example: { name: 'loyalty', kind: 'variant', id: 'central-store' },
  },
  {
    code: 'due-unmet',
    severity: 'error',
    title: {
      ru: 'К сроку требование не выполнено',
      en: 'A requirement does not hold when it is due',
    },
    message: {
      ru: (p) =>
        `Требование ${ru.quote(p.requirement)} должно выполняться с этапа ${ru.quote(p.stage)}, но не выполнено и в конце плана: ${p.causeRu}.`,
      en: (p) =>
        `Requirement ${en.quote(p.requirement)} is due with stage ${en.quote(p.stage)} and does not hold even at the end of the plan: ${p.causeEn}.`,
    },
    fix: {
      ru: () => 'Дополните этап или перенесите срок (due) на этап, который требование выполняет.',
      en: () => 'Add to the stage, or move the date (due) to the stage that brings the requirement about.',
    },
    why: {
      ru: 'Требование, которое должен выполнить этап плана, сегодня может не выполняться. Но план, который и на бумаге его не выполняет, — ошибка.',
      en: 'A requirement that a stage of the plan is to bring may fail today. A plan that does not bring it even on paper is wrong.',
    },
    example: {
      requirement: 'AVA02',
      stage: 'balancing',
      causeRu: '«Отказ сервера ведущей базы»: в сумме 8,7 ч > 2 мин',
      causeEn: '"Loss of the host of the primary": in all 8.7 h > 2 min',
    },
  },
  {
    code: 'stage-crashed',
    severity: 'error',
    title: { ru: 'Внутренняя ошибка', en: 'Internal error' },
    message: {
      ru: (p) => `Внутренняя ошибка при обработке ${ru.quote(p.name)}: ${p.reason}.`,
      en: (p) => `Internal error while working on ${en.quote(p.name)}: ${p.reason}.`,
    },
    fix: {
      ru: () => 'Это дефект программы. Сообщите о нём, приложив модель или её часть, на которой он повторяется.',
      en: () => 'This is a defect of the program. Report it with the model, or the part of it that shows the defect.',
    },
    why: {
      ru: 'Программа не прячет собственные сбои: без этой находки результат выглядел бы полным.',
      en: 'The program does not hide its own failures: without this finding the result would look complete.',
    },
    example: { name: 'availability', reason: 'unexpected value' },
  },
]
