/** The help of the command line in Russian. The English texts stand with their options and are the keys here. */
import type { Argument, Help, Option } from 'commander'

const russian: Readonly<Record<string, string>> = {
  'Usage:': 'Вызов:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
  'Arguments:': 'Аргументы:',
  'display help for command': 'справка по команде',
  'print the version': 'версия программы',
  'Architecture as code that says no, with evidence': 'Архитектура как код, который говорит «нет» — с доказательствами',
  'language of the terminal: ru or en (default: from the locale)':
    'язык терминала: ru или en (по умолчанию — по локали)',
  'load, check, analyse and judge; exit code 1 when something is wrong':
    'загрузить, проверить, рассчитать и вынести вердикты; код завершения 1, если что-то не так',
  'all deliverables: Markdown, site and PDF': 'все документы: Markdown, сайт и PDF',
  'the derivation tree of a requirement or a quantity, down to knobs and sources':
    'из чего получено значение требования или величины, до параметров и источников',
  'the model, or what is computed from it, for other tools': 'модель или рассчитанное по ней — для других программ',
  'solve a fault tree in Open-PSA MEF (several files make one model)':
    'решить дерево отказов в формате Open-PSA MEF (несколько файлов — одна модель)',
  'a small working workspace': 'небольшое рабочее пространство для начала',
  output: 'формат вывода',
  'judge the model with this variant': 'судить модель с этим вариантом',
  'judge the model with all stages up to this one': 'судить модель со всеми этапами до этого включительно',
  'refuse TypeScript models, and links out of the workspace (strangers’ pull requests)':
    'не запускать модели на TypeScript и не читать по ссылкам за пределами рабочего пространства (чужие pull request)',
  'refuse TypeScript models, and links out of the workspace':
    'не запускать модели на TypeScript и не читать по ссылкам за пределами рабочего пространства',
  'an unknown verdict counts as failed': 'неизвестный вердикт считается невыполнением',
  'the day on which waivers expire and trials are old (default: the date of the machine)':
    'день, на который истекают исключения и устаревают пробные восстановления (по умолчанию — дата машины)',
  'accept all findings that are open now': 'принять все замечания, которые есть сейчас',
  'how long one TypeScript model may run': 'сколько может работать одна модель на TypeScript',
  'output folder (default: dist; without a path, the one of the workspace)':
    'каталог для результата (по умолчанию dist; без пути — в рабочем пространстве)',
  'only these systems, comma-separated': 'только эти системы, через запятую',
  'only these languages, comma-separated': 'только эти языки, через запятую',
  'only these deliverables, comma-separated': 'только эти документы, через запятую',
  'PDF engine': 'программа для PDF',
  'print the plan and write nothing': 'показать план и ничего не записывать',
  'with this variant': 'с этим вариантом',
  'with all stages up to this one': 'со всеми этапами до этого включительно',
  'json: the canonical model; open-psa: its fault trees; schema':
    'json — каноническая модель, open-psa — её деревья отказов, schema — схема',
  'the system (default: the only one of the workspace)': 'система (по умолчанию — единственная)',
  'open-psa: only this journey': 'open-psa: только этот пользовательский сценарий',
  'open-psa: only for the users of this region': 'open-psa: только для пользователей этого региона',
  'write files into this folder (open-psa: one per journey and region)':
    'записать файлы в этот каталог (open-psa: по одному на сценарий и регион)',
  'how many cut sets (and, as text, events) to list': 'сколько показать сечений (а в тексте — и событий)',
  'the gate, or the tree, to solve (default: the one gate that no other uses)':
    'вентиль или дерево, которое решать (по умолчанию — вентиль, который не вход другого)',
  'most nodes of a diagram; beyond it the answer is a pair of bounds':
    'предел узлов диаграммы; за ним ответ — пара границ',
  'hours of the mission, for exponential laws (default: 8760)':
    'часы работы для экспоненциальных законов (по умолчанию 8760)',
  'the model in YAML instead of TypeScript': 'модель на YAML вместо TypeScript',
}

const said = (text: string): string => russian[text] ?? text

/** A description with what it takes and what it is without. */
function described({ description, argChoices, defaultValue, defaultValueDescription }: Option | Argument): string {
  const usual = defaultValueDescription ?? (defaultValue === undefined ? '' : JSON.stringify(defaultValue))
  const extra = [
    ...(argChoices ? [`варианты: ${argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`] : []),
    ...(usual === '' ? [] : [`по умолчанию ${usual}`]),
  ]
  return extra.length === 0 ? said(description) : `${said(description)} (${extra.join('; ')})`
}

/** The parts of the help that hold words, in Russian. */
export const russianHelp: Partial<Help> = {
  styleTitle: said,
  commandDescription: (command) => said(command.description()),
  subcommandDescription: (command) => said(command.summary() || command.description()),
  optionDescription: described,
  argumentDescription: described,
}
