/**
 * What a workspace decides about findings: severities of rules, waivers and the baseline. Nothing here hides a finding:
 * an accepted one stays in the list and says who accepted it and why.
 */
import type { CodeEntry, Finding, Severity } from '../findings/finding.ts'
import type { Catalogue } from '../findings/message.ts'
import { type Context, report } from './context.ts'
import { nearest } from './nearest.ts'
import { code } from './structure/codes.ts'

/** Severity of a rule, or `off`, by its code. */
export type RuleSettings = Readonly<Record<string, 'off' | Severity>>

/** An accepted risk. It covers the findings of one code, of one thing of the model when `element` is given. */
export interface Waiver {
  code: string
  element?: string
  owner: string
  reason: string
  /** Last day on which it holds, ISO 8601 date. */
  expires: string
}

/** A finding of an existing model that the team has agreed to live with. */
export interface BaselineEntry {
  code: string
  element?: string
  /** Text params of the finding: they tell two findings of one thing apart and do not move with the figures. */
  params?: Record<string, string>
}

export interface Baseline {
  version: 1
  findings: BaselineEntry[]
}

type Sources = Pick<Context, 'sources'>

/** Applies the configured severities. Soundness codes are `locked`: they can be neither changed nor switched off. */
export function applySettings(
  findings: readonly Finding[],
  settings: RuleSettings,
  catalogue: Catalogue,
  locked: ReadonlySet<string>,
  sources: Sources,
): Finding[] {
  const told: Finding[] = []
  for (const rule of Object.keys(settings).sort()) {
    if (locked.has(rule)) told.push(report(sources, code('rule-locked'), '', { rule }))
    else if (!catalogue.has(rule)) {
      const suggestion = nearest(rule, catalogue.keys())
      told.push(report(sources, code('rule-unknown'), '', { rule, ...(suggestion && { suggestion }) }))
    }
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
    const target = waiver.element ?? '*'
    const problem = incomplete(waiver, locked)
    const base = { waived: waiver.code, target }
    if (problem) {
      told.push(report(sources, code('waiver-invalid'), '', { ...base, problemRu: problem.ru, problemEn: problem.en }))
      continue
    }
    const matches = out.flatMap((finding, i) => (covers(waiver, finding) ? [i] : []))
    if (today !== undefined && waiver.expires < today) {
      const params = { ...base, expires: waiver.expires, owner: waiver.owner }
      told.push(report(sources, expired(matches.length > 0), waiver.element ?? '', params))
    } else if (matches.length === 0) told.push(report(sources, code('waiver-unused'), waiver.element ?? '', base))
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

/** Marks the findings that the baseline lists: each entry accepts one finding, so a second one of its kind is told. */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline): Finding[] {
  const left = new Map<string, number>()
  for (const entry of baseline.findings) {
    const key = baselineKey(entry)
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  return findings.map((finding) => {
    if (finding.accepted) return finding
    const key = baselineKey(baselineEntry(finding))
    const count = left.get(key) ?? 0
    if (count === 0) return finding
    left.set(key, count - 1)
    return { ...finding, accepted: { by: 'baseline', reason: 'baseline' } }
  })
}

/** The baseline that accepts exactly these findings; those already accepted are left out. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const entries = findings.filter((finding) => !finding.accepted).map(baselineEntry)
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
