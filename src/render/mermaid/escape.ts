/** The table of characters that mean something in Mermaid text. Labels stand in quotes; these would still end or change them. */
import { cleanLine } from '../../layout/text/clean.ts'

const unsafe: Record<string, string> = {
  '#': '#35;',
  '"': '#quot;',
  '`': '#96;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '\\': '#92;',
  '%': '#37;',
  $: '#36;',
  '|': '#124;',
  '{': '#123;',
  '}': '#125;',
  '[': '#91;',
  ']': '#93;',
}

/** A label for use in double quotes. A start that Markdown takes for a list is defused too. */
export function escapeLabel(text: string): string {
  return cleanLine(text)
    .replace(/[#"`<>&\\%$|{}[\]]/g, (c) => unsafe[c] ?? '')
    .replace(/^(\d+)\.(?= |$)/, '$1#46;')
    .replace(/^([-+*])(?= |$)/, (c) => `#${c.charCodeAt(0)};`)
}

/** Text of a Gantt task, section or title: there are no quotes and no entities there, so signs become words or look-alikes. */
export function escapeGantt(text: string): string {
  const clean = cleanLine(text)
    .replace(/:/g, ' –')
    .replace(/;/g, ',')
    .replace(/#/g, '№')
    .replace(/[%<>{}"`\\|&$]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return clean === '' ? '–' : clean
}
