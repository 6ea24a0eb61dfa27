// Formats and applies the safe fixes of the linter.
import { spawnSync } from 'node:child_process'

const done = spawnSync('node_modules/.bin/biome', ['check', '--write', '.'], { stdio: 'inherit' })
process.exit(done.status ?? 1)
