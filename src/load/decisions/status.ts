/**
 * Status words of decision records in English and Russian. A status that is not plainly one of them is `unknown`, never
 * a guess: a reader must not take an open decision for an accepted one.
 */
import type { DecisionLink, DecisionStatus } from '../loaded-model.ts'

const words: readonly [DecisionStatus, RegExp][] = [
  ['draft', /^(draft|wip|черновик)/],
  ['proposed', /^(proposed|in review|under review|предложен[оаы]?|предлагается|на рассмотрении|рассматривается)/],
  ['accepted', /^(accepted|approved|принят[оаы]?|утвержден[оаы]?|одобрен[оаы]?)/],
  ['rejected', /^(rejected|declined|отклон[её]н[оаы]?|отвергнут[оаы]?)/],
  ['deprecated', /^(deprecated|устарел[оаи]?)/],
  ['superseded', /^(superseded|superceded|replaced|замен[её]н[оаы]?)/],
]

/** The status in a text such as `accepted`, `Superseded by ADR-0005`, `**Принято** (12.03.2024)`. */
export function statusOf(raw: string): DecisionStatus {
  const text = raw
    .trim()
    .replace(/^[^\p{L}{]+/u, '')
    .toLowerCase()
  // A template's choice (`proposed | accepted`) or an open question is no status.
  if (/[|{?]/.test(text)) return 'unknown'
  for (const [status, word] of words) {
    const found = word.exec(text.replaceAll('ё', 'е')) ?? word.exec(text)
    const rest = found ? text.slice(found[0].length) : ''
    if (!found || /^[\p{L}\p{N}_]/u.test(rest)) continue
    if (status === 'accepted' && qualified.test(rest)) return 'unknown'
    return supersededLater(rest) ? 'superseded' : status
  }
  return 'unknown'
}

/** "Accepted in part" is not accepted: what of it holds is for people to say. */
const qualified = /^[\s,(—-]*(part|half|condition|in part|pending|not |наполовину|частично|условно|отчасти|не )/u

function supersededLater(rest: string): boolean {
  return /[,.;]\s*(superseded|superceded|replaced|замен[её]н[оаы]?)\s+(by|на|решением)?/.test(rest)
}

const kinds: readonly [DecisionLink['kind'], RegExp][] = [
  ['superseded-by', /(superseded|superceded|replaced)\s+by|замен[её]н[оаы]?(\s+(на|решением))?/iu],
  ['supersedes', /supersedes|supercedes|replaces|заменяет/iu],
  ['amended-by', /amended\s+by|дополнен[оаы]?|уточнен[оаы]?/iu],
  ['amends', /amends|дополняет|уточняет/iu],
  ['depends-on', /depends\s+on|зависит\s+от|опирается\s+на/iu],
  ['conflicts-with', /conflicts\s+with|противоречит/iu],
  ['relates-to', /relates\s+to|related\s+to|clarifies|связан[оаы]?\s+с/iu],
]

/** What a line such as `Superseded by [..]` says of its link; undefined for other text. */
export function linkKind(text: string): DecisionLink['kind'] | undefined {
  return kinds.find(([, word]) => word.test(text))?.[0]
}

/** A date as ISO 8601: `2024-03-12`, `12.03.2024`, `2024/03/12`; empty when there is none. */
export function isoDate(raw: unknown): string {
  const text = raw instanceof Date ? raw.toISOString() : String(raw ?? '')
  const iso = /(\d{4})[-/.](\d{2})[-/.](\d{2})/.exec(text)
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`
  const russian = /(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text)
  return russian ? `${russian[3]}-${russian[2]?.padStart(2, '0')}-${russian[1]?.padStart(2, '0')}` : ''
}
