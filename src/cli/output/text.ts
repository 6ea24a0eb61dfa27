/** What `check` prints for people: findings, then each requirement with its cause in one line, then a summary. */
import type { Finding, Severity } from '../../findings/finding.ts'
import type { Language } from '../../language/text.ts'
import { inLanguage } from '../../language/text.ts'
import { pluralEn, pluralRu } from '../../text/format.ts'
import type { JudgedSystem, PipelineResult } from '../pipeline.ts'
import { inert, type Paint, verdictText } from '../terminal.ts'
import { findingFix, findingMessage } from './sentences.ts'

const severityWords: Record<Severity, Record<Language, string>> = {
  error: { ru: 'ошибка', en: 'error' },
  warning: { ru: 'предупреждение', en: 'warning' },
  info: { ru: 'заметка', en: 'note' },
}

/** One finding: place, severity, code and sentence, then what to do. */
export function findingText(f: Finding, language: Language, paint: Paint): string {
  const where = f.place ? `${f.place.file}:${f.place.line}:${f.place.column} ` : ''
  const head = `${paint.bold(inert(where))}${paint.severity(f.severity, severityWords[f.severity][language])} ${f.code}: ${inert(findingMessage(f, language))}`
  const fix = inert(findingFix(f, language))
  return fix === '' ? head : `${head}\n    ${paint.dim(`→ ${fix}`)}`
}

function systemText(system: JudgedSystem, language: Language, paint: Paint): string[] {
  const { document } = system.loaded
  const title = `${inert(inLanguage(document.system.title, language))} (${document.system.id})`
  if (!system.judged) {
    return [
      paint.bold(title),
      language === 'ru'
        ? '  не рассчитано: сначала нужно исправить ошибки модели'
        : '  not computed: the errors of the model come first',
    ]
  }
  const lines = system.judged.judgement.verdicts.map((v) => {
    const sentence = inert((v.binding.missing ?? v.binding.cause)[language])
    const requirement = document.requirements.find((r) => r.id === v.requirement)
    const due = v.due === undefined || v.verdict === 'pass' ? '' : ` (${dueText(system, v.due, language)})`
    const named = inLanguage(requirement?.title, language)
    // Without a title of its own a requirement is called by its id.
    const title = named === v.requirement ? '' : ` ${inert(named)}`
    return `  ${paint.verdict(v.verdict, verdictText(v.verdict, language).padEnd(15))} ${paint.bold(v.requirement)}${title}${due}: ${sentence}`
  })
  return [paint.bold(title), ...lines]
}

/** When a requirement that does not hold is due: `due with the stage "Queues"`. */
function dueText(system: JudgedSystem, due: string, language: Language): string {
  const stage = system.loaded.document.stages.find((s) => s.id === due)
  const title = inert(inLanguage(stage?.title ?? due, language))
  return language === 'ru' ? `срок — этап «${title}»` : `due with the stage "${title}"`
}

/** Findings of one code that people are shown; machines get all. */
const SHOWN = 20

/** Findings as people read them: of many with one code the first, then how many there are more. */
function findingsText(findings: readonly Finding[], language: Language, paint: Paint): string[] {
  const counts = new Map<string, number>()
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1)
  const told = new Map<string, number>()
  return findings.flatMap((f) => {
    const at = (told.get(f.code) ?? 0) + 1
    told.set(f.code, at)
    if (at <= SHOWN) return [findingText(f, language, paint)]
    const more = (counts.get(f.code) ?? 0) - SHOWN
    if (at > SHOWN + 1) return []
    return [
      language === 'ru'
        ? `и ещё ${more} с кодом ${f.code}: все — в --format json`
        : `${more} more of ${f.code}: --format json shows all`,
    ]
  })
}

/** The whole report. */
export function resultText(result: PipelineResult, language: Language, paint: Paint): string {
  const shown = result.findings.filter((f) => !f.accepted)
  const blocks = [
    ...findingsText(shown, language, paint),
    ...result.systems.flatMap((s) => ['', ...systemText(s, language, paint)]),
    '',
    summary(result, language),
  ]
  return `${blocks.join('\n').replace(/^\n+/, '')}\n`
}

function summary(result: PipelineResult, language: Language): string {
  const count = (severity: Severity): number =>
    result.findings.filter((f) => f.severity === severity && !f.accepted).length
  const verdicts = result.systems.flatMap((s) => s.judged?.judgement.verdicts ?? [])
  const of = (kind: string): number => verdicts.filter((v) => v.verdict === kind).length
  const [e, w, n] = [count('error'), count('warning'), count('info')]
  const total = verdicts.length
  const later = verdicts.filter((v) => v.verdict === 'fail' && v.due !== undefined).length
  if (language === 'ru') {
    return `${e} ${pluralRu(e, 'ошибка', 'ошибки', 'ошибок')}, ${w} ${pluralRu(w, 'предупреждение', 'предупреждения', 'предупреждений')}, ${n} ${pluralRu(n, 'заметка', 'заметки', 'заметок')}; ${total} ${pluralRu(total, 'требование', 'требования', 'требований')}: выполнено ${of('pass')}, под угрозой ${of('at-risk')}, не выполнено ${of('fail')}${later > 0 ? ` (из них ${later} — на будущих этапах)` : ''}, неизвестно ${of('unknown')}`
  }
  return `${e} ${pluralEn(e, 'error')}, ${w} ${pluralEn(w, 'warning')}, ${n} ${pluralEn(n, 'note')}; ${total} ${pluralEn(total, 'requirement')}: ${of('pass')} pass, ${of('at-risk')} at risk, ${of('fail')} fail${later > 0 ? ` (${later} due with later stages)` : ''}, ${of('unknown')} unknown`
}
