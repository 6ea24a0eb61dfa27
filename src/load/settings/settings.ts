/**
 * What a workspace decides about findings: `loadpath.yaml` (or `.yml`, `.json`) in its root. The file is data with a strict
 * form: a field nobody reads would be a decision nobody takes.
 */
import type { Severity, SourcePlace } from '../../findings/finding.ts'

/** Severity of a rule, or `off`, by its code. */
export type RuleSettings = Readonly<Record<string, 'off' | Severity>>

/** An accepted risk. It covers the findings of one code, of one thing of the model when `element` is given. */
export interface Waiver {
  code: string
  /** Id of the system it is about. Default: every system of the workspace. */
  system?: string
  element?: string
  owner: string
  reason: string
  /** Last day on which it holds, ISO 8601 date. */
  expires: string
  /** Where it is written. */
  place?: SourcePlace
}

/** A finding of an existing model that the team has agreed to live with. */
export interface BaselineEntry {
  code: string
  element?: string
  /** Text params of the finding: they tell two findings of one thing apart and do not move with the figures. */
  params?: Record<string, string>
}

/** The accepted findings of one system. */
export interface Baseline {
  version: 1
  findings: BaselineEntry[]
}

/** The baseline file: one list per system. */
export interface BaselineFile {
  version: 1
  systems: Record<string, BaselineEntry[]>
}

/** The file as read: what was wrong with it is a finding, and what was right is kept. */
export interface WorkspaceSettings {
  rules: RuleSettings
  /** Where each rule is set. */
  rulePlaces: Readonly<Record<string, SourcePlace>>
  waivers: readonly Waiver[]
  /** Path of the baseline file from the root of the workspace, with `/`. */
  baselinePath: string
  /** Undefined when there is none. */
  baseline: BaselineFile | undefined
}
