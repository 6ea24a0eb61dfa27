/** Versions of products as text, and the ends of support that their makers have published. */

/** Numbers of a version: `4.1.2` gives [4, 1, 2]; nothing when it does not begin with a number. */
export function releaseOf(version: string | undefined): number[] {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version ?? '')
  return match ? (match[1] ?? '').split('.').map(Number) : []
}

/** True when the version is known and not below the given one. */
export function atLeast(version: string | undefined, least: readonly number[]): boolean {
  const parts = releaseOf(version)
  if (parts.length === 0) return false
  for (let i = 0; i < least.length; i++) {
    const difference = (parts[i] ?? 0) - (least[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** Final release dates of PostgreSQL major versions (postgresql.org/support/versioning). */
export const endOfLife: Readonly<Record<string, string>> = {
  '11': '2023-11-09',
  '12': '2024-11-21',
  '13': '2025-11-13',
  '14': '2026-11-12',
  '15': '2027-11-11',
  '16': '2028-11-09',
  '17': '2029-11-08',
  '18': '2030-11-14',
}
