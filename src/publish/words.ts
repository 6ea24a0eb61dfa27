/** Words the three printers say themselves, in both languages. */
import type { DeliverableName, ReferenceNode } from '../document/tree.ts'
import type { VerdictKind } from '../judge/verdict.ts'
import type { Said } from '../language/text.ts'

/** Verdict signs: always shown together with the word, never colour alone. */
export const verdictSigns: Record<VerdictKind, string> = { pass: '✓', 'at-risk': '!', fail: '✕', unknown: '?' }

export { verdictWords } from '../document/words.ts'

/** Worst first: the order of boards and summaries. */
export const verdictOrder: readonly VerdictKind[] = ['fail', 'unknown', 'at-risk', 'pass']

/** What stands in each deliverable, in one line. */
export const deliverablePurpose: Record<DeliverableName, Said> = {
  solution: { ru: 'Контекст, контейнеры, развёртывание и почему так', en: 'Context, containers, deployment, and why' },
  requirements: {
    ru: 'Цели, вычисленные значения, вердикты и их вывод',
    en: 'Targets, computed values, verdicts and derivations',
  },
  decisions: {
    ru: 'Решения и варианты, сравнённые на модели',
    en: 'Decisions and their options, compared on the model',
  },
  failures: {
    ru: 'Что будет при каждом отказе и кто что делает',
    en: 'What happens in each failure, and who does what',
  },
  consistency: { ru: 'CAP и PACELC по хранилищам и операциям', en: 'CAP and PACELC by store and operation' },
  performance: { ru: 'Нагрузка, узкие места, время ответа', en: 'Load, bottlenecks, response time' },
  monitoring: { ru: 'Метрики, пороги и диагностика', en: 'Metrics, thresholds and diagnosis' },
  recovery: { ru: 'Копии, восстановление, учения', en: 'Copies, restores, drills' },
  roadmap: { ru: 'Этапы и вердикты на каждом', en: 'Stages and the verdicts of each' },
}

export const kindWords: Record<ReferenceNode['kind'], Said> = {
  element: { ru: 'Элементы', en: 'Elements' },
  requirement: { ru: 'Требования', en: 'Requirements' },
  scenario: { ru: 'Сценарии отказов', en: 'Failure scenarios' },
  decision: { ru: 'Решения', en: 'Decisions' },
  journey: { ru: 'Пользовательские пути', en: 'Journeys' },
  variant: { ru: 'Варианты', en: 'Variants' },
}

export const words = {
  figure: { ru: 'Рис.', en: 'Figure' },
  table: { ru: 'Таблица', en: 'Table' },
  mermaid: { ru: 'Текст схемы (Mermaid)', en: 'The same as Mermaid text' },
  derivation: { ru: 'Вывод', en: 'Derivation' },
  above: { ru: 'см. выше', en: 'see above' },
  note: { ru: 'Примечание', en: 'Note' },
  warning: { ru: 'Внимание', en: 'Warning' },
  model: { ru: 'модель', en: 'model' },
  catalogue: { ru: 'справочник', en: 'catalogue' },
  convention: { ru: 'соглашение', en: 'convention' },
  contents: { ru: 'Содержание', en: 'Contents' },
  onThisPage: { ru: 'На этой странице', en: 'On this page' },
  skip: { ru: 'К содержанию страницы', en: 'Skip to content' },
  search: { ru: 'Поиск', en: 'Search' },
  searchHint: { ru: 'Поиск по документам', en: 'Search the documents' },
  nothingFound: { ru: 'Ничего не найдено', en: 'Nothing found' },
  found: { ru: 'Найдено страниц:', en: 'Pages found:' },
  searchBroken: {
    ru: 'Поиск работает, когда страницы отдаёт веб-сервер',
    en: 'Search works when a web server serves the pages',
  },
  theme: { ru: 'Тема', en: 'Theme' },
  themeLight: { ru: 'Светлая тема', en: 'Light theme' },
  themeDark: { ru: 'Тёмная тема', en: 'Dark theme' },
  menu: { ru: 'Разделы', en: 'Sections' },
  systems: { ru: 'Системы', en: 'Systems' },
  overview: { ru: 'Обзор', en: 'Overview' },
  documents: { ru: 'Документы', en: 'Documents' },
  things: { ru: 'Состав модели', en: 'What the model holds' },
  board: { ru: 'Вердикты', en: 'Verdicts' },
  verdict: { ru: 'Вердикт', en: 'Verdict' },
  requirement: { ru: 'Требование', en: 'Requirement' },
  cause: { ru: 'Чем определяется', en: 'What decides it' },
  continued: { ru: 'продолжение', en: 'continued' },
  whatToDo: { ru: 'Что делать', en: 'What to do' },
  previous: { ru: 'Назад', en: 'Previous' },
  next: { ru: 'Дальше', en: 'Next' },
  fullPicture: { ru: 'Открыть рисунок отдельно', en: 'Open the picture on its own' },
  pdf: { ru: 'Скачать PDF', en: 'Download PDF' },
  version: { ru: 'Версия', en: 'Version' },
  date: { ru: 'Дата', en: 'Date' },
  languages: { ru: 'Языки', en: 'Languages' },
  otherLanguage: { ru: 'In English', en: 'По-русски' },
  notFound: { ru: 'Страница не найдена', en: 'Page not found' },
  notFoundHint: {
    ru: 'Такой страницы нет. Начните с обзора системы.',
    en: 'There is no such page. Start from the overview.',
  },
  breadcrumbs: { ru: 'Путь', en: 'Breadcrumbs' },
  docSet: { ru: 'Архитектурная документация', en: 'Architecture documentation' },
  page: { ru: 'с.', en: 'p.' },
  seePage: { ru: 'см. с.', en: 'see p.' },
  builtFrom: {
    ru: 'Все числа взяты из модели или вычислены по ней.',
    en: 'Every figure is an input of the model or computed from it.',
  },
} satisfies Record<string, Said>

export const languageNames: Record<'ru' | 'en', string> = { ru: 'Русский', en: 'English' }
