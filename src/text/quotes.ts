/** English quotation marks and apostrophes as printers set them. */

/** `"a" isn't 'b'` as `“a” isn’t ‘b’`; `before` is the letter that stands before the text. */
export function curly(text: string, before = ''): string {
  let last = before
  let out = ''
  for (const letter of text) {
    const opens = last === '' || /[\s\u00a0([{—–/“‘-]/u.test(last)
    if (letter === '"') last = opens ? '“' : '”'
    else if (letter === "'") last = opens ? '‘' : '’'
    else last = letter
    out += last
  }
  return out
}
