/**
 * The settings of a workspace over its systems: what each system is checked with, and what the settings themselves are
 * told once, however many systems there are.
 */
import type { Finding } from '../findings/finding.ts'
import type { BaselineFile, Waiver, WorkspaceSettings } from '../load/settings/settings.ts'
import type { CheckOptions } from './check.ts'
import { baselineOf, lockedCodes } from './policy.ts'
import { code } from './structure/codes.ts'

/** Codes of findings that are about the settings and not about a system. */
const aboutSettings: ReadonlySet<string> = new Set([
  'waiver-expired',
  'waiver-invalid',
  'waiver-unused',
  'rule-unknown',
  'rule-locked',
])

/** What the settings mean for one system. `today` is an ISO date. */
export function optionsFor(settings: WorkspaceSettings, system: string, today: string | undefined): CheckOptions {
  const { rules, rulePlaces, baseline } = settings
  const entries = baseline && Object.hasOwn(baseline.systems, system) ? baseline.systems[system] : undefined
  return {
    rules,
    rulePlaces,
    waivers: settings.waivers.filter((waiver) => concerns(waiver, system)),
    ...(entries ? { baseline: { version: 1, findings: entries } } : {}),
    ...(today === undefined ? {} : { today }),
  }
}

function concerns(waiver: Waiver, system: string): boolean {
  return waiver.system === undefined || waiver.system === system
}

/** Findings of one system under the settings of its workspace. */
export interface SystemFindings {
  id: string
  findings: readonly Finding[]
}

/** The findings that are about the system alone. */
export function ownFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !aboutSettings.has(finding.code))
}

/**
 * What the systems have said about the settings, once: a waiver is unused only when no system has needed it, and an
 * expired one is as bad as its worst case. `whole`: all systems of the workspace were checked as they are; without it
 * nothing is said of what was not needed.
 */
export function settingsFindings(
  settings: WorkspaceSettings,
  systems: readonly SystemFindings[],
  whole: boolean,
): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of systems.flatMap(({ findings }) => findings.filter(({ code: it }) => aboutSettings.has(it)))) {
    const { place, code: it, params } = finding
    const key = JSON.stringify([it, place?.file, place?.line, place?.column, params.waived, params.target, params.rule])
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  const told = [...groups.values()].flatMap((group) => {
    const worst = group.find((finding) => finding.severity === 'error') ?? group[0]
    if (worst?.code !== 'waiver-unused') return worst ? [worst] : []
    const waiver = settings.waivers.find(({ place }) => samePlace(place, worst.place))
    const tried = systems.filter(({ id }) => waiver === undefined || concerns(waiver, id)).length
    return whole && group.length >= tried ? [worst] : []
  })
  return whole ? [...told, ...forNobody(settings, systems)] : told
}

function samePlace(a: Finding['place'], b: Finding['place']): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column
}

/** Waivers that name a system which the workspace does not have. */
function forNobody(settings: WorkspaceSettings, systems: readonly SystemFindings[]): Finding[] {
  if (systems.length === 0) return []
  return settings.waivers.flatMap((waiver) => {
    if (systems.some(({ id }) => concerns(waiver, id))) return []
    const target = `${waiver.system}${waiver.element === undefined ? '' : ` ${waiver.element}`}`
    const { code: it, severity } = code('waiver-unused')
    const params = { waived: waiver.code, target }
    return [{ code: it, severity, ...(waiver.place ? { place: waiver.place } : {}), params }]
  })
}

/** The baseline file that accepts what the systems have open now. Systems in the order of their ids. */
export function baselineFile(systems: readonly SystemFindings[]): BaselineFile {
  const ordered = [...systems].sort((a, b) => (a.id < b.id ? -1 : 1))
  const lists = ordered.map(({ id, findings }) => [id, baselineOf(findings, lockedCodes).findings] as const)
  return { version: 1, systems: Object.fromEntries(lists.filter(([, list]) => list.length > 0)) }
}
