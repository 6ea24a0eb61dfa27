/**
 * Codes of the stages. The rules of the check stage bring their own entries and are joined in `check/codes.ts`, so that
 * this folder imports no stage.
 */
export { buildCodes } from './build.ts'
export { checkCodes } from './check.ts'
export { faultTreeCodes } from './fault-tree.ts'
export { loadCodes } from './load.ts'
