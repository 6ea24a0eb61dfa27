/**
 * Text of a model made safe to lay out: one line, no control characters, no characters that turn the direction of
 * writing, nothing that XML forbids. Escaping for a format is the writer's part.
 */

/** Unicode ranges that are dropped: controls, invisible joiners, bidi controls, noncharacters, tags. */
function isDropped(code: number): boolean {
  return (
    (code >= 0xd800 && code <= 0xdfff) ||
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    code === 0x61c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xffff) ||
    (code & 0xfffe) === 0xfffe ||
    (code >= 0xe0000 && code <= 0xe0fff)
  )
}

/** One clean line: white space of any kind becomes one space, forbidden characters vanish. */
export function cleanLine(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code === 0x9 || code === 0xa || code === 0xd || code === 0x2028 || code === 0x2029 || code === 0x85) out += ' '
    else if (!isDropped(code)) out += char
  }
  return out.replace(/ +/g, ' ').trim()
}
