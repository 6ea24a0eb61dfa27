/**
 * Links between decisions: resolved to slugs, and checked from both ends. A number names a decision only when no other
 * has it.
 */
import type { Finding } from '../../findings/finding.ts'
import { loadFinding } from '../files.ts'
import type { Decision, DecisionLink } from '../loaded-model.ts'
import { decisionName } from './names.ts'

const inverse: Partial<Record<DecisionLink['kind'], DecisionLink['kind']>> = {
  supersedes: 'superseded-by',
  'superseded-by': 'supersedes',
  amends: 'amended-by',
  'amended-by': 'amends',
}

/** Decisions that a link may mean: by slug, file name, or number (`5`, `0005`, `ADR-0005`). */
function candidates(to: string, decisions: readonly Decision[]): Decision[] {
  const bySlug = decisions.filter((decision) => decision.slug === to)
  if (bySlug.length > 0) return bySlug
  const named = decisionName(to) ?? decisionName(`${to}.md`)
  const byName = decisions.filter((decision) => {
    return named !== undefined && decision.slug === named.slug && decision.number === named.number
  })
  if (byName.length > 0) return byName
  const number = /^(?:adr[-_ ]?)?(\d+)$/i.exec(to.trim())
  return number ? decisions.filter((decision) => decision.number === Number(number[1])) : []
}

/** Puts the slug of the other decision into every link and drops repeats. Findings for links that lead nowhere. */
export function resolveLinks(decisions: readonly Decision[]): Finding[] {
  const findings: Finding[] = []
  for (const decision of decisions) {
    const kept = new Map<string, DecisionLink>()
    for (const link of decision.links) {
      const found = candidates(link.to, decisions)
      const [only] = found
      if (found.length > 1)
        findings.push(loadFinding('decision-ambiguous-link', link.place, { slug: decision.slug, to: link.to }))
      if (found.length === 0)
        findings.push(loadFinding('decision-dangling-link', link.place, { slug: decision.slug, to: link.to }))
      const resolved = found.length === 1 && only ? { ...link, to: only.slug } : link
      if (resolved.to === decision.slug) continue
      const key = `${resolved.kind} ${resolved.to}`
      if (!kept.has(key)) kept.set(key, resolved)
    }
    decision.links = withoutWeaker([...kept.values()])
  }
  return findings
}

/** A link of the text says nothing when a stronger one to the same decision exists. */
function withoutWeaker(links: readonly DecisionLink[]): DecisionLink[] {
  const strong = new Set(links.filter((link) => link.kind !== 'relates-to').map((link) => link.to))
  return links.filter((link) => link.kind !== 'relates-to' || !strong.has(link.to))
}

/** Links that only one end knows, and cycles of supersession. */
export function linkFindings(decisions: readonly Decision[]): Finding[] {
  const bySlug = new Map(decisions.map((decision) => [decision.slug, decision]))
  const findings: Finding[] = []
  for (const decision of decisions) {
    for (const link of decision.links) {
      const back = inverse[link.kind]
      const other = bySlug.get(link.to)
      if (!back || !other) continue
      if (other.links.some((one) => one.kind === back && one.to === decision.slug)) continue
      const params = { slug: decision.slug, to: other.slug, kind: link.kind, back }
      findings.push({
        ...loadFinding('decision-one-way-link', link.place, params, 'warning'),
        related: [{ place: other.place }],
      })
    }
  }
  return [...findings, ...cycleFindings(decisions, bySlug)]
}

/** Each cycle of `supersedes` once, at its first decision in file order. */
function cycleFindings(decisions: readonly Decision[], bySlug: ReadonlyMap<string, Decision>): Finding[] {
  const findings: Finding[] = []
  const told = new Set<string>()
  for (const start of decisions) {
    const cycle = wayBack(start, bySlug)
    if (!cycle || cycle.some((slug) => told.has(slug))) continue
    for (const slug of cycle) told.add(slug)
    const link = start.links.find((one) => one.kind === 'supersedes')
    findings.push(
      loadFinding('decision-cycle', link?.place ?? start.place, { cycle: [...cycle, start.slug].join(' → ') }),
    )
  }
  return findings
}

/** The slugs on a way from `start` over `supersedes` back to it. A `superseded-by` counts as the other's `supersedes`. */
function wayBack(start: Decision, bySlug: ReadonlyMap<string, Decision>): string[] | undefined {
  const ways: string[][] = [[start.slug]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of superseded(way.at(-1) ?? '', bySlug)) {
      if (next === start.slug) return way
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

function superseded(slug: string, bySlug: ReadonlyMap<string, Decision>): string[] {
  const own = bySlug.get(slug)?.links.filter((link) => link.kind === 'supersedes') ?? []
  const others = [...bySlug.values()].filter((other) =>
    other.links.some((link) => link.kind === 'superseded-by' && link.to === slug),
  )
  return [...own.map((link) => link.to), ...others.map((other) => other.slug)]
}
