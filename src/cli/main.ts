/** The command line: a thin shell over the stages. Commands are loaded when they are called, so that `check` starts fast. */
import { Command, CommanderError, Option } from 'commander'
import { CannotRun } from './options.ts'

const program = new Command('loadpath')
  .description('Architecture as code that says no, with evidence')
  .option('--ui <language>', 'language of the terminal: ru or en (default: from the locale)')
  .exitOverride()
  .showHelpAfterError(false)
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'loadpath: ')) })

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
  .option('--data-only', 'refuse TypeScript models (strangers’ pull requests)')
  .option('--strict', 'an unknown verdict counts as failed')
  .action(async (paths: string[], _options, command: Command) => {
    const { checkCommand } = await import('./check.ts')
    process.exitCode = await checkCommand(paths, merged(command))
  })

program
  .command('build [path...]')
  .description('all deliverables: Markdown, site and PDF')
  .option('--out <dir>', 'output folder', 'dist')
  .option('--only <systems>', 'only these systems, comma-separated')
  .option('--language <languages>', 'only these languages, comma-separated')
  .option('--deliverable <names>', 'only these deliverables, comma-separated')
  .addOption(new Option('--pdf <engine>', 'PDF engine').choices(['typst', 'none']).default('typst'))
  .option('--data-only', 'refuse TypeScript models')
  .option('--strict', 'an unknown verdict counts as failed')
  .option('--dry-run', 'print the plan and write nothing')
  .action(async (paths: string[], _options, command: Command) => {
    const { buildCommand } = await import('./build.ts')
    process.exitCode = await buildCommand(paths, merged(command))
  })

program
  .command('explain <system> <id>')
  .description('the derivation tree of a requirement or a quantity, down to knobs and sources')
  .option('--variant <id>', 'with this variant')
  .option('--stage <id>', 'with all stages up to this one')
  .action(async (system: string, id: string, _options, command: Command) => {
    const { explainCommand } = await import('./explain.ts')
    process.exitCode = await explainCommand(system, id, merged(command))
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
  if (error instanceof CommanderError) {
    // Help and version end well; every other usage error could not run.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (error instanceof CannotRun) {
    console.error(`loadpath: ${error.message}`)
    process.exitCode = 2
  } else {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.error(`loadpath: internal error: ${reason}`)
    if (process.env.LOADPATH_DEBUG) console.error(error)
    process.exitCode = 2
  }
}
