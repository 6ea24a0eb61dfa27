/** A PDF read back by another program, pdf.js. */
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Opens a file held in memory. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, fontExtraProperties: true }).promise
}

/** The text of each page, with ordinary spaces and without the places where a word may break. */
export async function pageTexts(document: PDFDocumentProxy): Promise<string[]> {
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    texts.push(text.replace(/[\u200b\u00ad]/g, '').replace(/[\u00a0\u202f]/g, ' '))
  }
  return texts
}

/** The text of the whole file. */
export async function pdfText(document: PDFDocumentProxy): Promise<string> {
  return (await pageTexts(document)).join('\n')
}

/** Names of the fonts that pages use, without the mark of a subset. */
export async function fontNames(document: PDFDocumentProxy): Promise<string[]> {
  const names = new Set<string>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    fnArray.forEach((operation, at) => {
      if (operation !== OPS.setFont) return
      const font = page.commonObjs.get(argsArray[at]?.[0]) as { name?: string; missingFile?: boolean } | null
      names.add(`${String(font?.name).replace(/^[A-Z]+\+/, '')}${font?.missingFile ? ' (not embedded)' : ''}`)
    })
    page.cleanup()
  }
  return [...names].sort()
}
