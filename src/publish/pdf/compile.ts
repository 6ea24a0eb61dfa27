/**
 * Runs Typst in memory: fonts, pictures and source are handed over as bytes, so the PDF depends on nothing else on the
 * machine. PDF/UA-1 is tried first: Typst refuses it when an alternative text or the title is missing.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { printFaces, readFace } from '../fonts/faces.ts'
import type { Book } from './book.ts'

export interface CompiledBook {
  pdf: Uint8Array
  /** Why it is not PDF/UA-1, if it is not. */
  notAccessible?: string
}

/** A folder that need not exist: all files are virtual. */
const root = process.platform === 'win32' ? 'C:\\loadpath-book' : '/loadpath-book'

/** The PDF of a book. Throws with Typst's first message when it cannot be set. */
export async function compileBook(book: Book): Promise<CompiledBook> {
  const fontBlobs = await Promise.all(printFaces.map(readFace))
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs }] })
  for (const [path, content] of book.files) compiler.mapShadow(`${root}${path}`, Buffer.from(content, 'utf8'))
  const compiled = compiler.compile({ mainFileContent: book.source })
  const document = compiled.result
  if (!document) throw new Error(firstMessage(compiler, compiled.takeDiagnostics()))
  try {
    return { pdf: compiler.pdf(document, { pdfStandard: 'ua-1' }) }
  } catch (error) {
    const notAccessible = (error instanceof Error ? error.message : String(error))
      .split('\n')
      .slice(0, 3)
      .join(' ')
      .slice(0, 300)
    return { pdf: compiler.pdf(document, {}), notAccessible }
  } finally {
    compiler.evictCache(0)
  }
}

function firstMessage(
  compiler: NodeCompiler,
  error: ReturnType<ReturnType<NodeCompiler['compile']>['takeDiagnostics']>,
): string {
  if (!error) return 'Typst gave no document'
  const messages = compiler.fetchDiagnostics(error) as { message?: string }[]
  return messages.map((m) => m.message ?? '').find((m) => m !== '') ?? 'Typst gave no document'
}
