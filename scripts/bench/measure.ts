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

/** Milliseconds, those of the processors, and peak memory (MB) of a whole process: medians; 0 where the system does not tell. */
export function wholeProcess(
  times: number,
  command: string,
  args: readonly string[],
  cwd = root,
): { ms: number; cpu: number; mb: number } {
  const gnu = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0
  const runs = Array.from({ length: times }, () => {
    const start = performance.now()
    const [program, all] = gnu ? ['/usr/bin/time', ['-f', 'used %M %U %S', command, ...args]] : [command, [...args]]
    const done = spawnSync(program, all, { cwd, maxBuffer: 1 << 28 })
    const ms = performance.now() - start
    if (done.status === null || done.status > 1) throw new Error(`${command} ${args.join(' ')}: ${String(done.stderr)}`)
    const [, kb = 0, user = 0, system = 0] = /used (\S+) (\S+) (\S+)/.exec(String(done.stderr)) ?? []
    return { ms, cpu: (Number(user) + Number(system)) * 1000, mb: Number(kb) / 1024 }
  })
  return {
    ms: median(runs.map((run) => run.ms)),
    cpu: median(runs.map((run) => run.cpu)),
    mb: median(runs.map((run) => run.mb)),
  }
}

/** Whole milliseconds below a second, else seconds. */
export function time(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`
}
