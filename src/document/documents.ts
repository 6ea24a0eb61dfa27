/** All documents of one system: deliverables and item pages in every language, from the same analysis. */
import type { Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { canonicalJson } from '../language/canonical.ts'
import { type Language, type Said, said } from '../language/text.ts'
import { curly } from '../text/quotes.ts'
import { type Context, createContext, type DocumentInput, type DrawnPicture } from './context.ts'
import { cutTables } from './cut.ts'
import { consistencyTree } from './deliverables/consistency.ts'
import { decisionsTree } from './deliverables/decisions.ts'
import { failuresTree } from './deliverables/failures.ts'
import { monitoringTree } from './deliverables/monitoring.ts'
import { nextSteps, plan } from './deliverables/next-steps.ts'
import { performanceTree } from './deliverables/performance.ts'
import { recoveryTree } from './deliverables/recovery.ts'
import { requirementsTree } from './deliverables/requirements.ts'
import { roadmapTree } from './deliverables/roadmap.ts'
import { solutionTree } from './deliverables/solution.ts'
import { itemPages } from './items.ts'
import { sentence } from './names.ts'
import { withQuotes } from './quotes.ts'
import type { DeliverableName, DeliverableTree, ItemPage, SystemDocuments } from './tree.ts'
import { type Inline, inlines } from './write.ts'

const writers: readonly [DeliverableName, (c: Context) => RootContent[]][] = [
  ['solution', solutionTree],
  ['requirements', requirementsTree],
  ['decisions', decisionsTree],
  ['failures', failuresTree],
  ['consistency', consistencyTree],
  ['performance', performanceTree],
  ['monitoring', monitoringTree],
  ['recovery', recoveryTree],
  // Only of a model with stages: an empty tree is no document.
  ['roadmap', roadmapTree],
]

/** Names of the deliverables this version writes. */
export const deliverableNames: readonly DeliverableName[] = writers.map(([name]) => name)

/** Writes every document of a system. Pure: the same input gives the same trees. */
export function writeDocuments(input: DocumentInput): SystemDocuments {
  const system = input.model.document.system
  const contexts = system.languages.map((language) => createContext(input, language))
  return {
    system: system.id,
    titles: said(system.title),
    version: system.version ?? '',
    date: system.date ?? '',
    languages: [...system.languages],
    deliverables: contexts.flatMap((c) =>
      writers.flatMap(([name, write]) => {
        const children = withQuotes(cutTables(c, write(c)), c.language)
        return children.length > 0 ? [deliverable(c, name, children)] : []
      }),
    ),
    items: contexts.flatMap((c) => itemPages(c).map((item) => quotedItem(item, c.language))),
    pictures: input.pictures.map(picture),
    modelJson: canonicalJson(input.model.document),
    next: contexts.flatMap((c) =>
      toDo(c).map((line) => ({ language: c.language, text: quoted(sentence(plain(line)), c.language) })),
    ),
    board: input.judgement.verdicts.map((v) => ({
      requirement: v.requirement,
      title: said(input.model.document.requirements.find((r) => r.id === v.requirement)?.title),
      verdict: v.verdict,
      cause: alone(v.binding.missing ?? v.binding.cause),
    })),
  }
}

/** What the first page says of the ways out. */
function toDo(c: Context): Inline[][] {
  const steps = nextSteps(c)
  const end = plan(c)
  return steps.length === 0 || end.length === 0 ? steps : [...steps, end]
}

function plain(line: readonly Inline[]): string {
  return inlines([...line])
    .map((node) => (node.type === 'number' ? node.text : textOf(node)))
    .join('')
}

function alone(text: Said): Said {
  return { ru: sentence(text.ru), en: curly(sentence(text.en)) }
}

function quotedItem(item: ItemPage, language: Language): ItemPage {
  const children = withQuotes(item.tree.children, language)
  return { ...item, title: quoted(item.title, language), tree: { ...item.tree, children } }
}

function quoted(text: string, language: Language): string {
  return language === 'en' ? curly(text) : text
}

function deliverable(c: Context, name: DeliverableName, children: RootContent[]): DeliverableTree {
  const first = children[0]
  const title = first?.type === 'heading' ? first.children.map((n) => ('value' in n ? n.value : '')).join('') : name
  return {
    system: c.model.document.system.id,
    name,
    language: c.language,
    title,
    tree: { type: 'root', children } as Root,
  }
}

function picture(p: DrawnPicture): SystemDocuments['pictures'][number] {
  return {
    key: p.key,
    language: p.language,
    svg: p.svg,
    dark: p.dark,
    width: p.width,
    height: p.height,
    title: p.title,
  }
}
