/**
 * Plans the whole output: Markdown, pictures, PDF, site and data of every system. Made in memory; `writeOutput` puts it
 * on disk. Nothing is left out silently: what cannot be made is a finding that names the file.
 */
import type { DeliverableName, Picture, SystemDocuments } from '../document/tree.ts'
import type { Finding } from '../findings/finding.ts'
import type { Language } from '../language/text.ts'
import { publishFinding } from './codes.ts'
import type { FontMemo } from './fonts/subset.ts'
import { printMarkdown } from './markdown/print.ts'
import { finishPlan, type OutputPlan, type PlannedFile, reasonOf } from './output.ts'
import { writeBook } from './pdf/book.ts'
import { compileBook } from './pdf/compile.ts'
import { standalonePicture } from './pictures.ts'
import { picturesIn, planSite } from './site/site.ts'
import { indexTrees } from './tree/index-tree.ts'
import { normaliseTree } from './tree/normalise.ts'

export interface PlanOptions {
  /** Languages to print; default: those of each system. */
  languages?: readonly Language[]
  /** Deliverables to print; default: all. */
  deliverables?: readonly DeliverableName[]
  pdf?: 'typst' | 'none'
  /** Leave the site out. */
  site?: boolean
  /** Files made elsewhere, e.g. `<system>/ops/alerts.yml` or `<system>/ru/templates/performance-profile.md`. */
  extra?: readonly PlannedFile[]
}

/** The plan of the output folder. PDF files and the search index are made later, when the plan is carried out. */
export async function planOutput(systems: readonly SystemDocuments[], options: PlanOptions = {}): Promise<OutputPlan> {
  const chosen = systems.map((s) => narrowed(s, options))
  const languages: readonly Language[] = options.languages ?? ['ru', 'en']
  const findings: Finding[] = []
  const files: PlannedFile[] = [...(options.extra ?? [])]
  const pictures = await finishPictures(chosen, findings)
  const wanted = chosen.map((s) => ({ ...s, pictures: s.pictures.filter((p) => isFinished(s.system, p, pictures)) }))
  const pdf = options.pdf === 'none' ? undefined : pdfMaker(findings)

  for (const documents of wanted) {
    files.push({ path: `${documents.system}/model.json`, make: () => documents.modelJson })
    for (const language of documents.languages) files.push(...languageFiles(documents, language, pictures, pdf))
    findings.push(...missingPictures(documents))
  }
  if (options.site !== false) {
    const site = await planSite(wanted, {
      languages,
      pictureFile: (system, picture, theme) => pictures.get(pictureKey(system, picture, theme)),
      ...(pdf ? { pdf } : {}),
    })
    files.push(...site.files)
    findings.push(...site.findings)
  }
  const plan = finishPlan(files, findings)
  // Findings of later makers (a PDF without its accessibility mark) are added to the same list while the plan is carried out.
  return { ...plan, findings: shared(plan.findings, findings) }
}

/** Keeps the list that makers append to as the plan's own list. */
function shared(finished: readonly Finding[], list: Finding[]): Finding[] {
  list.splice(0, list.length, ...finished)
  return list
}

function narrowed(documents: SystemDocuments, options: PlanOptions): SystemDocuments {
  const languages = documents.languages.filter((l) => options.languages?.includes(l) ?? true)
  const named = (name: DeliverableName): boolean => options.deliverables?.includes(name) ?? true
  return {
    ...documents,
    languages,
    deliverables: documents.deliverables.filter((d) => languages.includes(d.language) && named(d.name)),
    items: documents.items.filter((i) => languages.includes(i.language)),
    pictures: documents.pictures.filter((p) => languages.includes(p.language)),
  }
}

type PdfMaker = (documents: SystemDocuments, language: Language) => Promise<Uint8Array>

/** Makes each book once, although it is both a file of its own and a download of the site. */
function pdfMaker(findings: Finding[]): PdfMaker {
  const made = new Map<string, Promise<Uint8Array>>()
  const make: PdfMaker = async (documents, language) => {
    const deliverables = cleaned(documents, language)
    const { pdf, notAccessible } = await compileBook(await writeBook(documents, deliverables, language))
    if (notAccessible !== undefined) {
      const name = `${documents.system}/${language}/${documents.system}.pdf`
      findings.push(publishFinding('pdf-not-accessible', { name, language, reason: reasonOf(notAccessible) }))
    }
    return pdf
  }
  return (documents, language) => {
    const key = `${documents.system}/${language}`
    const book = made.get(key) ?? make(documents, language)
    made.set(key, book)
    return book
  }
}

function cleaned(documents: SystemDocuments, language: Language): SystemDocuments['deliverables'] {
  return documents.deliverables
    .filter((d) => d.language === language)
    .map((d) => ({ ...d, tree: normaliseTree(d.tree) }))
}

function languageFiles(
  documents: SystemDocuments,
  language: Language,
  pictures: ReadonlyMap<string, string>,
  pdf: PdfMaker | undefined,
): PlannedFile[] {
  const folder = `${documents.system}/${language}`
  const deliverables = cleaned(documents, language)
  const index = indexTrees(deliverables)
  const files: PlannedFile[] = deliverables.map((d) => ({
    path: `${folder}/${d.name}.md`,
    make: () => printMarkdown(d, index),
  }))
  for (const picture of documents.pictures.filter((p) => p.language === language)) {
    for (const theme of ['light', 'dark'] as const) {
      const content = pictures.get(pictureKey(documents.system, picture, theme))
      const name = theme === 'dark' ? `${picture.key}.dark.svg` : `${picture.key}.svg`
      if (content !== undefined) files.push({ path: `${folder}/img/${name}`, make: () => content })
    }
  }
  if (pdf && deliverables.length > 0)
    files.push({ path: `${folder}/${documents.system}.pdf`, make: () => pdf(documents, language) })
  return files
}

function isFinished(system: string, picture: Picture, pictures: ReadonlyMap<string, string>): boolean {
  return pictures.has(pictureKey(system, picture, 'light')) && pictures.has(pictureKey(system, picture, 'dark'))
}

function pictureKey(system: string, picture: Picture, theme: 'light' | 'dark'): string {
  return `${system}/${picture.language}/${picture.key}/${theme}`
}

/** Every picture as a file that stands on its own; one that cannot is a finding. */
async function finishPictures(systems: readonly SystemDocuments[], findings: Finding[]): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const memo: FontMemo = new Map()
  for (const { system, pictures } of systems) {
    for (const picture of pictures) {
      for (const theme of ['light', 'dark'] as const) {
        try {
          files.set(
            pictureKey(system, picture, theme),
            await standalonePicture(theme === 'dark' ? picture.dark : picture.svg, memo),
          )
        } catch (error) {
          const path = `${system}/${picture.language}/img/${picture.key}.svg`
          findings.push(publishFinding('picture-failed', { name: path, reason: reasonOf(error) }))
        }
      }
    }
  }
  return files
}

/** Pictures that a document shows and nobody made. */
function missingPictures(documents: SystemDocuments): Finding[] {
  const have = new Set(documents.pictures.map((p) => `${p.language}/${p.key}`))
  const pages = [
    ...documents.deliverables.map((d) => ({
      language: d.language,
      tree: d.tree,
      name: `${documents.system}/${d.language}/${d.name}`,
    })),
    ...documents.items.map((i) => ({
      language: i.language,
      tree: i.tree,
      name: `${documents.system}/${i.language}/${i.kind}/${i.id}`,
    })),
  ]
  return pages.flatMap((page) =>
    picturesIn(page.tree.children)
      .filter((key) => !have.has(`${page.language}/${key}`))
      .map((picture) => publishFinding('picture-failed', { name: picture, reason: `${page.name}: no such picture` })),
  )
}
