// Completes package-lock.json with the packages of other platforms. A registry mirror may hold only this platform's
// binaries; npm then leaves the others out of the lock file and `npm ci` refuses it. Their entries carry name, version
// and platform, which is all npm needs to skip them here and to fetch them there.
// Run after adding a package: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const packages = lock.packages
const systems = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
}

/** True when `name` is found from the package at `path`, going up as Node does. */
function found(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (found(path, name)) continue
    const words = name.split(/[/-]/)
    const os = words.map((w) => systems[w]).find((s) => s !== undefined)
    const cpu =
      words.find((w) => /^(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64)$/.test(w)) ??
      (words.includes('wasm32') ? 'wasm32' : undefined)
    const libc = words.some((w) => w.startsWith('musl'))
      ? 'musl'
      : words.some((w) => w.startsWith('gnu'))
        ? 'glibc'
        : undefined
    packages[`node_modules/${name}`] = {
      version: range.replace(/^[^0-9]*/, ''),
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(libc && os === 'linux' ? { libc: [libc] } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    }
  }
}

const { '': own, ...rest } = packages
lock.packages = { '': own, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
