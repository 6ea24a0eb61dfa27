/** `loadpath init`: a small workspace that builds at once. Nothing that exists is overwritten. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workspaceFiles } from './init-files.ts'
import { CannotRun, uiLanguage } from './options.ts'

export interface InitOptions {
  ui?: string
  yaml?: boolean
}

/** Writes the files; returns the exit code. */
export async function initCommand(dir: string | undefined, options: InitOptions): Promise<0> {
  const language = uiLanguage(options.ui, process.env)
  const target = resolve(dir ?? '.')
  const ownRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const own = relative(target, ownRoot).replaceAll('\\', '/')
  const wanted = workspaceFiles(options.yaml === true, own.startsWith('.') ? own : `./${own}`)
  // A repository has its own list of ignored files already: it stays as it is.
  const files = wanted.filter((f) => f.path !== '.gitignore' || !existsSync(join(target, f.path)))
  const taken = files.filter((f) => existsSync(join(target, f.path))).map((f) => f.path)
  if (taken.length > 0)
    throw new CannotRun({
      ru: `уже есть ${taken.join(', ')}: ничего не записано`,
      en: `${taken.join(', ')} already there: nothing was written`,
    })
  try {
    for (const file of files) {
      await mkdir(dirname(join(target, file.path)), { recursive: true })
      await writeFile(join(target, file.path), file.text)
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new CannotRun({
      ru: `в каталог ${dir ?? '.'} не записать: ${reason}`,
      en: `cannot write to ${dir ?? '.'}: ${reason}`,
    })
  }
  const list = files.map((f) => `  ${f.path}`).join('\n')
  const next =
    language === 'ru' ? 'Дальше: loadpath check, затем loadpath build' : 'Next: loadpath check, then loadpath build'
  process.stdout.write(`${list}\n${next}\n`)
  return 0
}
