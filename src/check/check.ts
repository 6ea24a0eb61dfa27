/**
 * The check stage: everything that is wrong with a loaded model, in one run. Nothing is thrown, whatever the document.
 * A model that is not sound (references, units, ids, nesting, broken variants) gives no `CheckedModel`; of its rules and
 * warnings only those are told that are not about what an error touches. A lint rule never stops the analyses.
 */
import type { Finding, SourcePlace } from '../findings/finding.ts'
import { sortFindings } from '../findings/message.ts'
import type { CheckedModel, LoadedModel } from '../load/loaded-model.ts'
import { catalogue } from './codes.ts'
import { buildContext, type Context, report } from './context.ts'
import { apartFrom, withoutEchoes, withoutLost } from './echoes.ts'
import {
  applyBaseline,
  applySettings,
  applyWaivers,
  type Baseline,
  lockedCodes as locked,
  type RuleSettings,
  type Waiver,
} from './policy.ts'
import type { Rule } from './rule.ts'
import { rules as allRules } from './rules/index.ts'
import { soundDocument } from './sound.ts'
import { code } from './structure/codes.ts'
import { checkDecisions } from './structure/decisions.ts'
import { structureChecks } from './structure/index.ts'

export interface CheckOptions {
  /** Severity of each rule, or `off`. Default: as in the catalogue. */
  rules?: RuleSettings
  /** Where each rule is set: the place of a finding about it. */
  rulePlaces?: Readonly<Record<string, SourcePlace>>
  waivers?: readonly Waiver[]
  /** Findings that the team has agreed to live with. */
  baseline?: Baseline
  /** ISO date against which waivers expire and trials grow old. Without it neither happens. */
  today?: string
  /**
   * The document is the model with a variant or stages already applied. What concerns the model as it was written (its
   * other variants, decision records, assumptions) is not checked again then.
   */
  overlaid?: boolean
}

export interface CheckResult {
  /** The model for the analyses; undefined when it is not sound. */
  model: CheckedModel | undefined
  /** All findings, those of the load stage included, worst first. */
  findings: Finding[]
}

/** Checks of the model as its author wrote it. */
const onlyAsWritten: ReadonlySet<string> = new Set(['assumptions', 'variants', 'decisions'])

/** Checks a loaded model: structure, references, units, variants, decisions, lint rules. */
export function check(loaded: LoadedModel, options: CheckOptions = {}): CheckResult {
  const context = buildContext(
    soundDocument(loaded.document),
    loaded.sources ?? {},
    loaded.decisions ?? [],
    options.today,
  )
  const loadFindings = loaded.findings ?? []
  const ofModel = (name: string) => !(options.overlaid && onlyAsWritten.has(name))
  const checks = structureChecks.filter(([name]) => ofModel(name))
  const structure = checks.flatMap(([name, run]) => guarded(context, name, () => run(context)))
  const told = loadFindings.filter(concernsModel)
  const errors = [...structure, ...told].filter((finding) => finding.severity === 'error')
  const sound = errors.length === 0
  const apart = sound ? () => true : apartFrom(errors, context.document, loaded.lost)
  const stands = (finding: Finding) => finding.severity === 'error' || apart(finding)
  const found = [
    ...loadFindings,
    ...(sound ? structure : withoutEchoes(structure, told, loaded.lost).filter(stands)),
    ...(ofModel('decisions')
      ? withoutLost(
          guarded(context, 'decisions', () => checkDecisions(context)),
          loaded.lost,
        )
      : []),
    ...(sound ? allRules.flatMap((rule) => runRule(context, rule)) : rulesBeside(context, apart)),
  ]
  const configured = applySettings(found, options.rules ?? {}, catalogue, locked, context, options.rulePlaces)
  const waived = applyWaivers(configured, options.waivers ?? [], options.today, locked, context)
  const accepted = options.baseline ? applyBaseline(waived, options.baseline, locked) : waived
  const findings = sortFindings(accepted)
  return { model: sound ? { ...loaded, findings, checked: true } : undefined, findings }
}

/** Findings of decision records do not make the document of the model unsound. */
function concernsModel(finding: Finding): boolean {
  return !/^(adr|decision)-/.test(finding.code)
}

/** Rules of a model with errors. One that stumbles over a mistake is silent: the mistake has been told. */
function rulesBeside(context: Context, apart: (finding: Finding) => boolean): Finding[] {
  return allRules.flatMap((rule) => runRule(context, rule).filter((f) => f.code !== 'rule-crashed' && apart(f)))
}

function runRule(context: Context, rule: Rule): Finding[] {
  return guarded(context, rule.entry.code, () => rule.check(context))
}

function guarded(context: Context, rule: string, run: () => Finding[]): Finding[] {
  try {
    return run()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [report(context, code('rule-crashed'), '', { rule, reason })]
  }
}
