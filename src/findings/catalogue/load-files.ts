/** Codes of the load stage: workspaces, folders, files, and the text of data files. */
import type { Said } from '../../language/text.ts'
import type { CodeEntry, Params } from '../finding.ts'
import { en, ru } from '../phrases.ts'

/** Why the operating system refused. Key: its code. */
const reasons: Record<string, Said> = {
  ENOENT: { ru: 'такого файла или каталога нет', en: 'there is no such file or folder' },
  EACCES: { ru: 'нет прав на чтение', en: 'there is no permission to read it' },
  EPERM: { ru: 'нет прав на чтение', en: 'there is no permission to read it' },
  EISDIR: { ru: 'это каталог, а не файл', en: 'it is a folder and not a file' },
  ENOTDIR: { ru: 'это файл, а не каталог', en: 'it is a file and not a folder' },
  ELOOP: { ru: 'символические ссылки ведут по кругу', en: 'its symbolic links go in a circle' },
  SPECIAL: { ru: 'это не обычный файл', en: 'it is no regular file' },
  SIZE: { ru: 'он больше 64 МиБ', en: 'it is larger than 64 MiB' },
  OUTSIDE: {
    ru: 'ссылка ведёт за пределы рабочего пространства, а с --data-only читается только оно',
    en: 'its link leads out of the workspace, and --data-only reads nothing else',
  },
  DEPTH: { ru: 'слишком глубокая вложенность', en: 'it is nested too deeply' },
  'UTF-8': { ru: 'текст не в кодировке UTF-8', en: 'its text is not UTF-8' },
}
/** The reason in words; an unknown one by its code. */
export const reasonOf = (p: Params): Said => reasons[String(p.reason)] ?? { ru: String(p.reason), en: String(p.reason) }

/** What the YAML parser met. Key: its error code. */
const yamlReasons: Record<string, Said> = {
  TAB_AS_INDENT: { ru: 'отступ сделан табуляцией', en: 'a tab is used for indentation' },
  BAD_INDENT: { ru: 'отступ не такой, как у соседних строк', en: 'the indentation differs from the lines around' },
  MISSING_CHAR: {
    ru: 'не хватает знака: двоеточия, запятой, кавычки или скобки',
    en: 'a colon, comma, quote or bracket is missing',
  },
  UNEXPECTED_TOKEN: { ru: 'лишний знак', en: 'there is an unexpected character' },
  BLOCK_IN_FLOW: {
    ru: 'внутри скобок второе двоеточие или блок с отступом: возьмите текст с двоеточием в кавычки',
    en: 'a second colon or an indented block inside brackets: put a text with a colon in quotes',
  },
  NO_HYPHEN: {
    ru: 'строка стоит в списке, но не начинается с дефиса, а её отступ не такой, как у полей выше',
    en: 'the line stands in a list without a hyphen, and is not indented like the fields above',
  },
  NEXT_DEEPER: {
    ru: 'значение уже записано, а следующая строка имеет больший отступ',
    en: 'a value stands here already, but the next line is indented deeper',
  },
  OPEN_QUOTE: { ru: 'кавычка не закрыта', en: 'a quote is not closed' },
  OPEN_BRACKET: { ru: 'скобка, открытая выше, не закрыта', en: 'a bracket opened above is not closed' },
  NO_ANCHOR: {
    ru: 'для ссылки (*имя) выше нет якоря (&имя)',
    en: 'no anchor (&name) stands before this alias (*name)',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    ru: 'два двоеточия в одной строке: возьмите значение в кавычки',
    en: 'two colons in one line: put the value in quotes',
  },
  BAD_SCALAR_START: {
    ru: 'значение начинается с особого знака: возьмите его в кавычки',
    en: 'the value begins with a special character: put it in quotes',
  },
  MULTILINE_IMPLICIT_KEY: {
    ru: 'после ключа нет двоеточия с пробелом, или не закрыта скобка',
    en: 'a key lacks its colon and space, or a bracket is not closed',
  },
  MULTIPLE_DOCS: {
    ru: 'в файле несколько документов (строка ---)',
    en: 'there are several documents in the file (a line ---)',
  },
  BAD_ALIAS: { ru: 'неверная ссылка на якорь', en: 'an alias is not valid' },
  BAD_DQ_ESCAPE: { ru: 'неизвестная последовательность после \\', en: 'an unknown escape follows \\' },
}
const yamlReason = (p: Params): Said =>
  yamlReasons[String(p.reason)] ?? {
    ru: `запись не разобрана (${p.reason})`,
    en: `the text cannot be read (${p.reason})`,
  }

export const fileCodes: readonly CodeEntry[] = [
  {
    code: 'path-not-found',
    severity: 'error',
    title: { ru: 'Путь не найден', en: 'Path not found' },
    message: {
      ru: (p) => `${ru.quote(p.path)} не открыть: ${reasonOf(p).ru}.`,
      en: (p) => `${en.quote(p.path)} cannot be opened: ${reasonOf(p).en}.`,
    },
    fix: {
      ru: () => 'Укажите рабочее пространство (каталог с подкаталогом model), каталог модели или её файл.',
      en: () => 'Give a workspace (a folder with a folder model), the folder of a model or its file.',
    },
    why: { ru: 'Без моделей проверять нечего.', en: 'Without models there is nothing to check.' },
  },
  {
    code: 'workspace-empty',
    severity: 'error',
    title: { ru: 'Моделей нет', en: 'No models' },
    message: {
      ru: () => 'Здесь нет ни одной модели.',
      en: () => 'There is no model here.',
    },
    fix: {
      ru: () => 'Создайте model/<система>/model.ts или model.yaml; начать можно командой loadpath init.',
      en: () => 'Make model/<system>/model.ts or model.yaml; loadpath init makes a first one.',
    },
    why: {
      ru: 'Проверка, которая ничего не нашла, потому что ничего не читала, выглядела бы успешной.',
      en: 'A check that found nothing because it read nothing would look like a success.',
    },
  },
  {
    code: 'model-without-entry',
    severity: 'warning',
    title: { ru: 'Каталог без модели', en: 'Folder without a model' },
    message: {
      ru: (p) => `В каталоге ${p.folder} нет входного файла модели.`,
      en: (p) => `Folder ${p.folder} has no entry file of a model.`,
    },
    fix: {
      ru: (p) =>
        `Добавьте model.ts, index.ts, ${p.name}.ts или model.yaml. Общие части держите в каталоге с именем на «_».`,
      en: (p) =>
        `Add model.ts, index.ts, ${p.name}.ts or model.yaml. Keep shared parts in a folder whose name begins with “_”.`,
    },
    why: {
      ru: 'Система, которую молча пропустили, исчезла бы из документов.',
      en: 'A system that is skipped in silence would vanish from the documents.',
    },
  },
  {
    code: 'model-in-two-forms',
    severity: 'warning',
    title: { ru: 'Модель в двух видах', en: 'A model in two forms' },
    message: {
      ru: (p) => `Файл ${p.file} не читается: модель уже описана в ${p.entry}.`,
      en: (p) => `File ${p.file} is not read: ${p.entry} holds the model already.`,
    },
    fix: {
      ru: () => 'Оставьте один вид: TypeScript или YAML.',
      en: () => 'Keep one form: TypeScript or YAML.',
    },
    why: { ru: 'Два описания одной системы расходятся.', en: 'Two descriptions of one system drift apart.' },
  },
  {
    code: 'duplicate-system',
    severity: 'error',
    title: { ru: 'Две системы с одним id', en: 'Two systems with one id' },
    message: {
      ru: (p) => `Система ${ru.quote(p.id)} уже описана в ${p.other}.`,
      en: (p) => `System ${en.quote(p.id)} is already described in ${p.other}.`,
    },
    fix: { ru: () => 'Дайте одной из них другой id.', en: () => 'Give one of them another id.' },
    why: {
      ru: 'Документы системы лежат в каталоге с её id: одна система затёрла бы другую.',
      en: 'The documents of a system are in a folder named by its id: one would overwrite the other.',
    },
  },
  {
    code: 'unreadable-folder',
    severity: 'error',
    title: { ru: 'Каталог не читается', en: 'Unreadable folder' },
    message: {
      ru: (p) => `Каталог ${p.folder} не прочитан: ${reasonOf(p).ru}.`,
      en: (p) => `Folder ${p.folder} cannot be read: ${reasonOf(p).en}.`,
    },
    fix: { ru: () => 'Проверьте права и имя каталога.', en: () => 'Check the permissions and the name of the folder.' },
    why: { ru: 'Непрочитанная часть модели — не пустая часть.', en: 'A part that was not read is not an empty part.' },
  },
  {
    code: 'unreadable-file',
    severity: 'error',
    title: { ru: 'Файл не читается', en: 'Unreadable file' },
    message: {
      ru: (p) => `Файл ${p.file} не прочитан: ${reasonOf(p).ru}.`,
      en: (p) => `File ${p.file} cannot be read: ${reasonOf(p).en}.`,
    },
    fix: { ru: () => 'Проверьте права и имя файла.', en: () => 'Check the permissions and the name of the file.' },
    why: { ru: 'Непрочитанная часть модели — не пустая часть.', en: 'A part that was not read is not an empty part.' },
  },
  {
    code: 'not-utf8',
    severity: 'error',
    title: { ru: 'Текст не в UTF-8', en: 'Text is not UTF-8' },
    message: {
      ru: (p) => `Файл ${p.file} не в кодировке UTF-8 (первая такая строка — ${p.line}).`,
      en: (p) => `File ${p.file} is not UTF-8 (line ${p.line} is the first).`,
    },
    fix: { ru: () => 'Сохраните файл в UTF-8.', en: () => 'Save the file as UTF-8.' },
    why: {
      ru: 'Русский текст в другой кодировке превратился бы в документах в знаки замены.',
      en: 'Text in another encoding would turn into replacement characters in the documents.',
    },
  },
  {
    code: 'not-a-model-file',
    severity: 'error',
    title: { ru: 'Файл не может быть моделью', en: 'Not a file of a model' },
    message: {
      ru: (p) => `Файл ${p.file} не модель: нужен .ts, .yaml, .yml или .json.`,
      en: (p) => `File ${p.file} is no model: .ts, .yaml, .yml or .json is needed.`,
    },
    fix: { ru: () => 'Укажите файл или каталог модели.', en: () => 'Give the file or the folder of a model.' },
    why: { ru: 'Читаются только TypeScript, YAML и JSON.', en: 'Only TypeScript, YAML and JSON are read.' },
  },
  {
    code: 'yaml-syntax',
    severity: 'error',
    title: { ru: 'Ошибка в записи YAML', en: 'YAML syntax error' },
    message: {
      ru: (p) => `${p.file} не разобран: ${yamlReason(p).ru}.`,
      en: (p) => `${p.file} cannot be read: ${yamlReason(p).en}.`,
    },
    fix: {
      ru: () => 'Исправьте указанную строку; отступы в YAML делаются пробелами.',
      en: () => 'Correct that line; YAML is indented with spaces.',
    },
    why: {
      ru: 'Файл с ошибкой не читается даже частично: недостающее выглядело бы как отсутствующее в архитектуре.',
      en: 'A file with an error is not read in part: what is missing would look absent from the architecture.',
    },
  },
  {
    code: 'yaml-duplicate-key',
    severity: 'error',
    title: { ru: 'Повторный ключ', en: 'Duplicate key' },
    message: {
      ru: (p) => `В ${p.file} ключ записан дважды.`,
      en: (p) => `A key is written twice in ${p.file}.`,
    },
    fix: { ru: () => 'Оставьте одно из двух значений.', en: () => 'Keep one of the two values.' },
    why: {
      ru: 'Большинство программ молча берёт последнее значение, и первое теряется.',
      en: 'Most programs silently take the last value, and the first is lost.',
    },
  },
  {
    code: 'yaml-aliases',
    severity: 'error',
    title: { ru: 'Слишком много повторов по ссылкам', en: 'Aliases expand too far' },
    message: {
      ru: (p) => `В ${p.file} ссылки (*имя) разворачиваются в слишком большой или бесконечный документ.`,
      en: (p) => `Aliases (*name) in ${p.file} expand to a document that is too large or endless.`,
    },
    fix: {
      ru: () => 'Запишите повторяющиеся части явно или перенесите модель в TypeScript.',
      en: () => 'Write the repeated parts out, or move the model to TypeScript.',
    },
    why: {
      ru: 'Несколько вложенных ссылок дают миллионы узлов: так останавливают чужую сборку.',
      en: 'A few nested aliases make millions of nodes: a known way to stop somebody else’s build.',
    },
  },
  {
    code: 'yaml-too-deep',
    severity: 'error',
    title: { ru: 'Слишком глубокая вложенность', en: 'Nested too deeply' },
    message: {
      ru: (p) => `Вложенность в ${p.file} глубже, чем бывает у модели.`,
      en: (p) => `${p.file} is nested deeper than any model is.`,
    },
    fix: { ru: () => 'Проверьте скобки и отступы.', en: () => 'Check the brackets and the indentation.' },
    why: { ru: 'Разбор такого текста исчерпал бы память.', en: 'Reading such a text would use up the memory.' },
  },
  {
    code: 'data-not-a-model',
    severity: 'error',
    title: { ru: 'В файле не модель', en: 'Not a model' },
    message: {
      ru: (p) => `В ${p.file} ${p.found === 'empty' ? 'ничего нет' : 'не запись с полями system, elements и другими'}.`,
      en: (p) =>
        `${p.file} ${p.found === 'empty' ? 'is empty' : 'is no record with fields system, elements and others'}.`,
    },
    fix: {
      ru: () => 'Начните с поля system: id и title; затем places, elements, relations.',
      en: () => 'Begin with the field system: id and title; then places, elements, relations.',
    },
    why: { ru: 'Из такого файла нельзя построить модель.', en: 'No model can be made of such a file.' },
  },
  {
    code: 'second-system',
    severity: 'error',
    title: { ru: 'Система описана дважды', en: 'System described twice' },
    message: {
      ru: (p) => `Поле system есть и в ${p.file}, и в файле перед ним.`,
      en: (p) => `Field system stands in ${p.file} and in a file before it.`,
    },
    fix: {
      ru: () => 'Оставьте system в одном файле каталога; вторую систему перенесите в свой каталог.',
      en: () => 'Keep system in one file of the folder; move a second system to a folder of its own.',
    },
    why: { ru: 'Файлы одного каталога — одна модель.', en: 'The files of one folder are one model.' },
  },
  {
    code: 'settings-twice',
    severity: 'warning',
    title: { ru: 'Два файла настроек', en: 'Two settings files' },
    message: {
      ru: (p) => `${p.file} не читается: действуют настройки из ${p.read}.`,
      en: (p) => `${p.file} is not read: the settings are those of ${p.read}.`,
    },
    fix: { ru: () => 'Оставьте один файл.', en: () => 'Keep one file.' },
    why: {
      ru: 'Исключение, записанное не в тот файл, выглядит действующим.',
      en: 'A waiver written into the wrong file looks as if it held.',
    },
    example: { file: 'loadpath.json', read: 'loadpath.yaml' },
  },
]
