/** Sensitivities of the deciding measure of a requirement, and how far they were looked for. */
import type { RootContent } from 'mdast'
import { readPath } from '../../judge/model-path.ts'
import type { Verdict } from '../../judge/verdict.ts'
import { formatAuthored } from '../../text/authored.ts'
import { formatNumber } from '../../text/format.ts'
import { type Context, id, type Sensitivities } from '../context.ts'
import { sentence } from '../names.ts'
import { callout, number, paragraph, table } from '../write.ts'

/** The input's value at which the verdict flips, in the unit the model writes it in. */
function flipCell(c: Context, path: string, flip: number | undefined): string {
  if (flip === undefined) return '—'
  const found = readPath(c.model.document, path)
  const written = typeof found === 'object' && found !== null && 'typical' in found ? found.typical : found
  const unit = typeof written === 'string' ? written.replace(/^[0-9.]+/, '') : ''
  return `≈ ${formatAuthored(`${Number(flip.toPrecision(3))}${unit}`, c.language)}`
}

/** Never a silent cut: how many of the inputs the budget of models sufficed for, and what a question mark means. */
function sensitivityBound(c: Context, { rows, inputs, tried }: Sensitivities): RootContent[] {
  const open = rows.some((row) => row.open)
  if (tried === inputs && !open) return []
  const some =
    tried === inputs
      ? ''
      : c.say(
          `проверено входов ${formatNumber(tried, 'ru')} из ${formatNumber(inputs, 'ru')}; `,
          `${formatNumber(tried, 'en')} of ${formatNumber(inputs, 'en')} inputs were tried; `,
        )
  const flips = open
    ? c.say('где стоит «?», точку перелома не искали; ', 'where there is a "?", no flip was looked for; ')
    : ''
  return [
    callout(
      'note',
      paragraph(
        sentence(
          c.say(
            `${some}${flips}на большой модели число пересчётов ограничено и тратится сначала на худшие вердикты.`,
            `${some}${flips}of a large model only so many variations are judged, the worst verdicts first.`,
          ),
        ),
      ),
    ),
  ]
}

/** The inputs that move the deciding measure most; what was not tried is said. */
export function sensitivityTable(c: Context, verdict: Verdict): RootContent[] {
  const known = c.sensitivities.get(verdict.requirement)
  const found = known?.rows ?? verdict.binding.sensitivity
  const unit = verdict.binding.value?.unit
  const bound = known ? sensitivityBound(c, known) : []
  if (!unit || found.length === 0) return bound
  const rows = table({
    id: `sensitivity-${verdict.requirement}`,
    caption: c.say(
      `${verdict.requirement}: чувствительность решающей меры к входным данным`,
      `${verdict.requirement}: what moves the deciding measure`,
    ),
    head: [
      c.say('Вход', 'Input'),
      c.say('При −20 %', 'At −20%'),
      c.say('При +20 %', 'At +20%'),
      c.say('Вердикт меняется при', 'Verdict flips at'),
    ],
    rows: found.map((s) => [
      [sentence(s.label[c.language]), ' ', id(s.path)],
      number(s.low, unit, c.language),
      number(s.high, unit, c.language),
      s.open ? '?' : flipCell(c, s.path, s.flip),
    ]),
    align: [null, 'right', 'right', 'right'],
    widths: [46, 18, 18, 18],
  })
  return [...rows, ...bound]
}
