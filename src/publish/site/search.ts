/**
 * The search index, made in memory by Pagefind over the finished pages. Pages are added in path order, one at a time,
 * because the order decides the numbers inside the index: same pages, same bytes.
 */
import { close, createIndex } from 'pagefind'

/** Files the page needs to search; the ready-made user interfaces of Pagefind are left out. */
const needed =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.[^/]+\.pagefind|(?:index|fragment|filter)\/[^/]+)$/

/** Index files by path relative to `site/pagefind/`. Throws with Pagefind's own words. */
export async function searchIndex(pages: ReadonlyMap<string, string>): Promise<Map<string, Uint8Array>> {
  const { index, errors } = await createIndex({ keepIndexUrl: true })
  if (!index) throw new Error(errors.join('; ') || 'no search index')
  try {
    for (const path of [...pages.keys()].sort()) {
      const added = await index.addHTMLFile({ url: path, content: pages.get(path) ?? '' })
      if (added.errors.length > 0) throw new Error(added.errors.join('; '))
    }
    const made = await index.getFiles()
    if (made.errors.length > 0) throw new Error(made.errors.join('; '))
    const files = made.files.filter((f) => needed.test(f.path)).sort((a, b) => (a.path < b.path ? -1 : 1))
    return new Map(files.map((f): [string, Uint8Array] => [f.path, f.content]))
  } finally {
    await index.deleteIndex()
    await close()
  }
}
