// Starts the child process. Plain JavaScript: what comes before the cache is on has its types stripped anew in every run,
// and that takes as long as running a model.
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./child.ts')
