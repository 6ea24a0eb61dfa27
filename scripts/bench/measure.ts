/** Timing of calls and of whole processes. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
export const loadpath = join(root, 'bin', 'loadpath')

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2
}

/** Median milliseconds of a call. */
export function timed(times: number, work: () => void): number {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return median(taken)
}

/** Milliseconds and peak memory (MB; 0 where the system does not tell) of a whole process: medians. */
export function wholeProcess(
  times: number,
  command: string,
  args: readonly string[],
  cwd = root,
): { ms: number; mb: number } {
  const gnu = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0
  const runs = Array.from({ length: times }, () => {
    const start = performance.now()
    const [program, all] = gnu ? ['/usr/bin/time', ['-f', 'peak %M', command, ...args]] : [command, [...args]]
    const done = spawnSync(program, all, { cwd, maxBuffer: 1 << 28 })
    const ms = performance.now() - start
    if (done.status === null || done.status > 1) throw new Error(`${command} ${args.join(' ')}: ${String(done.stderr)}`)
    return { ms, mb: Number(/peak (\d+)/.exec(String(done.stderr))?.[1] ?? 0) / 1024 }
  })
  return { ms: median(runs.map((run) => run.ms)), mb: median(runs.map((run) => run.mb)) }
}

/** Whole milliseconds below a second, else seconds. */
export function time(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`
}
