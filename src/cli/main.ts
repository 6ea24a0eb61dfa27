/**
 * The command line: a thin shell over the stages. Commands are loaded when they are called, so that `check` starts fast.
 * Whatever goes wrong ends in one line and an exit code, never in a stack.
 */
import { readFileSync } from 'node:fs'
import { Argument, Command, CommanderError, Option } from 'commander'
import type { Said } from '../language/text.ts'
import { russianHelp } from './help.ts'
import { CannotRun, uiLanguage } from './options.ts'
import { inert } from './terminal.ts'
import { usageProblem } from './usage.ts'

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2
  })
process.on('uncaughtException', (error) => {
  fail(error)
  process.exit()
})

const formats = ['json', 'open-psa', 'schema'] as const

const program = new Command('loadpath')
  .description('Architecture as code that says no, with evidence')
  .option('--ui <language>', 'language of the terminal: ru or en (default: from the locale)')
  .exitOverride()
  .showHelpAfterError(false)
  // Refused usage is said below, with everything else that stops a run.
  .configureOutput({ outputError: () => undefined })
  .version(ownVersion(), '--version', 'print the version')
  .configureHelp(givenLanguage(process.argv) === 'ru' ? russianHelp : {})

/** Global options with a command's own ones. */
function merged(command: Command): Record<string, string | boolean | undefined> {
  return command.optsWithGlobals()
}

program
  .command('check [path...]')
  .description('load, check, analyse and judge; exit code 1 when something is wrong')
  .addOption(
    new Option('--format <format>', 'output').choices(['text', 'json', 'sarif', 'junit', 'github']).default('text'),
  )
  .option('--variant <id>', 'judge the model with this variant')
  .option('--stage <id>', 'judge the model with all stages up to this one')
  .option('--data-only', 'refuse TypeScript models, and links out of the workspace (strangers’ pull requests)')
  .option('--strict', 'an unknown verdict counts as failed')
  .option('--today <date>', 'the day on which waivers expire and trials are old (default: the date of the machine)')
  .option('--write-baseline', 'accept all findings that are open now')
  .addOption(timeLimit())
  .action(async (paths: string[], _options, command: Command) => {
    const { startLoading } = await import('./early.ts')
    const { workspace } = await startLoading(paths[0], merged(command))
    const { checkCommand } = await import('./check.ts')
    process.exitCode = await checkCommand(paths, merged(command), workspace)
  })

program
  .command('build [path...]')
  .description('all deliverables: Markdown, site and PDF')
  .option('--out <dir>', 'output folder (default: dist; without a path, the one of the workspace)')
  .option('--only <systems>', 'only these systems, comma-separated')
  .option('--language <languages>', 'only these languages, comma-separated')
  .option('--deliverable <names>', 'only these deliverables, comma-separated')
  .addOption(new Option('--pdf <engine>', 'PDF engine').choices(['typst', 'none']).default('typst'))
  .option('--data-only', 'refuse TypeScript models, and links out of the workspace')
  .option('--strict', 'an unknown verdict counts as failed')
  .option('--dry-run', 'print the plan and write nothing')
  .addOption(timeLimit())
  .action(async (paths: string[], _options, command: Command) => {
    const { buildCommand } = await import('./build.ts')
    process.exitCode = await buildCommand(paths, merged(command))
  })

program
  .command('explain <system> <id>')
  .description('the derivation tree of a requirement or a quantity, down to knobs and sources')
  .option('--variant <id>', 'with this variant')
  .option('--stage <id>', 'with all stages up to this one')
  .addOption(timeLimit())
  .action(async (system: string, id: string, _options, command: Command) => {
    const { explainCommand } = await import('./explain.ts')
    process.exitCode = await explainCommand(system, id, merged(command))
  })

program
  .command('export')
  .addArgument(
    new Argument('<format>', 'json: the canonical model; open-psa: its fault trees; schema').choices(formats),
  )
  .argument('[system]', 'the system (default: the only one of the workspace)')
  .description('the model, or what is computed from it, for other tools')
  .option('--journey <id>', 'open-psa: only this journey')
  .option('--region <id>', 'open-psa: only for the users of this region')
  .option('--out <dir>', 'write files into this folder (open-psa: one per journey and region)')
  .option('--variant <id>', 'with this variant')
  .option('--stage <id>', 'with all stages up to this one')
  .addOption(timeLimit())
  .action(async (format: (typeof formats)[number], system: string | undefined, _options, command: Command) => {
    const { exportCommand } = await import('./export.ts')
    process.exitCode = await exportCommand(format, system, merged(command))
  })

program
  .command('fault-tree <file...>')
  .description('solve a fault tree in Open-PSA MEF (several files make one model)')
  .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
  .option('--top <n>', 'how many cut sets (and, as text, events) to list')
  .option('--top-event <name>', 'the gate, or the tree, to solve (default: the one gate that no other uses)')
  .option('--limit-nodes <n>', 'most nodes of a diagram; beyond it the answer is a pair of bounds')
  .option('--mission-time <hours>', 'hours of the mission, for exponential laws (default: 8760)')
  .action(async (files: string[], _options, command: Command) => {
    const { faultTreeCommand } = await import('./fault-tree.ts')
    process.exitCode = await faultTreeCommand(files, merged(command))
  })

program
  .command('init [dir]')
  .description('a small working workspace')
  .option('--yaml', 'the model in YAML instead of TypeScript')
  .action(async (dir: string | undefined, _options, command: Command) => {
    const { initCommand } = await import('./init.ts')
    process.exitCode = await initCommand(dir, merged(command))
  })

try {
  await program.parseAsync(process.argv)
} catch (error) {
  fail(error)
}

/** Says in one line why the run ended, and sets the exit code. */
function fail(error: unknown): void {
  // Help and version end well; every other usage error could not run.
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2
  const reason = reasonOf(error)
  if (reason) process.stderr.write(`loadpath: ${inert(reason[terminalLanguage()])}\n`)
  if (process.env.LOADPATH_DEBUG) console.error(error)
}

function reasonOf(error: unknown): Said | undefined {
  if (error instanceof CannotRun) return error.said
  if (error instanceof CommanderError) {
    const shown = error.exitCode === 0 || error.code === 'commander.help'
    return shown ? undefined : usageProblem(error.code, error.message)
  }
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return { ru: `внутренняя ошибка: ${reason}`, en: `internal error: ${reason}` }
}

/** The language of the help, which is made before the rest of the line is read. */
function givenLanguage(words: readonly string[]): 'ru' | 'en' {
  const at = words.indexOf('--ui')
  const option = at < 0 ? words.find((word) => word.startsWith('--ui='))?.slice(5) : words[at + 1]
  return uiLanguage(option === 'ru' || option === 'en' ? option : undefined, process.env)
}

/** `--ui` also when the rest of the line was refused. */
function terminalLanguage(): 'ru' | 'en' {
  const option = program.opts<{ ui?: string }>().ui
  return uiLanguage(option === 'ru' || option === 'en' ? option : undefined, process.env)
}

function ownVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

function timeLimit(): Option {
  return new Option('--time-limit <time>', 'how long one TypeScript model may run').default(undefined, '20s')
}
