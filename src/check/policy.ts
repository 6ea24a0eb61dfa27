/**
 * What a workspace decides about findings: severities of rules, waivers and the baseline. Nothing here hides a finding:
 * an accepted one stays in the list and says who accepted it and why.
 */
import { soundnessCodes } from '../findings/catalogue/check.ts'
import { policyCodes } from '../findings/catalogue/check-policy.ts'
import type { CodeEntry, Finding, Severity, SourcePlace } from '../findings/finding.ts'
import type { Catalogue } from '../findings/message.ts'
import type { Baseline, BaselineEntry, RuleSettings, Waiver } from '../load/settings/settings.ts'
import { nearest } from '../text/nearest.ts'
import { type Context, report } from './context.ts'
import { code } from './structure/codes.ts'

export type { Baseline, RuleSettings, Waiver } from '../load/settings/settings.ts'

/** Codes of a model that is not sound: they can be neither configured, waived nor accepted. */
export const lockedCodes: ReadonlySet<string> = new Set(
  soundnessCodes.filter((entry) => entry.severity === 'error').map((entry) => entry.code),
)

type Sources = Pick<Context, 'sources'>

/** Applies the configured severities. Soundness codes are `locked`: they can be neither changed nor switched off. */
export function applySettings(
  findings: readonly Finding[],
  settings: RuleSettings,
  catalogue: Catalogue,
  locked: ReadonlySet<string>,
  sources: Sources,
  places: Readonly<Record<string, SourcePlace>> = {},
): Finding[] {
  const told: Finding[] = []
  const tell = (entry: CodeEntry, rule: string, suggestion?: string) => {
    const finding = report(sources, entry, '', { rule, ...(suggestion && { suggestion }) })
    told.push(placed(finding, Object.hasOwn(places, rule) ? places[rule] : undefined))
  }
  for (const rule of Object.keys(settings).sort()) {
    if (locked.has(rule)) tell(code('rule-locked'), rule)
    else if (!catalogue.has(rule)) tell(code('rule-unknown'), rule, nearest(rule, catalogue.keys()))
  }
  const kept = findings.flatMap((finding) => {
    const setting = locked.has(finding.code) ? undefined : ownSetting(settings, finding.code)
    if (setting === undefined) return [finding]
    return setting === 'off' ? [] : [{ ...finding, severity: setting }]
  })
  return [...kept, ...told]
}

function ownSetting(settings: RuleSettings, rule: string): 'off' | Severity | undefined {
  return Object.hasOwn(settings, rule) ? settings[rule] : undefined
}

/** The finding at the place in the settings, when that is known. */
function placed(finding: Finding, place: SourcePlace | undefined): Finding {
  return place ? { ...finding, place } : finding
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/**
 * Marks the findings that a waiver covers. A waiver past its last day covers nothing and is itself a finding; so is one
 * that is not complete. `today` is an ISO date; without it no waiver expires, because the clock is never asked.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: string | undefined,
  locked: ReadonlySet<string>,
  sources: Sources,
): Finding[] {
  const told: Finding[] = []
  const out = [...findings]
  for (const waiver of waivers) {
    const tell = (entry: CodeEntry, path: string, params: Finding['params']) =>
      told.push(placed(report(sources, entry, path, params), waiver.place))
    const target = waiver.element ?? '*'
    const problem = incomplete(waiver, locked)
    const base = { waived: waiver.code, target }
    if (problem) {
      tell(code('waiver-invalid'), '', { ...base, problemRu: problem.ru, problemEn: problem.en })
      continue
    }
    const matches = out.flatMap((finding, i) => (covers(waiver, finding) ? [i] : []))
    if (today !== undefined && waiver.expires < today) {
      const params = { ...base, expires: waiver.expires, owner: waiver.owner }
      tell(expired(matches.length > 0), waiver.element ?? '', params)
    } else if (matches.length === 0) tell(code('waiver-unused'), waiver.element ?? '', base)
    else for (const i of matches) out[i] = { ...out[i]!, accepted: { by: waiver.owner, reason: waiver.reason } }
  }
  return [...out, ...told]
}

/** An expired waiver that covers nothing any more is only worth removing. */
function expired(stillNeeded: boolean): CodeEntry {
  const entry = code('waiver-expired')
  return stillNeeded ? entry : { ...entry, severity: 'warning' }
}

function covers(waiver: Waiver, finding: Finding): boolean {
  return finding.code === waiver.code && (waiver.element === undefined || waiver.element === finding.element)
}

function incomplete(waiver: Waiver, locked: ReadonlySet<string>): { ru: string; en: string } | undefined {
  const text = (value: unknown) => typeof value === 'string' && value.trim() !== ''
  if (locked.has(waiver.code)) {
    return { ru: 'нарушение целостности модели нельзя принять', en: 'a model that is not sound cannot be accepted' }
  }
  if (!text(waiver.owner)) return { ru: 'не указан владелец', en: 'it names no owner' }
  if (!text(waiver.reason)) return { ru: 'не указана причина', en: 'it names no reason' }
  if (!text(waiver.expires) || !isoDate.test(waiver.expires)) {
    return { ru: 'срок не в виде ГГГГ-ММ-ДД', en: 'its end is not a date as YYYY-MM-DD' }
  }
  return undefined
}

/** Codes about waivers and settings: accepting them would hide that something is accepted. */
const ofPolicy: ReadonlySet<string> = new Set(policyCodes.map((entry) => entry.code))

/**
 * Marks the findings that the baseline lists: each entry accepts one finding, so a second one of its kind is told. Neither
 * a `locked` code nor one about waivers and settings can be accepted.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  locked: ReadonlySet<string> = new Set(),
): Finding[] {
  const left = new Map<string, number>()
  for (const entry of baseline.findings) {
    const key = baselineKey(entry)
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  return findings.map((finding) => {
    if (finding.accepted || locked.has(finding.code) || ofPolicy.has(finding.code)) return finding
    const key = baselineKey(baselineEntry(finding))
    const count = left.get(key) ?? 0
    if (count === 0) return finding
    left.set(key, count - 1)
    return { ...finding, accepted: { by: 'baseline', reason: 'baseline' } }
  })
}

/** The baseline that accepts exactly these findings; those already accepted, and those that cannot be, are left out. */
export function baselineOf(findings: readonly Finding[], locked: ReadonlySet<string> = new Set()): Baseline {
  const open = findings.filter(({ accepted, code }) => !accepted && !locked.has(code) && !ofPolicy.has(code))
  const entries = open.map(baselineEntry)
  return { version: 1, findings: entries.sort((a, b) => (baselineKey(a) < baselineKey(b) ? -1 : 1)) }
}

function baselineEntry(finding: Finding): BaselineEntry {
  const texts = Object.entries(finding.params).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const params = Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    code: finding.code,
    ...(finding.element && { element: finding.element }),
    ...(texts.length > 0 && { params }),
  }
}

function baselineKey(entry: BaselineEntry): string {
  const params = Object.entries(entry.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([entry.code, entry.element ?? '', params])
}
