/** Settings and baseline as typed data. Pure: texts in, findings with places out. */
import type { Finding, Severity, SourcePlace } from '../../findings/finding.ts'
import { isPlain } from '../../language/schema/plain.ts'
import { nearest } from '../../text/nearest.ts'
import { readData } from '../yaml/read.ts'
import { type Form, formOf, pointerPart } from './form.ts'
import type { BaselineEntry, BaselineFile, RuleSettings, Waiver } from './settings.ts'

/** Where the baseline is written when the settings name no other file. */
export const defaultBaseline = 'loadpath-baseline.json'

/** The settings without the baseline itself. */
export interface ReadSettings {
  rules: RuleSettings
  rulePlaces: Record<string, SourcePlace>
  waivers: Waiver[]
  baselinePath: string
  /** Where the baseline is named; undefined when it is not. */
  baselinePlace: SourcePlace | undefined
  findings: Finding[]
}

const severities: readonly string[] = ['off', 'error', 'warning', 'info']
const date = /^\d{4}-\d{2}-\d{2}$/

/** Reads the text of the settings file. An empty file decides nothing. */
export function readSettings(file: string, text: string): ReadSettings {
  const read = readData(file, text)
  const form = formOf(file, read.places)
  const out: ReadSettings = {
    rules: {},
    rulePlaces: {},
    waivers: [],
    baselinePath: defaultBaseline,
    baselinePlace: undefined,
    findings: read.findings,
  }
  if (read.findings.some((finding) => finding.severity === 'error')) return out
  const data = form.record(read.data ?? {}, '', ['rules', 'waivers', 'baseline'])
  if (data) {
    out.rules = rulesOf(form, data.rules, out.rulePlaces)
    out.waivers = form.list(data.waivers ?? undefined, '/waivers').flatMap((one, i) => waiverOf(form, one, i))
    if (data.baseline !== undefined) {
      out.baselinePath = pathOf(form, data.baseline) ?? defaultBaseline
      out.baselinePlace = form.place('/baseline')
    }
  }
  out.findings = [...out.findings, ...form.findings]
  return out
}

function rulesOf(form: Form, given: unknown, places: Record<string, SourcePlace>): RuleSettings {
  if (given === undefined || given === null) return {}
  const rules: Record<string, 'off' | Severity> = {}
  for (const [rule, value] of Object.entries(form.record(given, '/rules', []) ?? {})) {
    const at = `/rules/${pointerPart(rule)}`
    // YAML 1.1 readers take `off` for false; here it is a text, but an author may have written false.
    if (typeof value === 'string' && severities.includes(value)) {
      rules[rule] = value as 'off' | Severity
      places[rule] = form.place(at)
    } else {
      const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
      const begun = text.length > 2 ? severities.find((name) => name.startsWith(text)) : undefined
      const suggestion = value === false ? 'off' : (begun ?? nearest(text, severities) ?? '')
      form.tell('wrong-value', at, {
        field: rule,
        value: text.slice(0, 60),
        allowed: severities.join(', '),
        suggestion,
      })
    }
  }
  return rules
}

const waiverFields = ['code', 'system', 'element', 'owner', 'reason', 'expires']

function waiverOf(form: Form, given: unknown, index: number): Waiver[] {
  const at = `/waivers/${index}`
  const data = form.record(given, at, waiverFields)
  if (!data) return []
  const [code, owner, reason] = ['code', 'owner', 'reason'].map((field) => form.text(data, field, at))
  const expires = form.text(data, 'expires', at)
  if (expires !== undefined && !isDate(expires)) {
    form.tell('wrong-value', `${at}/expires`, {
      field: 'expires',
      value: expires,
      allowed: 'YYYY-MM-DD',
      suggestion: '',
    })
    return []
  }
  const system = data.system === undefined ? undefined : form.text(data, 'system', at)
  const element = data.element === undefined ? undefined : form.text(data, 'element', at)
  if (code === undefined || owner === undefined || reason === undefined || expires === undefined) return []
  // A scope that could not be read must not turn into a wider one.
  if ((data.system !== undefined && system === undefined) || (data.element !== undefined && element === undefined)) {
    return []
  }
  const scope = { ...(system === undefined ? {} : { system }), ...(element === undefined ? {} : { element }) }
  return [{ code, ...scope, owner, reason, expires, place: form.place(at) }]
}

function isDate(text: string): boolean {
  if (!date.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** A path inside the workspace: relative, downwards, with `/`. */
function pathOf(form: Form, given: unknown): string | undefined {
  const path = form.text({ baseline: given }, 'baseline', '')
  if (path === undefined) return undefined
  const parts = path.split('/')
  if (/^[^\\:\0]+$/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..')) return path
  const params = { field: 'baseline', value: path.slice(0, 60), allowed: defaultBaseline, suggestion: '' }
  form.tell('wrong-value', '/baseline', params)
  return undefined
}

/** Reads the text of a baseline file. Undefined when it is no baseline: nothing is then accepted. */
export function readBaseline(file: string, text: string): { baseline: BaselineFile | undefined; findings: Finding[] } {
  const read = readData(file, text)
  if (read.findings.length > 0) return { baseline: undefined, findings: read.findings }
  const form = formOf(file, read.places)
  const data = form.record(read.data, '', ['version', 'systems'])
  const systems: Record<string, BaselineEntry[]> = {}
  if (data && data.version !== 1) {
    const value = JSON.stringify(data.version) ?? ''
    form.tell('wrong-value', '/version', { field: 'version', value: value.slice(0, 60), allowed: '1', suggestion: '' })
  }
  const lists = data ? form.record(data.systems ?? {}, '/systems', []) : undefined
  for (const [system, list] of Object.entries(lists ?? {})) {
    const at = `/systems/${pointerPart(system)}`
    systems[system] = form.list(list, at).flatMap((one, i) => entryOf(form, one, `${at}/${i}`))
  }
  const baseline = form.findings.length === 0 ? { version: 1 as const, systems } : undefined
  return { baseline, findings: form.findings }
}

function entryOf(form: Form, given: unknown, at: string): BaselineEntry[] {
  const data = form.record(given, at, ['code', 'element', 'params'])
  const code = data && form.text(data, 'code', at)
  if (!data || code === undefined) return []
  const element = typeof data.element === 'string' ? { element: data.element } : {}
  const params = isPlain(data.params)
    ? Object.fromEntries(
        Object.entries(data.params).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
      )
    : undefined
  return [{ code, ...element, ...(params ? { params } : {}) }]
}
